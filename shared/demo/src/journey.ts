import type { Matter } from './case-vocabulary.ts'
import type { Fate } from './fate.ts'
import { mattersBeforeDeparture } from './matters.ts'
import type { Draws } from './random.ts'
import type { ReturnKind, Scheme, Stage } from './stage.ts'

/** A worker's way until today, in numbers of days. */
export interface Journey {
  readonly steps: readonly Step[]
  readonly stage: Stage
  /** When their case came in. */
  readonly caseDay: number | undefined
  readonly leftDay: number | undefined
  readonly returned: { readonly day: number; readonly kind: ReturnKind } | undefined
  /** Why somebody registered will not leave. */
  readonly stopped: 'UNFIT' | 'WITHDRAWN' | 'FAILED' | undefined
}

export interface Step {
  readonly stage: Stage
  readonly day: number
}

/** The day a stage was reached, or undefined. */
export function dayReached(journey: Journey, stage: Stage): number | undefined {
  return journey.steps.find((step) => step.stage === stage)?.day
}

/** Draws a way that fits a fate: with an end before departure, a case and a return where the fate has them. */
export function drawJourney(draws: Draws, fate: Fate, today: number): Journey {
  return fate.placing === undefined
    ? outsideJourney(draws, fate, today)
    : placedJourney(draws, fate, fate.placing.scheme, today)
}

function placedJourney(draws: Draws, fate: Fate, scheme: Scheme, today: number): Journey {
  const matter = fate.trouble?.matter
  const endsEarly = matter !== undefined && mattersBeforeDeparture.includes(matter)
  const start = today - (fate.fixed?.startedDaysAgo ?? daysSinceStart(draws, matter, endsEarly))
  const before = stepsBeforeDeparture(draws, scheme, start)
  const stopped = endsEarly ? 'FAILED' : whyStopped(draws, fate)
  if (stopped !== undefined) return stoppedJourney(draws, before, { stopped, matter, today })
  return journeyAbroad(draws, fate, before, today)
}

/** Those with a case abroad have had the time to leave; the others began at any time of the last four years. All have registered. */
function daysSinceStart(draws: Draws, matter: Matter | undefined, endsEarly: boolean): number {
  if (matter === undefined) return draws.between(15, 1600)
  return endsEarly ? draws.between(300, 900) : draws.between(330, 1500)
}

const pace: readonly (readonly [stage: Stage, least: number, most: number])[] = [
  ['REGISTERED', 1, 14],
  ['SELECTED', 3, 25],
  ['PLACEMENT_AGREEMENT_SIGNED', 2, 14],
  ['DOCS_IN_PROGRESS', 1, 4],
  ['TRAINED', 12, 60],
  ['MEDICAL_FIT', 2, 10],
  ['PASSPORT', 5, 20],
  ['VISA', 15, 45],
  ['BPJS_ACTIVE', 1, 5],
  ['OPP_DONE', 2, 10],
  ['E_PMI_ISSUED', 1, 4],
  ['DEPARTED', 1, 10],
  ['ARRIVED_REPORTED', 1, 20],
  ['WORKING', 0, 3],
]

const skipped: Readonly<Record<Scheme, readonly Stage[]>> = {
  P_TO_P: [],
  G_TO_G: ['PLACEMENT_AGREEMENT_SIGNED'],
  SSW: ['PLACEMENT_AGREEMENT_SIGNED'],
  INDIVIDUAL: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED', 'TRAINED'],
  OWN_COMPANY: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED'],
  RE_ENTRY: ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED', 'TRAINED', 'OPP_DONE'],
  SEAFARER: ['PLACEMENT_AGREEMENT_SIGNED'],
}

function stepsBeforeDeparture(draws: Draws, scheme: Scheme, start: number): readonly Step[] {
  let day = start
  const steps: Step[] = [{ stage: 'INFORMED', day }]
  for (const [stage, least, most] of pace) {
    if (skipped[scheme].includes(stage)) continue
    day += draws.between(least, most)
    steps.push({ stage, day })
  }
  return steps
}

function whyStopped(draws: Draws, fate: Fate): 'UNFIT' | 'WITHDRAWN' | undefined {
  if (fate.trouble !== undefined || fate.fixed !== undefined) return undefined
  const draw = draws.next()
  if (draw < 0.015) return 'UNFIT'
  return draw < 0.05 ? 'WITHDRAWN' : undefined
}

interface Stop {
  readonly stopped: 'UNFIT' | 'WITHDRAWN' | 'FAILED'
  readonly matter: Matter | undefined
  readonly today: number
}

function stoppedJourney(draws: Draws, before: readonly Step[], { stopped, matter, today }: Stop): Journey {
  const last = before.findIndex(({ stage }) => stage === 'MEDICAL_FIT')
  const kept = stopped === 'UNFIT' ? before.slice(0, last) : before.slice(0, draws.between(3, last))
  const stopDay = (kept.at(-1)?.day ?? today) + draws.between(5, 40)
  const caseDay = matter === undefined ? undefined : Math.min(today, stopDay + draws.between(5, 60))
  const closed: readonly Step[] = [{ stage: 'CLOSED', day: stopDay }]
  return ended([...kept, ...closed], today, { caseDay, leftDay: undefined, returned: undefined, stopped })
}

const term = 730

