import { randomUUID } from 'node:crypto'
import { type AgencyContext, checked, HubError, isWellFormedId, type NewRow, type Write } from '@simpul/agency'
import { z } from 'zod'
import { ageOn } from './ages.ts'
import { districts } from './districts.ts'
import { type EducationLevel, type MaritalStatus, type WorkerRow, workers } from './worker-table.ts'

interface RegisterWorkerInput {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly nik: string
  readonly fullName: string
  readonly aliases?: readonly string[] | null
  readonly birthDate: string
  readonly sex: WorkerRow['sex']
  readonly nationality?: string | null
  readonly maritalStatus?: MaritalStatus | null
  readonly kecamatanCode: string
  readonly desaCode?: string | null
  readonly addressDetail?: string | null
  readonly educationLevel?: EducationLevel | null
}

/** Registers a worker once for each population number. Own staff only: the schema accepts nobody else. */
export async function registerWorker(
  _: unknown,
  { input }: { readonly input: RegisterWorkerInput },
  context: AgencyContext,
): Promise<{ readonly worker: { readonly id: string } }> {
  const facts = checked(factsOf(context.today), input)
  const { id } = await context.write('registerWorker', input, async (write) => {
    const worker = newWorker(input, facts, context.today)
    await refuseKnown(write, worker)
    await write.insert(workers, { ...worker, desa: await villageName(write, worker.desaCode) })
    return { id: worker.id }
  })
  return { worker: { id } }
}

const name = z.string().trim().min(1, 'must not be empty').max(200, 'has at most 200 characters')

/** What the schema cannot say of the input. A NIK that does not match birth date, sex or district is no fault: none of these is its to prove. */
function factsOf(today: string) {
  return z
    .object({
      workerId: z.string().refine(isWellFormedId, 'must be a UUID in lower case, as the hub gives it out').nullish(),
      fullName: name,
      aliases: z.array(name).max(20, 'holds at most 20 spellings').nullish(),
      birthDate: z
        .string()
        .refine((day) => day <= today, 'must not be in the future')
        .refine((day) => day >= '1900-01-01', 'must be a day since 1900'),
      nationality: z
        .string()
        .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
        .nullish(),
      kecamatanCode: z.string().refine((code) => districts.has(code), 'must be the code of a district of Jember'),
      desaCode: z
        .string()
        .regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/, 'must be a code such as 35.09.18.2005')
        .nullish(),
      addressDetail: z.string().trim().max(500, 'has at most 500 characters').nullish(),
    })
    .refine(({ kecamatanCode, desaCode }) => desaCode?.startsWith(`${kecamatanCode}.`) ?? true, {
      path: ['desaCode'],
      message: 'must lie in the district that kecamatanCode names',
    })
}

type Facts = z.infer<ReturnType<typeof factsOf>>

function newWorker(input: RegisterWorkerInput, facts: Facts, today: string): NewRow<WorkerRow> {
  return {
    id: facts.workerId ?? randomUUID(),
    nik: input.nik,
    nikStatus: 'NOT_CHECKED',
    nikMethod: null,
    nikVerifiedOn: null,
    kkNumber: null,
    fullName: facts.fullName,
    aliases: facts.aliases ?? [],
    birthDate: facts.birthDate,
    ...ageOn(today, facts.birthDate),
    sex: input.sex,
    nationality: facts.nationality ?? 'ID',
    maritalStatus: input.maritalStatus ?? null,
    kecamatanCode: facts.kecamatanCode,
    kecamatan: districts.get(facts.kecamatanCode) ?? '',
    desaCode: facts.desaCode ?? null,
    desa: null,
    addressDetail: facts.addressDetail ?? null,
    educationLevel: input.educationLevel ?? null,
    biometricDone: false,
    proceduralStatus: 'PROCEDURAL',
    lifecycleStatus: 'REGISTERED',
    documentsCompletePercent: 0,
    hasFamilyPermission: false,
    registeredOn: today,
  }
}

/**
 * Refuses a number or an id that is registered already, and says of whom to nobody. The locks make a second
 * registration wait for the first: a unique violation would write the number into the server's log.
 */
async function refuseKnown(write: Write, { id, nik }: Pick<WorkerRow, 'id' | 'nik'>): Promise<void> {
  await write.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) key', [
    [`worker nik ${nik}`, `worker id ${id}`],
  ])
  const known = await write.query<readonly { readonly is_number: boolean }[]>(
    'select (nik is not distinct from $1) as is_number from worker where nik = $1 or id = $2 order by 1 desc limit 1',
    [nik, id],
  )
  const [first] = known
  if (first?.is_number === true) throw registered('nik', 'A worker with this population number (NIK)')
  if (first !== undefined) throw registered('workerId', 'A worker with this id')
}

function registered(field: string, who: string): HubError {
  return new HubError('CONFLICT', `${who} is registered already. Nothing was written.`, {
    detail: { field: `input.${field}` },
  })
}

/** The name under which the register already knows a village. */
async function villageName(write: Write, code: string | null): Promise<string | null> {
  if (code === null) return null
  const known = await write.query<readonly { readonly desa: string }[]>(
    'select desa from worker where desa_code = $1 and desa is not null limit 1',
    [code],
  )
  return known[0]?.desa ?? null
}
