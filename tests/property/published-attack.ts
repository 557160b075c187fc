import type { CountedTable, PublishedTables } from '@simpul/agency'
import { attacker, type Range } from './linear-attacker.ts'

/** How numbers of one date stand to those of the dates before. */
export type Dates = 'EACH_FOR_ITSELF' | 'ADDED_UP'

/** A count that somebody worked out to less than five either way, or to the number. */
export interface Learned extends Range {
  readonly quantity: string
  readonly count: number
}

/**
 * Everything small that is learned from all publications together: each line and each part of a line at each date,
 * from totals, columns and lines, in a table, across tables and across dates.
 */
export function learnedFrom(
  publications: readonly PublishedTables[],
  counted: readonly (readonly CountedTable[])[],
  dates: Dates = 'EACH_FOR_ITSELF',
): readonly Learned[] {
  const somebody = attacker()
  publications.forEach((tables, date) => {
    for (const [quantity, value] of numbersOf(tables)) if (value !== null) somebody.knows(`${quantity}@${date}`, value)
    for (const [whole, parts] of sumsOf(tables)) {
      somebody.knowsSum(
        `${whole}@${date}`,
        parts.map((part) => `${part}@${date}`),
      )
    }
    if (dates === 'EACH_FOR_ITSELF') return
    for (const [quantity] of numbersOf(tables))
      somebody.knowsSum(`${quantity}@${date}`, [
        `new ${quantity}@${date}`,
        ...(date === 0 ? [] : [`${quantity}@${date - 1}`]),
      ])
  })
  const known = somebody.conclude()
  const prefix = dates === 'ADDED_UP' ? 'new ' : ''
  return counted.flatMap((tables, date) =>
    [...countsOf(tables)].flatMap(([quantity, count]) => {
      const range = known.get(`${prefix}${quantity}@${date}`)
      if (range === undefined) throw new Error(`Nobody asked after ${quantity}.`)
      if (count < range.least || count > range.most) throw new Error(`The attacker is wrong about ${quantity}.`)
      return count < 5 && range.most - range.least < 5 ? [{ quantity: `${quantity}@${date}`, count, ...range }] : []
    }),
  )
}

/** Whatever was withheld and can be worked out all the same, small or not. */
export function workedOut(tables: PublishedTables): readonly string[] {
  const somebody = attacker()
  for (const [quantity, value] of numbersOf(tables)) if (value !== null) somebody.knows(quantity, value)
  for (const [whole, parts] of sumsOf(tables)) somebody.knowsSum(whole, parts)
  const known = somebody.conclude()
  return numbersOf(tables).flatMap(([quantity, value]) => {
    const { least, most } = known.get(quantity) ?? { least: 0, most: 0 }
    return value === null && most - least < 5 ? [`${quantity} ${least} to ${most}`] : []
  })
}

/** The published numbers by name, those that are withheld too. */
function numbersOf({ total, columns, tables }: PublishedTables): readonly (readonly [string, number | null])[] {
  return [
    ['all', total],
    ...columns.map((value, at) => [`all ${at}`, value] as const),
    ...tables.flatMap(({ name, lines }) =>
      lines.flatMap((line) => [
        [`${name} ${line.category}`, line.total] as const,
        ...line.counts.map((value, at) => [`${name} ${line.category} ${at}`, value] as const),
      ]),
    ),
  ]
}

/** What adds up to what: columns and lines to the whole, lines to a column, parts to a line. */
function sumsOf({ columns, tables }: PublishedTables): readonly (readonly [string, readonly string[]])[] {
  return [
    ['all', columns.map((_, at) => `all ${at}`)],
    ...tables.flatMap(({ name, lines }) => {
      const line = lines.map(({ category }) => `${name} ${category}`)
      return [
        ['all', line] as const,
        ...columns.map((_, at) => [`all ${at}`, line.map((one) => `${one} ${at}`)] as const),
        ...line.map((one) => [one, columns.map((_, at) => `${one} ${at}`)] as const),
      ]
    }),
  ]
}

/** What was counted, by the same names. */
function* countsOf(tables: readonly CountedTable[]): Iterable<readonly [string, number]> {
  for (const { name, lines } of tables) {
    for (const { category, counts } of lines) {
      yield [`${name} ${category}`, counts.reduce((sum, one) => sum + one, 0)]
      for (const [at, count] of counts.entries()) yield [`${name} ${category} ${at}`, count]
    }
  }
}
