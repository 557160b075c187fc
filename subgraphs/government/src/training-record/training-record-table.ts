import { rowTable, type VersionedRow } from '@simpul/agency'

export interface TrainingRecordRow extends VersionedRow {
  readonly workerId: string
  readonly institution: string
  readonly programme: string
  readonly hours: number | null
  readonly result: TrainingResult
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly certificateNumber: string | null
}

export type TrainingResult = 'IN_PROGRESS' | 'PASSED' | 'FAILED' | 'WITHDRAWN'

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
    version: 'int',
  },
  links: { type: 'Worker', by: 'workerId' },
})
