import { recordEPmi } from './record-e-pmi.ts'
import { recordOrientation } from './record-orientation.ts'

/** The acts that mirror what the provincial office recorded. */
export const departureClearanceResolvers = { Mutation: { recordOrientation, recordEPmi } }
