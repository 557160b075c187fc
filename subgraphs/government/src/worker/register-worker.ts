import { randomUUID } from 'node:crypto'
import type { AgencyContext, Words, Write } from '@simpul/agency'
import { z } from 'zod'
import { proposeDuplicates } from '../duplicate-proposal/propose-duplicates.ts'
import { inTheWay } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { id, pastDay } from '../input/words.ts'
import { workerStages } from '../worker-stage/worker-stage-table.ts'
import { newWorker, type SaidOfWorker } from './new-worker.ts'
import { heldAlready } from './number-holder.ts'
import { elsewhere, liesInDistrict, workerFacts } from './worker-facts.ts'
import { workers } from './worker-table.ts'
import { type WorkerWarning, type WorkerWarningCode, warned, warningsOf } from './worker-warnings.ts'

interface RegisterWorkerInput extends SaidOfWorker {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly nik: string
}

/** A worker as written, and what is odd about the facts. */
export interface WorkerPayload {
  readonly worker: { readonly id: string }
  readonly warnings: readonly WorkerWarning[]
}

/** Registers a worker once for each population number. Own staff only: the schema accepts nobody else. */
export async function registerWorker(
  _: unknown,
  { input }: { readonly input: RegisterWorkerInput },
  context: AgencyContext,
): Promise<WorkerPayload> {
  const { today } = context
  const facts = told(factsOf(today), input)
  const done = await context.write('registerWorker', input, async (write) => {
    const worker = newWorker(
      { ...input, ...facts },
      { id: facts.workerId ?? randomUUID(), ...registered(today) },
      today,
    )
    await refuseKnown(write, { id: worker.id, nik: input.nik })
    await write.insert(workers, worker)
    await write.insert(workerStages, { id: randomUUID(), workerId: worker.id, from: null, to: 'REGISTERED', on: today })
    const proposed = await proposeDuplicates(write, worker, today)
    return { id: worker.id, warnings: [...warningsOf(worker, today), ...duplicateWarning(proposed)] }
  })
  return { worker: { id: done.id }, warnings: warned(done.warnings) }
}

function factsOf(today: string) {
  const { birthDate: _, kecamatanCode, ...facts } = workerFacts(today)
  return z
    .object({
      ...facts,
      workerId: id.nullish(),
      birthDate: pastDay(today),
      kecamatanCode: kecamatanCode.unwrap().unwrap(),
    })
    .refine(liesInDistrict, elsewhere)
}

function registered(today: string) {
  return {
    lifecycleStatus: 'REGISTERED',
    stage: 'REGISTERED',
    proceduralStatus: 'PROCEDURAL',
    registeredOn: today,
  } as const
}

/** What an officer is told where somebody else may be the same person. */
export function duplicateWarning(proposed: number): readonly WorkerWarningCode[] {
  return proposed > 0 ? ['POSSIBLE_DUPLICATE'] : []
}

async function refuseKnown(write: Write, claimed: { readonly id: string; readonly nik: string }): Promise<void> {
  const { isNumberTaken, isIdKnown } = await heldAlready(write, claimed)
  if (isNumberTaken) throw registeredAlready('nik', { en: 'population number (NIK)', id: 'NIK' })
  if (isIdKnown) throw registeredAlready('workerId', { en: 'id', id: 'id' })
}

function registeredAlready(field: string, by: Words): Error {
  return inTheWay(`input.${field}`, {
    en: `A worker with this ${by.en} is registered already.`,
    id: `Pekerja dengan ${by.id} ini sudah terdaftar.`,
  })
}
