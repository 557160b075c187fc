import type { FigureTable } from '@simpul/agency'
import { attacker } from './linear-attacker.ts'
import type { Learned } from './published-attack.ts'

/** A table as the forum shows it: of whom, and what. */
export interface Shown {
  readonly publisher: string
  readonly table: FigureTable
}

/** What somebody knows besides: of whose numbers those of others are a part. `rest` names whoever is not in the part. */
export interface Part {
  readonly of: string
  readonly part: string
  readonly rest: string
}

/**
 * Everything small that somebody learns who reads all tables of all publishers and dates at the forum, and knows no
 * more than what stands there. `counted` are the same tables with nothing withheld.
 */
export function learnedAtForum(
  shown: readonly Shown[],
  counted: readonly Shown[],
  parts: readonly Part[] = [],
): readonly Learned[] {
  const somebody = attacker()
  for (const [quantity, count] of numbersOf(shown)) if (count !== null) somebody.knows(quantity, count)
  for (const one of shown) for (const [whole, summands] of sumsOf(one)) somebody.knowsSum(whole, summands)
  for (const { of, part, rest } of parts)
    for (const [quantity] of numbersOf(shown.filter(({ publisher }) => publisher === part))) {
      const named = quantity.slice(part.length)
      somebody.knowsSum(`${of}${named}`, [quantity, `${rest}${named}`])
    }
  const known = somebody.conclude()
  return [...numbersOf(counted)].flatMap(([quantity, count]) => {
    const range = known.get(quantity)
    if (range === undefined || count === null) return []
    if (count < range.least || count > range.most) throw new Error(`The attacker is wrong about ${quantity}.`)
    return count < 5 && range.most - range.least < 5 ? [{ quantity, count, ...range }] : []
  })
}

type Value = readonly [dimension: string, value: string]

function numbersOf(shown: readonly Shown[]): ReadonlyMap<string, number | null> {
  return new Map(
    shown.flatMap((one) =>
      one.table.lines.map(({ values, count }) => [nameOf(one, valuesOf(one, values)), count] as const),
    ),
  )
}

/** Each number that a table's lines add up to, one dimension left out at a time. */
function sumsOf(one: Shown): readonly (readonly [string, readonly string[]])[] {
  const sums = new Map<string, string[]>()
  for (const dimension of one.table.dimensions)
    for (const { values } of one.table.lines) {
      const line = valuesOf(one, values)
      const whole = `${dimension}: ${nameOf(
        one,
        line.filter(([name]) => name !== dimension),
      )}`
      sums.set(whole, [...(sums.get(whole) ?? []), nameOf(one, line)])
    }
  return [...sums].map(([whole, summands]) => [whole.slice(whole.indexOf(': ') + 2), summands])
}

function valuesOf({ table: { dimensions } }: Shown, values: readonly string[]): readonly Value[] {
  return dimensions.map((dimension, at) => [dimension, values[at] ?? ''])
}

/** `publisher PLACEMENTS 2026-09-30 DESTINATION=HK SEX=FEMALE` */
function nameOf({ publisher, table: { table, period } }: Shown, values: readonly Value[]): string {
  const named = values.map(([dimension, value]) => `${dimension}=${value}`).sort()
  return [publisher, table, period.to, ...named].join(' ')
}