function journeyAbroad(draws: Draws, fate: Fate, before: readonly Step[], today: number): Journey {
  const leftDay = before.find(({ stage }) => stage === 'DEPARTED')?.day ?? today
  const arrived = before.at(-1)?.day ?? today
  const isExtended = draws.chance(0.4)
  const plannedEnd = leftDay + (isExtended ? 2 : 1) * term - draws.between(0, 20)
  const caseDay = caseDayAbroad(draws, fate, { from: arrived, until: Math.min(today, plannedEnd), today })
  const way = caseDay === undefined ? undefined : returnAfterCase(draws, fate.trouble?.matter, caseDay)
  const returned = fate.fixed === undefined ? (way ?? { day: plannedEnd, kind: 'NORMAL' as const }) : undefined
  const middle: Step[] = []
  if (draws.chance(0.07)) middle.push({ stage: 'EMPLOYER_CHANGED', day: arrived + draws.between(60, 500) })
  if (isExtended) middle.push({ stage: 'EXTENDED', day: leftDay + term - draws.between(10, 60) })
  const end = returned?.day ?? Number.POSITIVE_INFINITY
  const abroad = middle.filter(({ day }) => day < end).sort((left, right) => left.day - right.day)
  const steps = [...before, ...abroad, ...(returned === undefined ? [] : afterReturn(draws, returned))]
  return ended(steps, today, { caseDay, leftDay, returned, stopped: undefined })
}

interface Span {
  readonly from: number
  readonly until: number
  readonly today: number
}

/** Cases come in while somebody works; the later months carry more of them, as those of long ago are closed and gone. */
function caseDayAbroad(draws: Draws, fate: Fate, { from, until, today }: Span): number | undefined {
  if (fate.trouble === undefined) return undefined
  if (fate.fixed?.caseDaysAgo !== undefined) return today - fate.fixed.caseDaysAgo
  const room = Math.max(0, until - from - 20)
  return Math.min(today, Math.max(from, until - Math.floor(draws.next() ** 1.6 * room)))
}

type Return = { readonly day: number; readonly kind: ReturnKind }

function returnAfterCase(draws: Draws, matter: Matter | undefined, caseDay: number): Return | undefined {
  if (matter === 'DEATH') return { day: caseDay + draws.between(6, 45), kind: 'DECEASED' }
  if (matter === 'DEPORTED') return { day: caseDay + draws.between(0, 20), kind: 'DEPORTED' }
  if (matter === 'SICKNESS' && draws.chance(0.6)) return { day: caseDay + draws.between(10, 90), kind: 'SICK' }
  if (matter === 'WANTS_REPATRIATION' && draws.chance(0.8))
    return { day: caseDay + draws.between(14, 150), kind: 'PROBLEM' }
  return draws.chance(0.3) ? { day: caseDay + draws.between(20, 200), kind: 'PROBLEM' } : undefined
}

function afterReturn(draws: Draws, { day, kind }: Return): readonly Step[] {
  const steps: Step[] = [{ stage: 'RETURNED', day }]
  const reintegrates = kind !== 'DECEASED' && draws.chance(kind === 'NORMAL' ? 0.25 : 0.55)
  if (reintegrates) steps.push({ stage: 'REINTEGRATION', day: day + draws.between(10, 60) })
  steps.push({ stage: 'CLOSED', day: day + (reintegrates ? draws.between(120, 320) : draws.between(30, 70)) })
  return steps
}

/** Those without registration are known from the day they were noticed; when they left is hearsay. */
function outsideJourney(draws: Draws, fate: Fate, today: number): Journey {
  const matter = fate.trouble?.matter
  const hasLeft = matter === undefined || !mattersBeforeDeparture.includes(matter)
  const left = today - (fate.fixed?.startedDaysAgo ?? draws.between(60, 2200))
  const room = Math.max(0, today - left - 20)
  const noticed = today - (fate.fixed?.caseDaysAgo ?? Math.floor(draws.next() ** 1.6 * Math.min(room, 1100)))
  const way = matter === undefined || !hasLeft ? undefined : returnAfterCase(draws, matter, noticed)
  const returned = fate.fixed === undefined ? way : undefined
  const first: Step = { stage: firstStage(fate, hasLeft), day: noticed }
  return ended([first, ...(returned === undefined ? [] : afterReturn(draws, returned))], today, {
    caseDay: matter === undefined ? undefined : noticed,
    leftDay: hasLeft ? left : undefined,
    returned,
    stopped: undefined,
  })
}

function firstStage(fate: Fate, hasLeft: boolean): Stage {
  if (fate.status === 'NON_PROCEDURAL') return 'NON_PROCEDURAL_DETECTED'
  return hasLeft ? 'WORKING' : 'INFORMED'
}

/** What has not happened by today is not told. */
function ended(
  steps: readonly Step[],
  today: number,
  plan: Pick<Journey, 'caseDay' | 'leftDay' | 'returned' | 'stopped'>,
): Journey {
  const reached = steps.filter(({ day }) => day <= today)
  return {
    steps: reached,
    stage: reached.at(-1)?.stage ?? 'INFORMED',
    caseDay: plan.caseDay,
    leftDay: plan.leftDay !== undefined && plan.leftDay <= today ? plan.leftDay : undefined,
    returned: plan.returned !== undefined && plan.returned.day <= today ? plan.returned : undefined,
    stopped: plan.stopped !== undefined && reached.some(({ stage }) => stage === 'CLOSED') ? plan.stopped : undefined,
  }
}
