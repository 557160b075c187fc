import { type AgencyContext, illegalMove } from '@simpul/agency'
import { z } from 'zod'
import { told } from '../input/told.ts'
import type { EPmiStatus } from './departure-clearance-table.ts'
import { type ClearanceAsked, clearanceFor, keepClearance } from './kept-clearance.ts'
import { type ClearancePayload, clearanceFacts } from './record-orientation.ts'

export interface RecordEPmiInput extends ClearanceAsked {
  readonly clientKey: string
  readonly status: EPmiStatus
}

/** How a departure card may go on. The mirror may be late, so a step may be passed over, but none is taken back once issued. */
export const cardMoves: Readonly<Record<EPmiStatus, readonly EPmiStatus[]>> = {
  NOT_APPLIED: ['IN_PROCESS', 'ISSUED'],
  IN_PROCESS: ['ISSUED', 'NOT_APPLIED'],
  ISSUED: ['EXPIRED'],
  EXPIRED: [],
}

/** Mirrors how a worker's departure card (E-PMI) stands with the provincial office. Own staff only. */
export async function recordEPmi(
  _: unknown,
  { input }: { readonly input: RecordEPmiInput },
  { today, write: writing }: AgencyContext,
): Promise<ClearancePayload> {
  told(z.object(clearanceFacts), input)
  const { status } = input
  const departureClearance = await writing('recordEPmi', input, async (write) => {
    const found = await clearanceFor(write, input)
    const { ePmiStatus: from } = found.row
    if (!cardMoves[from].includes(status)) throw illegalMove('input.status', from, status, cardMoves[from])
    const learned = { ePmiStatus: status, ePmiIsValid: status === 'ISSUED', mirroredOn: today }
    return keepClearance(write, found, learned)
  })
  return { departureClearance }
}
