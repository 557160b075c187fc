/** A figure under this is small: whoever knows the place might know the person. Zero is small too. */
export const smallestShown = 5

/** One line of a table before it is published: what it counts, a number a column. */
export interface CountedLine {
  readonly category: string
  readonly counts: readonly number[]
}

/**
 * One table before it is published. Its lines are a fixed list that does not depend on what was counted; a line that
 * counts nothing is there with zeros, so that a missing line tells nothing.
 */
export interface CountedTable {
  readonly name: string
  readonly lines: readonly CountedLine[]
}

/** A line as it is published; null where a figure is withheld. */
export interface PublishedLine {
  readonly category: string
  readonly total: number | null
  readonly counts: readonly (number | null)[]
}

export interface PublishedTable {
  readonly name: string
  readonly lines: readonly PublishedLine[]
}

/** All tables of one date: they count the same, so they have their total and their columns in common. */
export interface PublishedTables {
  readonly total: number | null
  readonly columns: readonly (number | null)[]
  readonly tables: readonly PublishedTable[]
}

/** The sum of some numbers. */
export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

/** Column by column, what some lines count together. */
export function columnsOf(lines: readonly CountedLine[], columns: number): readonly number[] {
  return Array.from({ length: columns }, (_, at) => sumOf(lines.map(({ counts }) => counts[at] ?? 0)))
}
