import type { RepatriationRow } from './repatriation-table.ts'

export type RepatriationStatus = RepatriationRow['status']

/** What may follow each status. Somebody may come home before anything was arranged. */
export const repatriationMoves: Readonly<Record<RepatriationStatus, readonly RepatriationStatus[]>> = {
  REQUESTED: ['ACCEPTED', 'PLANNED', 'RETURNED', 'DECLINED'],
  ACCEPTED: ['PLANNED', 'RETURNED', 'DECLINED'],
  PLANNED: ['RETURNED', 'DECLINED'],
  RETURNED: [],
  DECLINED: [],
}
