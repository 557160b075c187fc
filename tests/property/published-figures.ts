import type { CountedTable } from '@simpul/agency'
import fc from 'fast-check'

/** How many events of one date have one sex, one destination and one scheme: what no table tells. */
export type Events = readonly (readonly (readonly number[])[])[]

export const columns = ['FEMALE', 'MALE'] as const
const destinations = ['HK', 'TW', 'MY', 'BN', 'SG'] as const
const schemes = ['P_TO_P', 'RE_ENTRY', 'SEAFARER'] as const

const count = fc.oneof(fc.constant(0), fc.nat(2), fc.nat(7), fc.nat(60))

/** The events of one date: mostly small numbers among great ones. */
export const eventsArbitrary: fc.Arbitrary<Events> = tuple(columns, tuple(destinations, tuple(schemes, count)))

/** Two tables of the same events, which have their total and their columns in common. */
export function tablesOf(events: Events): readonly CountedTable[] {
  const lines = <T>(categories: readonly string[], counted: (sex: readonly (readonly number[])[], at: number) => T) =>
    categories.map((category, at) => ({ category, counts: events.map((sex) => counted(sex, at)) }))
  return [
    { name: 'destination', lines: lines(destinations, (sex, at) => sum(sex[at] ?? [])) },
    { name: 'scheme', lines: lines(schemes, (sex, at) => sum(sex.map((ofDestination) => ofDestination[at] ?? 0))) },
  ]
}

/** Each table with the counts of an earlier date added: what a register holds, not what is new in it. */
export function added(tables: readonly CountedTable[], earlier: readonly CountedTable[]): readonly CountedTable[] {
  return tables.map(({ name, lines }, table) => ({
    name,
    lines: lines.map(({ category, counts }, line) => ({
      category,
      counts: counts.map((one, column) => one + (earlier[table]?.lines[line]?.counts[column] ?? 0)),
    })),
  }))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0)
}

function tuple<T>(names: readonly string[], one: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.array(one, { minLength: names.length, maxLength: names.length })
}
