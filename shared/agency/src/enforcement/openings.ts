import type { BoundaryRules, Matrix } from '@simpul/boundary'

/**
 * The matrix in the words of the database: for each readable leaf, and for each type as a whole, the reaches that
 * open it. It is handed to every transaction, so it holds only what is open.
 */
export function openingsOf(rules: BoundaryRules, matrix: Matrix): string {
  const openings: Record<string, string[]> = {}
  for (const field of rules.fields.values()) {
    const cell = matrix.cells.get(field.coordinate)
    if (field.kind !== 'leaf' || field.key === undefined || cell?.kind !== 'open') continue
    const reaches = cell.ways.map((way) => way.reach)
    openings[field.coordinate] = [...new Set(reaches)]
    const type = field.coordinate.slice(0, field.coordinate.indexOf('.'))
    openings[type] = [...new Set([...(openings[type] ?? []), ...reaches])]
  }
  return JSON.stringify(openings)
}
