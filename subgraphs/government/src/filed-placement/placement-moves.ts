import type { PlacementStatus } from './filed-placement-table.ts'

/** Which status of a filed placement may follow which. Before departure it is withdrawn, after it it ends. */
export const placementMoves: Readonly<Record<PlacementStatus, readonly PlacementStatus[]>> = {
  SELECTED: ['AGREEMENT_SIGNED', 'IN_PREPARATION', 'CANCELLED'],
  AGREEMENT_SIGNED: ['IN_PREPARATION', 'CANCELLED'],
  IN_PREPARATION: ['READY_TO_DEPART', 'CANCELLED'],
  READY_TO_DEPART: ['DEPARTED', 'CANCELLED'],
  DEPARTED: ['ARRIVED', 'ENDED'],
  ARRIVED: ['WORKING', 'ENDED'],
  WORKING: ['ENDED'],
  ENDED: [],
  CANCELLED: [],
}

/** True for a status that ends a placement, so that another may begin. */
export function isOver(status: PlacementStatus): boolean {
  return placementMoves[status].length === 0
}
