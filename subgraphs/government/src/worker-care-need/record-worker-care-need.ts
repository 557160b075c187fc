import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { z } from 'zod'
import { heldRow } from '../case-acts/held-row.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { refuseBeforeBirth } from '../input/refuse-day.ts'
import { notRight, told } from '../input/told.ts'
import { id, lines, pastDay } from '../input/words.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { type WorkerCareNeedRow, workerCareNeeds } from './worker-care-need-table.ts'

export interface RecordWorkerCareNeedInput {
  readonly clientKey: string
  readonly workerId: string
  readonly complaintId?: string | null
  readonly kind: WorkerCareNeedRow['kind']
  readonly detail?: string | null
  readonly sinceOn: string
}

/** A need as it is on record. */
export interface CareNeedPayload {
  readonly careNeed: { readonly id: string }
}

/** Notes what a worker needs for her health: what is needed, never a diagnosis. Own staff only. */
export async function recordWorkerCareNeed(
  _: unknown,
  { input }: { readonly input: RecordWorkerCareNeedInput },
  { today, write: writing }: AgencyContext,
): Promise<CareNeedPayload> {
  const { detail, complaintId, ...facts } = told(factsOf(today), input)
  const careNeed = await writing('recordWorkerCareNeed', input, async (write) => {
    await refuseOtherComplaint(write, input)
    const { birthDate } = await lockWorker(write, facts)
    refuseBeforeBirth('input.sinceOn', facts.sinceOn, birthDate)
    const row = { id: randomUUID(), ...facts, complaintId: complaintId ?? null, kind: input.kind }
    await write.insert(workerCareNeeds, { ...row, detail: detail ?? null, untilOn: null, version: 1 })
    return { id: row.id }
  })
  return { careNeed }
}

function factsOf(today: string) {
  return z.object({
    workerId: id,
    complaintId: z.string().nullish(),
    detail: lines(500).nullish(),
    sinceOn: pastDay(today),
  })
}

/** Looked at as the caller, before the worker is: a complaint that is hidden reads like none. */
async function refuseOtherComplaint(write: Write, { complaintId, workerId }: RecordWorkerCareNeedInput): Promise<void> {
  if (complaintId == null) return
  const complaint = await heldRow(write, complaints, { field: 'complaintId', id: complaintId })
  if (complaint.workerId === workerId) return
  throw notRight('input.complaintId', {
    en: 'must be a complaint of the worker that workerId names',
    id: 'harus pengaduan milik pekerja yang disebut workerId',
  })
}
