import type { CaseStatus } from './case-table.ts'

/** Why a case may be closed, by the status that closes it. */
export const closings = {
  SETTLED: ['SOLVED'],
  CLOSED: [
    'DOCUMENTS_NOT_COMPLETED',
    'NOT_CLEAR',
    'COMPLAINANT_UNREACHABLE',
    'HANDED_OVER',
    'NO_REPLY',
    'CLIENT_WITHDREW',
    'DUPLICATE',
  ],
} as const
export type CaseClosedBecause = (typeof closings)[keyof typeof closings][number]

/**
 * Where a caseworker moves a case from each status. None leads to `REFERRED`: that follows when another agency accepts
 * to take the case over. A closed case may be opened again.
 */
export const caseMoves: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  OPEN: ['IN_PROGRESS', 'CLOSED'],
  IN_PROGRESS: ['SETTLED', 'CLOSED'],
  REFERRED: ['IN_PROGRESS', 'SETTLED', 'CLOSED'],
  SETTLED: ['IN_PROGRESS', 'CLOSED'],
  CLOSED: ['IN_PROGRESS'],
}

/** The reasons that a status needs one of; none where it closes nothing. */
export function reasonsFor(status: CaseStatus): readonly CaseClosedBecause[] {
  return status === 'SETTLED' || status === 'CLOSED' ? closings[status] : []
}
