import type { AgencyContext, Write } from '@simpul/agency'
import { receivedOnOf } from '../case-acts/held-complaint.ts'
import { heldVersion } from '../case-acts/held-row.ts'
import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseMediationMove } from './mediation-moves.ts'
import { type MediationRow, mediations } from './mediation-table.ts'
import type { MediationPayload } from './plan-mediation.ts'

/** Which mediation an act is about. */
export interface MediationAct {
  readonly clientKey: string
  readonly mediationId: string
  readonly expectedVersion: number
}

export interface RecordMediationInput extends MediationAct {
  readonly heldOn: string
  readonly result: NonNullable<MediationRow['result']>
  readonly minutes: string
}

/** Takes the minutes of a mediation that was held, and what came of it. Own staff only. */
export async function recordMediation(
  _: unknown,
  { input }: { readonly input: RecordMediationInput },
  { write: run, today }: AgencyContext,
): Promise<MediationPayload> {
  const { result } = input
  const minutes = readText('minutes', input.minutes, most.narrative)
  const held = await run('recordMediation', input, async (write) => {
    const planned = await heldMediation(write, input)
    refuseMediationMove(planned, 'HELD')
    const heldOn = readPastDay('heldOn', input.heldOn, today, await receivedOnOf(write, planned.complaintId))
    await write.change(mediations, planned.id, planned.version, { state: 'HELD', heldOn, result, minutes })
    return { id: planned.id }
  })
  return { mediation: held }
}

/** Notes that a mediation will not be held. Own staff only. */
export async function cancelMediation(
  _: unknown,
  { input }: { readonly input: MediationAct },
  { write: run }: AgencyContext,
): Promise<MediationPayload> {
  const cancelled = await run('cancelMediation', input, async (write) => {
    const planned = await heldMediation(write, input)
    refuseMediationMove(planned, 'CANCELLED')
    await write.change(mediations, planned.id, planned.version, { state: 'CANCELLED' })
    return { id: planned.id }
  })
  return { mediation: cancelled }
}

function heldMediation(write: Write, { mediationId: id, expectedVersion }: MediationAct): Promise<MediationRow> {
  return heldVersion(write, mediations, { field: 'mediationId', id, expectedVersion })
}
