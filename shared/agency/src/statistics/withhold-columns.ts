import { type CountedLine, columnsOf, smallestShown, sumOf } from './counted-table.ts'
import { smallestFirst, totalOf } from './withhold-lines.ts'

/**
 * Which lines do not say how they divide into columns: those with a small part, and the smallest others until nothing
 * can be worked out. Of such a line its total is known, and of all of them together the total of each column: so a part
 * ranges over the least of its line, its column, and what the two leave of the whole. None of these may be small.
 */
export function undividedLines(lines: readonly CountedLine[], columns: number): ReadonlySet<CountedLine> {
  const small = lines.filter(({ counts }) => counts.some((count) => count < smallestShown))
  if (small.length === 0) return new Set()
  const undivided = new Set(small)
  for (const line of smallestFirst(lines)) {
    if (areHidden([...undivided], columns)) break
    undivided.add(line)
  }
  return undivided
}

function areHidden(undivided: readonly CountedLine[], columns: number): boolean {
  const totals = undivided.map(totalOf)
  const whole = sumOf(totals)
  const parts = [...totals, ...columnsOf(undivided, columns)]
  return parts.every((part) => Math.min(part, whole - part) >= smallestShown)
}
