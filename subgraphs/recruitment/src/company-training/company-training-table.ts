import { type Row, rowTable } from '@simpul/agency'

export interface CompanyTrainingRow extends Row {
  readonly workerId: string
  readonly institution: string
  readonly programme: string
  readonly hours: number
  readonly result: 'PASSED' | 'FAILED'
  readonly startedOn: string
  readonly endedOn: string
  readonly certificateNumber: string | null
}

/** The trainings at the company or where it sent somebody. */
export const companyTrainings = rowTable<CompanyTrainingRow>({
  type: 'CompanyTraining',
  columns: {
    workerId: 'text',
    institution: 'text',
    programme: 'text',
    hours: 'int',
    result: 'text',
    startedOn: 'date',
    endedOn: 'date',
    certificateNumber: 'text',
  },
})
