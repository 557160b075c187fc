import { endTraining } from './end-training.ts'
import { recordTraining } from './record-training.ts'

/** The acts on trainings. */
export const trainingRecordResolvers = { Mutation: { recordTraining, endTraining } }
