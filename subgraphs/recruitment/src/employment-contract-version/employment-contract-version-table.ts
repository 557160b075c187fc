import { type Row, rowTable } from '@simpul/agency'

export interface EmploymentContractVersionRow extends Row {
  readonly workerId: string
  readonly placementId: string
  readonly version: number
  readonly signedOn: string
  readonly position: string
  readonly monthlyWage: number
  readonly currency: string
  readonly weeklyHours: number | null
  readonly weeklyRestDays: number | null
  readonly leaveDays: number | null
  readonly termMonths: number | null
  readonly employerName: string | null
  readonly isWorseThanPromised: boolean
  /** The signed contract itself, where it was sent. It shows the wage. */
  readonly fileId: string | null
}

/** Employment contracts (perjanjian kerja) as they were signed; the database refuses to change one. */
export const contractVersions = rowTable<EmploymentContractVersionRow>({
  type: 'EmploymentContractVersion',
  columns: {
    workerId: 'text',
    placementId: 'text',
    version: 'int',
    signedOn: 'date',
    position: 'text',
    monthlyWage: 'int',
    currency: 'text',
    weeklyHours: 'int',
    weeklyRestDays: 'int',
    leaveDays: 'int',
    termMonths: 'int',
    employerName: 'text',
    isWorseThanPromised: 'boolean',
    fileId: 'text',
  },
})
