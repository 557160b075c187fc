import { addDays } from '@simpul/agency'

/** The stages of a regency's law-making, in their order. */
export const regulationStages: readonly string[] = [
  'PROPOSAL',
  'ACADEMIC_PAPER',
  'PROPEMPERDA',
  'DRAFTING',
  'HARMONISATION',
  'SUBMITTED_TO_DPRD',
  'FIRST_TALKS',
  'JOINT_APPROVAL',
  'GOVERNOR_FACILITATION',
  'REGISTER_NUMBER',
  'ENACTED',
  'PROMULGATED',
  'IMPLEMENTING_REGULATION',
  'SOCIALISED',
]

/** One step, as far as it says where the regulation stands. */
export interface KnownStep {
  readonly date: string
  readonly stage: string
  readonly outcome: string
}

/** Where the regulation stands on a day. */
export interface RegulationStanding {
  /** The place of the stage among all, from 1; null where none is reached. */
  readonly number: number | null
  readonly stages: number
  /** The day of the last step that reached or dropped a stage. */
  readonly since: string | null
  /** How many steps are known until that day. */
  readonly known: number
}

/** Steps in the order of their dates: the last one reached holds. A dropped one leads back to what was reached before. */
export function standingOf(steps: readonly KnownStep[], until: string): RegulationStanding {
  const known = steps.filter(({ date }) => lastDayOfDate(date) <= until)
  const reached = known.filter(({ outcome }) => outcome === 'REACHED')
  const dropped = new Set<KnownStep>()
  for (const [at, { outcome, stage }] of known.entries()) {
    if (outcome !== 'DROPPED') continue
    for (const before of known.slice(0, at)) if (before.stage === stage) dropped.add(before)
  }
  const standing = reached.filter((step) => !dropped.has(step)).at(-1)
  const moved = known.filter(({ outcome }) => outcome === 'REACHED' || outcome === 'DROPPED').at(-1)
  const place = regulationStages.indexOf(standing?.stage ?? '')
  return {
    number: place < 0 ? null : place + 1,
    stages: regulationStages.length,
    since: moved === undefined ? null : lastDayOfDate(moved.date),
    known: known.length,
  }
}

/** The last day of a date that may be a year or a month only: `2017-10` is 2017-10-31. */
export function lastDayOfDate(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))]
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}
