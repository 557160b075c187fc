import { z } from 'zod'
import { smallestShown } from './counted-table.ts'
import { quarterEndingOn } from './quarters.ts'

/** The message by which an agency gives the forum a table that it has published. */
export const figureTableMessage = 'figureTable'

/**
 * What a table counts, and the kind of agency that publishes it. Of two that count the same people, taking the one's
 * table from the other's would show those whom only one of them counts: so a table has one publisher.
 */
export const figureTables = {
  PLACEMENTS: ['GOVERNMENT'],
  COMPLAINTS: ['GOVERNMENT'],
  CASES: ['NGO'],
} as const
export type FigureTableName = keyof typeof figureTables

/** By what a pushed table may be broken down. `OUTCOME` is how cases ended. */
export const figureDimensions = [
  'DESTINATION',
  'SEX',
  'AGE_BAND',
  'EDUCATION',
  'KECAMATAN',
  'SECTOR',
  'SCHEME',
  'TYPE',
  'CHANNEL',
  'OUTCOME',
] as const
export type FigureDimension = (typeof figureDimensions)[number]

/** Long numbers name people: a NIK, a phone. A place's code has at most seven digits in a row. */
const namesNobody = (text: string) => !/\d{8,}/.test(text)
const noNumber = 'must hold no number of eight digits or more'
const words = z.string().min(1).max(500).refine(namesNobody, noNumber)
/** A value of a dimension. */
const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'must be a code')
  .refine(namesNobody, noNumber)

const line = z.strictObject({
  /** A value for each dimension, in their order: a code, or `OTHER`. */
  values: z.array(code).max(3),
  /** Null where it is withheld. What is small is: zero too. */
  count: z
    .number()
    .int()
    .min(smallestShown, `must be withheld where it is under ${smallestShown}`)
    .max(100_000_000)
    .nullable(),
})

const fields = z.strictObject({
  table: z.enum(Object.keys(figureTables) as [FigureTableName, ...FigureTableName[]]),
  /** The last day ends a quarter; whatever is counted is counted in no other period. */
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** The day on which the figures were true: not before the period is over. */
  asOf: z.iso.date(),
  definition: z.strictObject({ id: words, en: words }),
  /** None: the table has one line, the whole. */
  dimensions: z.array(z.enum(figureDimensions)).max(3),
  lines: z.array(line).min(1).max(2_000),
})

/** A published table as its publisher gives it to the forum. Who that is, the message's signature says. */
export const figureTableSchema = fields
  .refine(({ period }) => quarterEndingOn(period.to) !== undefined && period.from <= period.to, {
    path: ['period'],
    message: 'must end with a quarter',
  })
  .refine(({ period, asOf }) => asOf >= period.to, { path: ['asOf'], message: 'must not come before the period ends' })
  .refine(({ dimensions }) => areDistinct(dimensions), { path: ['dimensions'], message: 'must be distinct' })
  .refine(({ dimensions, lines }) => lines.every(({ values }) => values.length === dimensions.length), {
    path: ['lines'],
    message: 'must have a value for each dimension',
  })
  .refine(({ lines }) => areDistinct(lines.map(({ values }) => values.join(' '))), {
    path: ['lines'],
    message: 'must be distinct',
  })
  .refine(({ lines }) => lines.length < 2 || lines.filter(({ count }) => count === null).length !== 1, {
    path: ['lines'],
    message: 'must not withhold one line alone: the whole would give it away',
  })
export type FigureTable = Readonly<z.infer<typeof figureTableSchema>>

function areDistinct(words: readonly string[]): boolean {
  return new Set(words).size === words.length
}
