/**
 * Keeps the values of a metric's label few: each value that comes is let through as long as there are fewer than `most`
 * and it is a plain word; any other becomes `other`.
 */
export function boundedLabel(most: number): (value: string) => string {
  const seen = new Set<string>()
  return (value) => {
    if (seen.has(value)) return value
    if (seen.size >= most || !/^[A-Za-z][\w-]{0,79}$/.test(value)) return 'other'
    seen.add(value)
    return value
  }
}
