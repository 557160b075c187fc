import type { AgeBand } from './worker-table.ts'

/** The bands, oldest last, each with the age at which it begins. */
const bands: readonly (readonly [from: number, band: AgeBand])[] = [
  [0, 'UNDER_18'],
  [18, 'FROM_18_TO_24'],
  [25, 'FROM_25_TO_34'],
  [35, 'FROM_35_TO_44'],
  [45, 'FROM_45'],
]

/** Those of one band on one day: everybody born on `bornFrom` or later, and on `bornUntil` or earlier. */
export interface AgeGroup {
  readonly ageBand: AgeBand
  readonly isMinor: boolean
  readonly bornFrom: string
  readonly bornUntil: string
}

/** The age groups of a day. A person reaches an age on the birthday; who was born on 29 February, on 1 March. */
export function ageGroups(today: string): readonly AgeGroup[] {
  return bands.map(([from, ageBand], at) => {
    const next = bands[at + 1]?.[0]
    return {
      ageBand,
      isMinor: from < 18,
      bornFrom: next === undefined ? '0001-01-01' : dayAfter(yearsBefore(today, next)),
      bornUntil: from === 0 ? '9999-12-31' : yearsBefore(today, from),
    }
  })
}

/** The age group of somebody on a day. */
export function ageOn(today: string, birthDate: string): Pick<AgeGroup, 'ageBand' | 'isMinor'> {
  const found = ageGroups(today).find(({ bornFrom, bornUntil }) => bornFrom <= birthDate && birthDate <= bornUntil)
  return { ageBand: found?.ageBand ?? 'UNDER_18', isMinor: found?.isMinor ?? true }
}

/** The last birth date of those who have had their `years`-th birthday by `today`. */
function yearsBefore(today: string, years: number): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const isLeapDay = month === 2 && day === 29
  const date = new Date(Date.UTC(year - years, month - 1, day))
  // where that year has no 29 February, the last to have had their birthday are those of the 28th
  return isLeapDay && date.getUTCMonth() !== 1 ? `${year - years}-02-28` : isoDay(date)
}

function dayAfter(day: string): string {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000))
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
