import { type Row, rowTable } from '@simpul/agency'
import type { Stage } from './stages.ts'

export interface WorkerRow extends Row {
  readonly nik: string | null
  readonly nikStatus: 'NOT_CHECKED' | 'CONFIRMED' | 'MISMATCH'
  readonly nikMethod: 'CARD_SEEN' | 'CARD_READ' | 'FAMILY_CARD_SEEN' | null
  readonly nikVerifiedOn: string | null
  readonly kkNumber: string | null
  readonly fullName: string
  readonly aliases: readonly string[]
  readonly birthDate: string | null
  /** Follows from the birth date and the day: see `refreshAges`. */
  readonly ageBand: AgeBand | null
  readonly isMinor: boolean | null
  /** Null, like the district, for somebody known from a case alone. */
  readonly sex: 'FEMALE' | 'MALE' | null
  readonly nationality: string
  readonly maritalStatus: MaritalStatus | null
  readonly kecamatanCode: string | null
  readonly kecamatan: string | null
  readonly desaCode: string | null
  readonly desa: string | null
  readonly addressDetail: string | null
  readonly educationLevel: EducationLevel | null
  readonly biometricDone: boolean
  readonly proceduralStatus: 'PROCEDURAL' | 'NON_PROCEDURAL' | 'UNCLEAR'
  readonly lifecycleStatus: LifecycleStatus
  readonly documentsCompletePercent: number
  readonly hasFamilyPermission: boolean
  readonly registeredOn: string | null
  /** Counts the changes, so that two officers do not overwrite each other. */
  readonly version: number
  /** The stage, also where the status does not tell it; the schema does not show it. See `stageOf`. */
  readonly stage: Stage | null
}

export type AgeBand = 'UNDER_18' | 'FROM_18_TO_24' | 'FROM_25_TO_34' | 'FROM_35_TO_44' | 'FROM_45'
export type MaritalStatus = 'SINGLE' | 'MARRIED' | 'DIVORCED' | 'WIDOWED'
export type EducationLevel =
  | 'NONE'
  | 'PRIMARY'
  | 'JUNIOR_SECONDARY'
  | 'SENIOR_SECONDARY'
  | 'DIPLOMA'
  | 'BACHELOR_OR_HIGHER'
export type LifecycleStatus =
  | 'KNOWN'
  | 'INFORMED'
  | 'REGISTERED'
  | 'SELECTED'
  | 'PLACEMENT_AGREEMENT_SIGNED'
  | 'DOCUMENTS_IN_PROGRESS'
  | 'TRAINED'
  | 'PASSPORT_ISSUED'
  | 'VISA_ISSUED'
  | 'INSURED'
  | 'ORIENTATION_DONE'
  | 'E_PMI_ISSUED'
  | 'DEPARTED'
  | 'ARRIVAL_REPORTED'
  | 'WORKING'
  | 'RETURNED'
  | 'REINTEGRATION'
  | 'CLOSED'

/** The workers the Manpower Service knows; a company is a party of its own candidates. */
export const workers = rowTable<WorkerRow>({
  type: 'Worker',
  columns: {
    nik: 'text',
    nikStatus: 'text',
    nikMethod: 'text',
    nikVerifiedOn: 'date',
    kkNumber: 'text',
    fullName: 'text',
    aliases: 'text[]',
    birthDate: 'date',
    ageBand: 'text',
    isMinor: 'boolean',
    sex: 'text',
    nationality: 'text',
    maritalStatus: 'text',
    kecamatanCode: 'text',
    kecamatan: 'text',
    desaCode: 'text',
    desa: 'text',
    addressDetail: 'text',
    educationLevel: 'text',
    biometricDone: 'boolean',
    proceduralStatus: 'text',
    lifecycleStatus: 'text',
    documentsCompletePercent: 'int',
    hasFamilyPermission: 'boolean',
    registeredOn: 'date',
    version: 'int',
    stage: 'text',
  },
})
