import type { Words } from '../acts/refused.ts'
import type { FigureDimension, FigureTableName } from './figure-message.ts'
import type { Publishing } from './publish-new.ts'

/** What one agency counts: live for its own staff, and as tables that are published at fixed dates. */
export interface StatisticsKind {
  /** As the schema names it: of `Case` follow `caseStatistics`, `publishCaseTables` and `PublishedCaseTable`. */
  readonly noun: string
  /** The countable's dimensions by the names that the schema's enum gives them. */
  readonly dimensions: Readonly<Record<string, string>>
  readonly publishing: Publishing
  /** What exactly is counted and what is withheld. */
  readonly definition: Words
  /** Where the figures come from. */
  readonly source: Words
  /** As what the forum shows the tables, and there the dimension of each, by the countable's name for it. */
  readonly atForum: { readonly table: FigureTableName; readonly dimensions: Readonly<Record<string, FigureDimension>> }
}

/** The names that follow from a kind's noun. */
export function namesOf({ noun, publishing: { columns } }: StatisticsKind) {
  const one = `${noun.charAt(0).toLowerCase()}${noun.slice(1)}`
  const many = `${one}s`
  return {
    many,
    live: `${one}Statistics`,
    table: `published${noun}Table`,
    tables: `published${noun}Tables`,
    act: `publish${noun}Tables`,
    tableType: `Published${noun}Table`,
    job: `${one}-tables`,
    /** The columns of figures: how many in all, then how many of each value of the dividing dimension. */
    counts: [many, ...(columns?.values ?? []).map((value) => value.toLowerCase())],
  }
}

/** The schema's name of one of the countable's dimensions. */
export function dimensionOf({ noun, dimensions }: StatisticsKind, property: string): string {
  const found = Object.entries(dimensions).find(([, name]) => name === property)
  if (found === undefined) throw new Error(`${property} is no dimension by which ${noun} is counted.`)
  return found[0]
}
