import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import type { LifecycleStatus } from './worker-table.ts'

/** The stages that no status tells: each is of a class of its own, and stands behind a status that stays as it is. */
export const protectedStages = [
  'NON_PROCEDURAL_DETECTED',
  'MEDICAL_FIT',
  'EXTENDED',
  'EMPLOYER_CHANGED',
  'RETURNED_NORMAL',
  'RETURNED_WITH_PROBLEM',
  'RETURNED_SICK',
  'RETURNED_DECEASED',
  'RETURNED_DEPORTED',
] as const
export type ProtectedStageName = (typeof protectedStages)[number]

export type Stage = LifecycleStatus | ProtectedStageName

const returns: readonly Stage[] = [
  'RETURNED_NORMAL',
  'RETURNED_WITH_PROBLEM',
  'RETURNED_SICK',
  'RETURNED_DECEASED',
  'RETURNED_DEPORTED',
]
// Whoever is known without a registration may register, or was at work or has come home before anybody here knew.
const fromKnown: readonly Stage[] = ['INFORMED', 'REGISTERED', 'WORKING', 'RETURNED', 'CLOSED']
// Reintegration and what follows a death are the family's too, so that every return leads to the same two.
const fromReturn: readonly Stage[] = ['REINTEGRATION', 'CLOSED']

/** Which stage follows which. Before departure a way may end at every stage; one that has ended may begin anew. */
export const stagesAfter: Readonly<Record<Stage, readonly Stage[]>> = {
  KNOWN: ['NON_PROCEDURAL_DETECTED', ...fromKnown],
  NON_PROCEDURAL_DETECTED: fromKnown,
  INFORMED: ['REGISTERED', 'CLOSED'],
  REGISTERED: ['SELECTED', 'CLOSED'],
  SELECTED: ['PLACEMENT_AGREEMENT_SIGNED', 'CLOSED'],
  PLACEMENT_AGREEMENT_SIGNED: ['DOCUMENTS_IN_PROGRESS', 'CLOSED'],
  DOCUMENTS_IN_PROGRESS: ['TRAINED', 'CLOSED'],
  TRAINED: ['MEDICAL_FIT', 'CLOSED'],
  MEDICAL_FIT: ['PASSPORT_ISSUED', 'CLOSED'],
  PASSPORT_ISSUED: ['VISA_ISSUED', 'CLOSED'],
  VISA_ISSUED: ['INSURED', 'CLOSED'],
  INSURED: ['ORIENTATION_DONE', 'CLOSED'],
  ORIENTATION_DONE: ['E_PMI_ISSUED', 'CLOSED'],
  E_PMI_ISSUED: ['DEPARTED', 'CLOSED'],
  DEPARTED: ['ARRIVAL_REPORTED', 'RETURNED'],
  ARRIVAL_REPORTED: ['WORKING', 'RETURNED'],
  WORKING: ['EXTENDED', 'EMPLOYER_CHANGED', 'RETURNED'],
  EXTENDED: ['WORKING', 'EXTENDED', 'EMPLOYER_CHANGED', 'RETURNED'],
  EMPLOYER_CHANGED: ['WORKING', 'EXTENDED', 'EMPLOYER_CHANGED', 'RETURNED'],
  RETURNED: [...returns, ...fromReturn],
  RETURNED_NORMAL: fromReturn,
  RETURNED_WITH_PROBLEM: fromReturn,
  RETURNED_SICK: fromReturn,
  RETURNED_DECEASED: fromReturn,
  RETURNED_DEPORTED: fromReturn,
  REINTEGRATION: ['CLOSED'],
  CLOSED: ['INFORMED', 'REGISTERED'],
}

/** The stages that a scheme has not: who comes to one of them goes on at once. */
export const stagesSkipped: Readonly<Record<PlacementScheme, readonly Stage[]>> = {
  P_TO_P: [],
  G_TO_G: ['PLACEMENT_AGREEMENT_SIGNED'],
  SSW: ['PLACEMENT_AGREEMENT_SIGNED'],
  INDIVIDUAL: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED', 'TRAINED'],
  OWN_COMPANY: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED'],
  RE_ENTRY: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED', 'TRAINED', 'ORIENTATION_DONE'],
  SEAFARER: ['PLACEMENT_AGREEMENT_SIGNED'],
}

/** The stages that may follow one under a scheme. */
export function nextStages(from: Stage, scheme: PlacementScheme): readonly Stage[] {
  const skipped = stagesSkipped[scheme]
  const next = stagesAfter[from].flatMap((stage) => (skipped.includes(stage) ? nextStages(stage, scheme) : [stage]))
  return [...new Set(next)]
}

/** The statuses that lead from registration out of the country. */
const wayOut: readonly LifecycleStatus[] = [
  'SELECTED',
  'PLACEMENT_AGREEMENT_SIGNED',
  'DOCUMENTS_IN_PROGRESS',
  'TRAINED',
  'PASSPORT_ISSUED',
  'VISA_ISSUED',
  'INSURED',
  'ORIENTATION_DONE',
  'E_PMI_ISSUED',
  'DEPARTED',
]

/** True for a status on the way from registration out of the country. */
export function isWayOut(status: LifecycleStatus): boolean {
  return wayOut.includes(status)
}

/** Where a worker stands: the status that is told, and the stage, which may be one that is not. */
export interface Standing {
  readonly lifecycleStatus: LifecycleStatus
  readonly stage: Stage
}

/** The statuses that may follow. What no status tells is passed in silence, so that no refusal tells it either. */
export function nextStatuses(
  { lifecycleStatus, stage }: Standing,
  scheme: PlacementScheme,
): readonly LifecycleStatus[] {
  return [...new Set(reached(stage, scheme, []))].filter((status) => status !== lifecycleStatus)
}

function reached(from: Stage, scheme: PlacementScheme, passed: readonly Stage[]): readonly LifecycleStatus[] {
  return nextStages(from, scheme).flatMap((stage) => {
    if (!isProtected(stage)) return [stage]
    return passed.includes(stage) ? [] : reached(stage, scheme, [...passed, stage])
  })
}

/** True for a stage that no status tells. */
export function isProtected(stage: Stage): stage is ProtectedStageName {
  return protectedStages.some((one) => one === stage)
}

/** The stage a worker is at: the one noted last, unless the status has gone on since. */
export function stageOf(
  { stage, lifecycleStatus }: Omit<Standing, 'stage'> & { readonly stage: Stage | null },
  scheme: PlacementScheme,
): Stage {
  if (stage === null || !isProtected(stage)) return lifecycleStatus
  return behind(lifecycleStatus, scheme).includes(stage) ? stage : lifecycleStatus
}

/** The protected stages that may stand behind a status. */
export function behind(status: LifecycleStatus, scheme: PlacementScheme): readonly ProtectedStageName[] {
  const found = new Set<ProtectedStageName>()
  const walk = (from: Stage) => {
    for (const stage of nextStages(from, scheme)) {
      if (!isProtected(stage) || found.has(stage)) continue
      found.add(stage)
      walk(stage)
    }
  }
  walk(status)
  return [...found]
}
