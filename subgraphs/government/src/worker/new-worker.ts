import type { NewRow } from '@simpul/agency'
import { ageOn } from './ages.ts'
import { residence } from './worker-facts.ts'
import type { WorkerRow } from './worker-table.ts'

/** What an officer may say of a worker. */
export interface SaidOfWorker {
  readonly nik?: string | null | undefined
  readonly kkNumber?: string | null | undefined
  readonly fullName: string
  readonly aliases?: readonly string[] | null | undefined
  readonly birthDate?: string | null | undefined
  readonly sex?: WorkerRow['sex'] | undefined
  readonly nationality?: string | null | undefined
  readonly maritalStatus?: WorkerRow['maritalStatus'] | undefined
  readonly kecamatanCode?: string | null | undefined
  readonly desaCode?: string | null | undefined
  readonly addressDetail?: string | null | undefined
  readonly educationLevel?: WorkerRow['educationLevel'] | undefined
}

type Beginning = Pick<WorkerRow, 'id' | 'lifecycleStatus' | 'stage' | 'proceduralStatus' | 'registeredOn'>

/** The first row of a worker. */
export function newWorker(said: SaidOfWorker, beginning: Beginning, today: string): NewRow<WorkerRow> {
  const birthDate = said.birthDate ?? null
  return {
    ...beginning,
    nik: said.nik ?? null,
    nikStatus: 'NOT_CHECKED',
    nikMethod: null,
    nikVerifiedOn: null,
    kkNumber: said.kkNumber ?? null,
    fullName: said.fullName,
    aliases: said.aliases ?? [],
    birthDate,
    ...(birthDate === null ? { ageBand: null, isMinor: null } : ageOn(today, birthDate)),
    sex: said.sex ?? null,
    nationality: said.nationality ?? 'ID',
    maritalStatus: said.maritalStatus ?? null,
    ...residence(said.kecamatanCode ?? null, said.desaCode ?? null),
    addressDetail: said.addressDetail ?? null,
    educationLevel: said.educationLevel ?? null,
    biometricDone: false,
    documentsCompletePercent: 0,
    hasFamilyPermission: false,
    version: 1,
  }
}
