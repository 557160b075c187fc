import { type Row, rowTable } from '@simpul/agency'

export interface TrainingRecordRow extends Row {
  readonly workerId: string
  readonly institution: string
  readonly programme: string
  readonly hours: number | null
  readonly result: 'IN_PROGRESS' | 'PASSED' | 'FAILED' | 'WITHDRAWN'
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly certificateNumber: string | null
}

/** The trainings of the Manpower Service; they follow the links of their worker. */
export const trainingRecords = rowTable<TrainingRecordRow>({
  type: 'TrainingRecord',
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
  links: { type: 'Worker', by: 'workerId' },
})
