import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { addNotice } from '../repatriation-notice/add-notice.ts'
import type { Stage } from '../worker/stages.ts'
import { noteStage } from '../worker-stage/note-stage.ts'
import { type RepatriationStep, readRepatriation } from './read-repatriation.ts'
import { repatriationMoves } from './repatriation-moves.ts'
import { type RepatriationRow, repatriations } from './repatriation-table.ts'

export interface RecordRepatriationInput extends RepatriationStep {
  readonly clientKey: string
  readonly repatriationId: string
  readonly expectedVersion: number
}

/** A way home after an act on it. */
export interface RepatriationPayload {
  readonly repatriation: { readonly id: string }
}

/** Records how far a way home has come. Who has returned is so on the worker's page, and the company that placed her is told. Own staff only. */
export async function recordRepatriation(
  _: unknown,
  { input }: { readonly input: RecordRepatriationInput },
  { write: run, today }: AgencyContext,
): Promise<RepatriationPayload> {
  const { repatriationId: id, expectedVersion, to } = input
  const recorded = await run('recordRepatriation', input, async (write) => {
    const before = await heldVersion(write, repatriations, { field: 'repatriationId', id, expectedVersion })
    const legal = repatriationMoves[before.status]
    if (!legal.includes(to)) throw illegalMove('input.to', before.status, to, legal)
    const facts = readRepatriation(input, before, today)
    await write.change(repatriations, id, expectedVersion, { ...facts, status: to })
    if (facts.returnedOn !== null) await noteReturn(write, { ...before, ...facts }, facts.returnedOn)
    return { id }
  })
  return { repatriation: recorded }
}

async function noteReturn(write: Write, home: RepatriationRow, on: string): Promise<void> {
  await noteStage(write, home.workerId, stageOf(home), on)
  await addNotice(write, home.workerId, on)
}

/** In what condition somebody came home is told by the stage only where no complaint is behind it: a stage is read by its respondents too. */
function stageOf({ complaintId, condition }: RepatriationRow): Stage {
  return complaintId !== null || condition === null ? 'RETURNED' : stages[condition]
}

const stages: Readonly<Record<NonNullable<RepatriationRow['condition']>, Stage>> = {
  WELL: 'RETURNED_NORMAL',
  SICK: 'RETURNED_SICK',
  INJURED: 'RETURNED_SICK',
  DECEASED: 'RETURNED_DECEASED',
}
