import { type Row, rowTable } from '@simpul/agency'

export interface PsychologicalFitnessRow extends Row {
  readonly workerId: string
  readonly isFit: boolean
  readonly examinedOn: string
}

/** Fit or not: there is no column for a diagnosis. */
export const psychologicalFitness = rowTable<PsychologicalFitnessRow>({
  type: 'PsychologicalFitness',
  columns: {
    workerId: 'text',
    isFit: 'boolean',
    examinedOn: 'date',
  },
})
