import { type AgencyContext, refused, staleVersion, type Write } from '@simpul/agency'
import { z } from 'zod'
import { proposeDuplicates } from '../duplicate-proposal/propose-duplicates.ts'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import { ageOn } from './ages.ts'
import { lockWorker } from './locked-worker.ts'
import type { SaidOfWorker } from './new-worker.ts'
import { heldAlready } from './number-holder.ts'
import { duplicateWarning, type WorkerPayload } from './register-worker.ts'
import { elsewhere, liesInDistrict, residence, workerFacts } from './worker-facts.ts'
import { type WorkerRow, workers } from './worker-table.ts'
import { warned, warningsOf } from './worker-warnings.ts'

interface CorrectWorkerInput extends Partial<SaidOfWorker> {
  readonly clientKey: string
  readonly workerId: string
  readonly expectedVersion: number
  readonly nikStatus?: WorkerRow['nikStatus'] | null
  readonly nikMethod?: WorkerRow['nikMethod']
  readonly biometricDone?: boolean | null
}

type Said = { readonly [P in keyof CorrectWorkerInput]?: CorrectWorkerInput[P] | undefined }
type Changes = Partial<Omit<WorkerRow, 'id' | 'owner' | 'reach' | 'version'>>

/**
 * Corrects what is known of a worker: what is left out stays. A number that is another worker's is not written; the two
 * are proposed as duplicates. Own staff only.
 */
export async function correctWorker(
  _: unknown,
  { input }: { readonly input: CorrectWorkerInput },
  context: AgencyContext,
): Promise<WorkerPayload> {
  const { today } = context
  const facts = told(factsOf(today), input)
  const done = await context.write('correctWorker', input, async (write) => {
    const { begunOn } = await lockWorker(write, input)
    const before = await write.find(workers, input.workerId)
    if (before === null) throw staleVersion('input.expectedVersion', input.expectedVersion)
    const said = { ...before, ...changesOf({ ...input, ...facts }, before, today) }
    refuseIncomplete(said)
    refuseBornLater(said, begunOn)
    const isTaken = await isNumberTaken(write, before, said)
    await write.change(
      workers,
      input.workerId,
      input.expectedVersion,
      written({ ...said, nik: isTaken ? before.nik : said.nik }),
    )
    const proposed = await proposeDuplicates(write, said, today)
    const taken = isTaken ? (['NIK_OF_ANOTHER'] as const) : []
    return { id: input.workerId, warnings: [...warningsOf(said, today), ...taken, ...duplicateWarning(proposed)] }
  })
  return { worker: { id: done.id }, warnings: warned(done.warnings) }
}

function factsOf(today: string) {
  const { fullName, ...facts } = workerFacts(today)
  return z
    .object({ ...facts, fullName: fullName.optional(), workerId: id, expectedVersion: version })
    .refine(liesInDistrict, elsewhere)
}

function changesOf(said: Said, before: WorkerRow, today: string): Changes {
  const names = ['nik', 'kkNumber', 'fullName', 'aliases', 'birthDate', 'sex', 'nationality', 'maritalStatus'] as const
  const others = ['addressDetail', 'educationLevel', 'biometricDone'] as const
  const given = [...names, ...others].filter((name) => said[name] !== undefined)
  const changes: Changes = Object.fromEntries(given.map((name) => [name, said[name]]))
  const birthDate = said.birthDate ?? before.birthDate
  const code = said.kecamatanCode ?? before.kecamatanCode
  // a new district without its village leaves the old village behind
  const desaCode = said.desaCode !== undefined ? said.desaCode : code === before.kecamatanCode ? before.desaCode : null
  return {
    ...changes,
    ...(birthDate === null ? {} : { birthDate, ...ageOn(today, birthDate) }),
    ...residence(code, desaCode),
    ...nikCheck(said, before, today),
  }
}

/** A number that changes has not been checked, unless the officer says how. */
function nikCheck({ nik, nikStatus, nikMethod }: Said, before: WorkerRow, today: string): Changes {
  if (nikStatus != null && nikStatus !== 'NOT_CHECKED') {
    if (nikMethod == null) {
      throw refused('input.nikMethod', {
        en: 'input.nikMethod must say how the number was checked. Nothing was written.',
        id: 'input.nikMethod harus menyebut cara NIK diperiksa. Tidak ada yang ditulis.',
      })
    }
    return { nikStatus, nikMethod, nikVerifiedOn: today }
  }
  const isOther = nik !== undefined && nik !== before.nik
  return isOther || nikStatus != null ? { nikStatus: 'NOT_CHECKED', nikMethod: null, nikVerifiedOn: null } : {}
}

/** Who is registered keeps what registration wants; nobody is without a name and a nationality, and a village lies in its district. */
function refuseIncomplete(worker: WorkerRow): void {
  const wanted = ['nik', 'birthDate', 'sex', 'kecamatanCode'] as const
  const always = ['nationality', 'aliases', 'biometricDone'] as const
  const names = worker.registeredOn === null ? always : [...always, ...wanted]
  const missing = names.find((name) => worker[name] === null)
  if (missing !== undefined) {
    throw refused(`input.${missing}`, {
      en: `input.${missing} must not be taken away; correct it instead. Nothing was written.`,
      id: `input.${missing} tidak boleh dihapus; perbaiki isinya. Tidak ada yang ditulis.`,
    })
  }
  if (worker.desaCode === null || worker.desaCode.startsWith(`${worker.kecamatanCode}.`)) return
  throw refused('input.desaCode', {
    en: 'input.desaCode must lie in the worker’s district; give kecamatanCode too. Nothing was written.',
    id: 'input.desaCode harus berada di kecamatan pekerja; sebutkan juga kecamatanCode. Tidak ada yang ditulis.',
  })
}

function refuseBornLater({ birthDate }: WorkerRow, begunOn: string | null): void {
  if (birthDate === null || begunOn === null || birthDate <= begunOn) return
  throw refused('input.birthDate', {
    en: `input.birthDate must not be after ${begunOn}, the day of the first status. Nothing was written.`,
    id: `input.birthDate tidak boleh sesudah ${begunOn}, hari status pertama. Tidak ada yang ditulis.`,
  })
}

async function isNumberTaken(write: Write, before: WorkerRow, { nik }: WorkerRow): Promise<boolean> {
  if (nik === null || nik === before.nik) return false
  const held = await heldAlready(write, { id: before.id, nik })
  return held.isNumberTaken
}

function written({ id: _, owner: __, reach: ___, version: ____, ...row }: WorkerRow): Changes {
  return row
}
