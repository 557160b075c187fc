import type { PublishedTables } from '@simpul/agency'

/**
 * Tries every table of two columns that agrees with what was published of one, and gives what it shows of a withheld
 * number to less than five either way. Slow, and misses nothing.
 */
export function everyTable({ total, columns, tables: [table] }: PublishedTables): readonly string[] {
  const lines = table?.lines ?? []
  if (total === null) return []
  const seen = new Map<string, { least: number; most: number }>()
  const see = (quantity: string, value: number) => {
    const { least, most } = seen.get(quantity) ?? { least: value, most: value }
    seen.set(quantity, { least: Math.min(least, value), most: Math.max(most, value) })
  }
  const fill = (parts: readonly (readonly [number, number])[], left: number): void => {
    const line = lines[parts.length]
    if (line === undefined) {
      if (left === 0) tell(parts)
      return
    }
    for (const whole of numbers(line.total, left)) {
      for (const first of numbers(line.counts[0], whole)) {
        if (agrees(line.counts[1], whole - first)) fill([...parts, [first, whole - first]], left - whole)
      }
    }
  }
  const tell = (parts: readonly (readonly [number, number])[]): void => {
    const sums = [0, 1].map((at) => parts.reduce((sum, part) => sum + (part[at] ?? 0), 0))
    if (!sums.every((sum, at) => agrees(columns[at], sum))) return
    parts.forEach(([first, second], at) => {
      if (lines[at]?.total === null) see(`line ${at}`, first + second)
      if (lines[at]?.counts[0] === null) see(`part ${at} 0`, first)
      if (lines[at]?.counts[1] === null) see(`part ${at} 1`, second)
    })
  }
  fill([], total)
  return [...seen]
    .filter(([, { least, most }]) => most - least < 5)
    .map(([quantity, { least, most }]) => `${quantity} ${least} to ${most}`)
}

function agrees(published: number | null | undefined, value: number): boolean {
  return published === null || published === undefined || published === value
}

/** What a number may be: itself where it is published, else anything up to `most`. */
function numbers(published: number | null | undefined, most: number): readonly number[] {
  if (published === null || published === undefined) return Array.from({ length: most + 1 }, (_, at) => at)
  return published <= most ? [published] : []
}
