import { type Row, rowTable } from '@simpul/agency'

export interface MedicalFitnessRow extends Row {
  readonly workerId: string
  readonly isFit: boolean
  readonly examinedOn: string
}

/** Fit or not, and when: there is no column for a diagnosis. */
export const medicalFitness = rowTable<MedicalFitnessRow>({
  type: 'MedicalFitness',
  columns: { workerId: 'text', isFit: 'boolean', examinedOn: 'date' },
})
