import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { proposeDuplicates } from '../duplicate-proposal/propose-duplicates.ts'
import { inTheWay } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { both, id, pastDay } from '../input/words.ts'
import { protectedStages } from '../protected-stage/protected-stage-table.ts'
import { workerStages } from '../worker-stage/worker-stage-table.ts'
import { newWorker, type SaidOfWorker } from './new-worker.ts'
import { heldAlready } from './number-holder.ts'
import { duplicateWarning, type WorkerPayload } from './register-worker.ts'
import { elsewhere, liesInDistrict, workerFacts } from './worker-facts.ts'
import { workers } from './worker-table.ts'
import { warned, warningsOf } from './worker-warnings.ts'

interface RecordKnownWorkerInput extends SaidOfWorker {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly isNonProcedural: boolean
  readonly knownOn: string
}

/**
 * Takes down somebody first known through a case, a village's list or the airport desk: no placement and no registration
 * is needed, and only the name. A number that is another worker's is not written; the two are proposed as duplicates.
 */
export async function recordKnownWorker(
  _: unknown,
  { input }: { readonly input: RecordKnownWorkerInput },
  context: AgencyContext,
): Promise<WorkerPayload> {
  const { today } = context
  const facts = told(factsOf(today), input)
  const { knownOn: on, isNonProcedural } = input
  const done = await context.write('recordKnownWorker', input, async (write) => {
    const workerId = facts.workerId ?? randomUUID()
    const { isNumberTaken, isIdKnown } = await heldAlready(write, { id: workerId, nik: input.nik ?? null })
    if (isIdKnown) throw knownAlready()
    const said = newWorker({ ...input, ...facts }, { id: workerId, ...known(isNonProcedural) }, today)
    await write.insert(workers, { ...said, nik: isNumberTaken ? null : said.nik })
    await write.insert(workerStages, { id: randomUUID(), workerId, from: null, to: 'KNOWN', on })
    if (isNonProcedural)
      await write.insert(protectedStages, { id: randomUUID(), workerId, stage: 'NON_PROCEDURAL_DETECTED', on })
    const proposed = await proposeDuplicates(write, said, today)
    const taken = isNumberTaken ? (['NIK_OF_ANOTHER'] as const) : []
    return { id: workerId, warnings: [...warningsOf(said, today), ...taken, ...duplicateWarning(proposed)] }
  })
  return { worker: { id: done.id }, warnings: warned(done.warnings) }
}

function factsOf(today: string) {
  return z
    .object({ ...workerFacts(today), workerId: id.nullish(), knownOn: pastDay(today) })
    .refine(liesInDistrict, elsewhere)
    .refine(({ birthDate, knownOn }) => birthDate == null || birthDate <= knownOn, {
      path: ['knownOn'],
      message: both('must not be before the date of birth', 'tidak boleh sebelum tanggal lahir'),
    })
}

function known(isNonProcedural: boolean) {
  return {
    lifecycleStatus: 'KNOWN',
    stage: isNonProcedural ? 'NON_PROCEDURAL_DETECTED' : 'KNOWN',
    proceduralStatus: isNonProcedural ? 'NON_PROCEDURAL' : 'UNCLEAR',
    registeredOn: null,
  } as const
}

function knownAlready(): Error {
  return inTheWay('input.workerId', {
    en: 'A worker with this id is on record already: correct that one.',
    id: 'Pekerja dengan id ini sudah tercatat: perbaiki data itu.',
  })
}
