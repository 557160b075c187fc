import { endWorkerCareNeed } from './end-worker-care-need.ts'
import { recordWorkerCareNeed } from './record-worker-care-need.ts'

/** The acts on what workers need for their health. */
export const workerCareNeedResolvers = { Mutation: { recordWorkerCareNeed, endWorkerCareNeed } }
