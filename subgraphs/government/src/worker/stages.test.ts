import { demoPopulation } from '@simpul/demo'
import { lifecycleStatus, stageReached } from '../seed/stage-rows.ts'
import {
  behind,
  isProtected,
  nextStages,
  nextStatuses,
  protectedStages,
  type Stage,
  stageOf,
  stagesAfter,
  stagesSkipped,
} from './stages.ts'
import type { LifecycleStatus } from './worker-table.ts'

const every = Object.keys(stagesAfter) as Stage[]
const schemes = Object.keys(stagesSkipped) as (keyof typeof stagesSkipped)[]
const statuses = every.filter((stage): stage is LifecycleStatus => !isProtected(stage))

/** Every legal step of the scheme that skips nothing, as the domain has it. */
const legal = new Set(
  `KNOWN NON_PROCEDURAL_DETECTED|KNOWN INFORMED|KNOWN REGISTERED|KNOWN WORKING|KNOWN RETURNED|KNOWN CLOSED
  |NON_PROCEDURAL_DETECTED INFORMED|NON_PROCEDURAL_DETECTED REGISTERED|NON_PROCEDURAL_DETECTED WORKING
  |NON_PROCEDURAL_DETECTED RETURNED|NON_PROCEDURAL_DETECTED CLOSED
  |INFORMED REGISTERED|REGISTERED SELECTED|SELECTED PLACEMENT_AGREEMENT_SIGNED
  |PLACEMENT_AGREEMENT_SIGNED DOCUMENTS_IN_PROGRESS|DOCUMENTS_IN_PROGRESS TRAINED|TRAINED MEDICAL_FIT
  |MEDICAL_FIT PASSPORT_ISSUED|PASSPORT_ISSUED VISA_ISSUED|VISA_ISSUED INSURED|INSURED ORIENTATION_DONE
  |ORIENTATION_DONE E_PMI_ISSUED|E_PMI_ISSUED DEPARTED|DEPARTED ARRIVAL_REPORTED|ARRIVAL_REPORTED WORKING
  |INFORMED CLOSED|REGISTERED CLOSED|SELECTED CLOSED|PLACEMENT_AGREEMENT_SIGNED CLOSED|DOCUMENTS_IN_PROGRESS CLOSED
  |TRAINED CLOSED|MEDICAL_FIT CLOSED|PASSPORT_ISSUED CLOSED|VISA_ISSUED CLOSED|INSURED CLOSED|ORIENTATION_DONE CLOSED
  |E_PMI_ISSUED CLOSED|DEPARTED RETURNED|ARRIVAL_REPORTED RETURNED|WORKING RETURNED|EXTENDED RETURNED
  |EMPLOYER_CHANGED RETURNED|WORKING EXTENDED|WORKING EMPLOYER_CHANGED|EXTENDED WORKING|EXTENDED EXTENDED
  |EXTENDED EMPLOYER_CHANGED|EMPLOYER_CHANGED WORKING|EMPLOYER_CHANGED EXTENDED|EMPLOYER_CHANGED EMPLOYER_CHANGED
  |RETURNED RETURNED_NORMAL|RETURNED RETURNED_WITH_PROBLEM|RETURNED RETURNED_SICK|RETURNED RETURNED_DECEASED
  |RETURNED RETURNED_DEPORTED|RETURNED REINTEGRATION|RETURNED CLOSED
  |RETURNED_NORMAL REINTEGRATION|RETURNED_NORMAL CLOSED|RETURNED_WITH_PROBLEM REINTEGRATION|RETURNED_WITH_PROBLEM CLOSED
  |RETURNED_SICK REINTEGRATION|RETURNED_SICK CLOSED|RETURNED_DECEASED REINTEGRATION|RETURNED_DECEASED CLOSED
  |RETURNED_DEPORTED REINTEGRATION|RETURNED_DEPORTED CLOSED|REINTEGRATION CLOSED|CLOSED INFORMED|CLOSED REGISTERED`
    .split('|')
    .map((step) => step.trim()),
)

