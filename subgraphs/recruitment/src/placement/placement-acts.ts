import { recordArrival } from '../arrival-report/record-arrival.ts'
import { recordContractVersion } from '../employment-contract-version/record-contract-version.ts'
import { recordAgreementVersion } from '../placement-agreement-version/record-agreement-version.ts'
import { recordCost } from '../placement-cost/record-cost.ts'
import { recordWorkplaceCheck } from '../workplace-check/record-workplace-check.ts'
import { movePlacement } from './move-placement.ts'
import { releaseCandidate } from './release-candidate.ts'
import { selectCandidate } from './select-candidate.ts'

/** The acts on a placement. */
export const placementActs = {
  selectCandidate,
  releaseCandidate,
  movePlacement,
  recordArrival,
  recordWorkplaceCheck,
  recordAgreementVersion,
  recordContractVersion,
  recordCost,
}
