import { type CountedLine, smallestShown, sumOf } from './counted-table.ts'

/**
 * Which lines of a table are withheld as a whole: those that are small, and the smallest others until at least two are
 * withheld that together are not small. Their sum is all that the rest of the table tells of them, so each of them may
 * be anything from nothing to that sum.
 */
export function withheldLines(lines: readonly CountedLine[]): ReadonlySet<CountedLine> {
  const bySize = smallestFirst(lines)
  const small = bySize.filter((line) => totalOf(line) < smallestShown)
  if (small.length === 0) return new Set()
  let count = small.length
  while (count < bySize.length && !areHidden(bySize.slice(0, count))) count += 1
  return new Set(bySize.slice(0, count))
}

function areHidden(withheld: readonly CountedLine[]): boolean {
  return withheld.length >= 2 && sumOf(withheld.map(totalOf)) >= smallestShown
}

/** What a line counts over all columns. */
export function totalOf({ counts }: CountedLine): number {
  return sumOf(counts)
}

/** The lines, the smallest first; equal ones in their own order. */
export function smallestFirst(lines: readonly CountedLine[]): readonly CountedLine[] {
  return [...lines].sort((left, right) => totalOf(left) - totalOf(right))
}