describe('nextStages', () => {
  it('are the legal ones and no other, for each pair of stages', () => {
    const pairs = every.flatMap((from) => every.map((to) => [from, to] as const))
    const allowed = pairs.filter(([from, to]) => nextStages(from, 'P_TO_P').includes(to))
    expect(allowed.map((pair) => pair.join(' ')).sort()).toEqual([...legal].sort())
  })

  it.each(schemes)('never lead to a stage that %s skips', (scheme) => {
    const led = every.flatMap((from) => nextStages(from, scheme))
    expect(led.filter((stage) => stagesSkipped[scheme].includes(stage))).toEqual([])
  })

  it.each([
    ['INDIVIDUAL', 'REGISTERED', ['DOCUMENTS_IN_PROGRESS', 'CLOSED']],
    ['INDIVIDUAL', 'DOCUMENTS_IN_PROGRESS', ['MEDICAL_FIT', 'CLOSED']],
    ['RE_ENTRY', 'INSURED', ['E_PMI_ISSUED', 'CLOSED']],
    ['G_TO_G', 'SELECTED', ['DOCUMENTS_IN_PROGRESS', 'CLOSED']],
  ] as const)('pass over what %s has not, from %s', (scheme, from, expected) => {
    expect(nextStages(from, scheme)).toEqual(expected)
  })

  it.each(schemes)('let everybody of %s come to an end', (scheme) => {
    const ends = (from: Stage, passed: readonly Stage[]): boolean =>
      from === 'CLOSED' ||
      nextStages(from, scheme).some((stage) => !passed.includes(stage) && ends(stage, [...passed, stage]))
    expect(every.filter((from) => !ends(from, [from]))).toEqual([])
  })
})

describe('nextStatuses', () => {
  it.each(schemes)('are the same for all that may stand behind a status of %s, so that none tells which', (scheme) => {
    for (const lifecycleStatus of statuses) {
      const told = nextStatuses({ lifecycleStatus, stage: lifecycleStatus }, scheme)
      for (const stage of behind(lifecycleStatus, scheme))
        expect([stage, nextStatuses({ lifecycleStatus, stage }, scheme).toSorted()]).toEqual([stage, told.toSorted()])
    }
  })

  it('never name a protected stage, nor the status itself', () => {
    for (const lifecycleStatus of statuses) {
      const next = nextStatuses({ lifecycleStatus, stage: lifecycleStatus }, 'P_TO_P')
      expect(next.filter((stage) => isProtected(stage) || stage === lifecycleStatus)).toEqual([])
    }
  })
})

describe('stageOf', () => {
  it('is the protected stage noted last, while the status stands', () => {
    expect(stageOf({ stage: 'MEDICAL_FIT', lifecycleStatus: 'TRAINED' }, 'P_TO_P')).toBe('MEDICAL_FIT')
    expect(stageOf({ stage: 'MEDICAL_FIT', lifecycleStatus: 'DOCUMENTS_IN_PROGRESS' }, 'RE_ENTRY')).toBe('MEDICAL_FIT')
  })

  it.each([
    ['the status has gone on', { stage: 'MEDICAL_FIT', lifecycleStatus: 'VISA_ISSUED' }, 'VISA_ISSUED'],
    ['none was noted', { stage: null, lifecycleStatus: 'WORKING' }, 'WORKING'],
    ['another agency’s act changed the status', { stage: 'WORKING', lifecycleStatus: 'RETURNED' }, 'RETURNED'],
  ] as const)('is the status where %s', (_, standing, expected) => {
    expect(stageOf(standing, 'P_TO_P')).toBe(expected)
  })

  it('stands behind one status alone, for every protected stage and scheme', () => {
    for (const stage of protectedStages) {
      for (const scheme of schemes) {
        const had = statuses.filter((status) => !stagesSkipped[scheme].includes(status))
        const before = had.filter((status) => behind(status, scheme).includes(stage))
        expect([stage, scheme, before.length]).toEqual([stage, scheme, 1])
      }
    }
  })
})

describe('the demonstration’s workers', () => {
  it('have come by legal steps alone', () => {
    const faults = [...demoPopulation({ today: '2026-07-01', workers: 3_000 })].flatMap(
      ({ history, placement, index }) => {
        const scheme = placement?.scheme ?? 'P_TO_P'
        const steps = history.map(({ stage }) => stepOf[stage] ?? (stage as Stage))
        return steps.slice(1).flatMap((to, at) => {
          const from = steps[at] ?? 'KNOWN'
          return nextStages(from, scheme).includes(to) ? [] : [`${index} ${scheme}: ${from} to ${to}`]
        })
      },
    )
    expect(faults.slice(0, 10)).toEqual([])
  })

  it('stand at a stage that may stand behind their status', () => {
    const faults = [...demoPopulation({ today: '2026-07-01', workers: 1_000 })].filter((worker) => {
      const scheme = worker.placement?.scheme ?? 'P_TO_P'
      const stage = stageReached(worker)
      return stageOf({ stage, lifecycleStatus: lifecycleStatus(worker) }, scheme) !== stage
    })
    expect(faults.map(({ index }) => index)).toEqual([])
  })
})

const stepOf: Readonly<Record<string, Stage>> = {
  DOCS_IN_PROGRESS: 'DOCUMENTS_IN_PROGRESS',
  PASSPORT: 'PASSPORT_ISSUED',
  VISA: 'VISA_ISSUED',
  BPJS_ACTIVE: 'INSURED',
  OPP_DONE: 'ORIENTATION_DONE',
  ARRIVED_REPORTED: 'ARRIVAL_REPORTED',
}
