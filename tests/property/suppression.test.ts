import { type CountedTable, type PublishedTables, withholdSmall } from '@simpul/agency'
import fc from 'fast-check'
import { everyTable } from './every-table.ts'
import { learnedAtForum } from './forum-attack.ts'
import { shownBy, truthOf, undivided } from './forum-figures.ts'
import { learnedFrom, workedOut } from './published-attack.ts'
import { added, columns, type Events, eventsArbitrary, tablesOf } from './published-figures.ts'

const threeDates = fc.array(eventsArbitrary, { minLength: 3, maxLength: 3 })
const publish = (tables: readonly CountedTable[]) => withholdSmall(tables, columns.length)

/** Only what is small itself is withheld: the way that gives everything away. */
function plainly(tables: readonly CountedTable[]): PublishedTables {
  const shown = (count: number) => (count < 5 ? null : count)
  const sum = (counts: readonly number[]) => counts.reduce((left, right) => left + right, 0)
  const [first] = tables
  const column = (at: number) => sum(first?.lines.map(({ counts }) => counts[at] ?? 0) ?? [])
  return {
    total: shown(column(0) + column(1)),
    columns: [shown(column(0)), shown(column(1))],
    tables: tables.map(({ name, lines }) => ({
      name,
      lines: lines.map(({ category, counts }) => ({ category, total: shown(sum(counts)), counts: counts.map(shown) })),
    })),
  }
}

/** Lines are withheld as they should be, and each of their parts for itself. */
function withoutColumns(tables: readonly CountedTable[]): PublishedTables {
  const plain = plainly(tables)
  const { tables: careful, ...all } = publish(tables)
  return {
    ...all,
    tables: careful.map(({ name, lines }, table) => ({
      name,
      lines: lines.map((line, at) => ({
        ...line,
        counts: line.total === null ? line.counts : (plain.tables[table]?.lines[at]?.counts ?? line.counts),
      })),
    })),
  }
}

/** How many of some worlds give a small count away. */
function broken(ways: (events: readonly Events[]) => number): number {
  return fc.sample(threeDates, { numRuns: 60, seed: 7 }).filter((events) => ways(events) > 0).length
}

describe('what is published of the same events in several tables and at several dates', () => {
  it('lets nobody work out a small count by adding and subtracting all of it', () => {
    fc.assert(
      fc.property(threeDates, (dates) => {
        const counted = dates.map(tablesOf)
        expect(learnedFrom(counted.map(publish), counted)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('lets nobody work out anything that was withheld, to less than five either way', () => {
    fc.assert(
      fc.property(eventsArbitrary, (events) => {
        expect(workedOut(publish(tablesOf(events)))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('shows most of what is not small', () => {
    const numbers = fc
      .sample(eventsArbitrary, { numRuns: 100, seed: 7 })
      .flatMap((events) => publish(tablesOf(events)).tables.flatMap(({ lines }) => lines.map(({ total }) => total)))
    expect(numbers.filter((total) => total !== null).length / numbers.length).toBeGreaterThan(0.8)
  })

  it('holds for whoever tries every table that there could be', () => {
    const small = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(small, (counts) => {
        const lines = counts.map((one, at) => ({ category: `line ${at}`, counts: one }))
        expect(everyTable(publish([{ name: 'small', lines }]))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('what the forum shows of several publishers', () => {
  const everything = fc.record({ placements: threeDates, cases: threeDates })
  const countedBy = ({
    placements,
    cases,
  }: {
    readonly placements: readonly Events[]
    readonly cases: readonly Events[]
  }) =>
    [
      { publisher: 'government', what: 'placements', atDates: placements.map(tablesOf) },
      { publisher: 'ngo', what: 'cases', atDates: cases.map((events) => undivided(tablesOf(events))) },
    ] as const

  it('lets nobody work out a small count from all tables, dates and publishers together', () => {
    fc.assert(
      fc.property(everything, (events) => {
        const counted = countedBy(events)
        expect(learnedAtForum(counted.flatMap(shownBy), counted.flatMap(truthOf))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('is what the publisher has, number by number', () => {
    for (const events of fc.sample(everything, { numRuns: 40, seed: 7 })) {
      const [government] = countedBy(events)
      const shown = shownBy(government).flatMap(({ table }) => table.lines.map(({ count }) => count))
      const published = government.atDates
        .map(publish)
        .flatMap(({ total, columns: sums, tables }) => [
          total,
          ...sums,
          ...tables.flatMap(({ lines }) => lines.flatMap((line) => [line.total, ...line.counts])),
        ])
      const sorted = (counts: readonly (number | null)[]) => counts.map(String).toSorted()
      expect(sorted(shown)).toEqual(sorted(published))
    }
  })

  it('holds, of cases that are divided by nothing, for whoever tries every table that there could be', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), (counts) => {
        const lines = counts.map((count, at) => ({ category: `line ${at}`, counts: [count] }))
        expect(everyTable(withholdSmall([{ name: 'small', lines }], 1))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('an attack', () => {
  it('breaks what two publish of whom the one counts a part of what the other counts: a table has one publisher', () => {
    const both = fc.record({ company: eventsArbitrary, others: eventsArbitrary })
    const learned = fc.sample(both, { numRuns: 60, seed: 7 }).filter(({ company, others }) => {
      const placed = { publisher: 'company', what: 'placements', atDates: [tablesOf(company)] } as const
      const elsewhere = { ...placed, publisher: 'others', atDates: [tablesOf(others)] }
      const all = { ...placed, publisher: 'government', atDates: [added(tablesOf(company), tablesOf(others))] }
      const shown = [...shownBy(all), ...shownBy(placed)]
      const truth = [...truthOf(all), ...truthOf(placed), ...truthOf(elsewhere)]
      return learnedAtForum(shown, truth, [{ of: 'government', part: 'company', rest: 'others' }]).length > 0
    })
    expect(learned.length).toBeGreaterThan(30)
  })

  it('breaks tables that withhold only what is small itself', () => {
    const learned = broken((dates) => {
      const counted = dates.map(tablesOf)
      return learnedFrom(counted.map(plainly), counted).length
    })
    expect(learned).toBeGreaterThan(30)
  })

  it('breaks tables whose lines are withheld with care, and their parts without', () => {
    const learned = broken((dates) => {
      const counted = dates.map(tablesOf)
      return learnedFrom(counted.map(withoutColumns), counted).length
    })
    expect(learned).toBeGreaterThan(30)
  })

  it('breaks tables that count at each date what they counted before, however carefully each is made', () => {
    const learned = broken((dates) => {
      const counted = dates.map(tablesOf)
      const sums: (readonly CountedTable[])[] = []
      for (const one of counted) sums.push(added(one, sums.at(-1) ?? []))
      return learnedFrom(sums.map(publish), counted, 'ADDED_UP').length
    })
    expect(learned).toBeGreaterThan(30)
  })

  it('by every table that there could be breaks a table that withholds only what is small itself', () => {
    const lines = [
      { category: 'HK', counts: [20, 6] },
      { category: 'BN', counts: [2, 0] },
    ]
    expect(everyTable(plainly([{ name: 'small', lines }]))).toEqual([
      'line 1 2 to 2',
      'part 1 0 2 to 2',
      'part 1 1 0 to 0',
    ])
  })
})
