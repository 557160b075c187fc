import type { BoundaryRules, Matrix } from '@simpul/boundary'

/** For each type, JSON that names its readable leaves, and the type as a whole, with the reaches that open them. */
export type Openings = ReadonlyMap<string, string>

/** No field is open. */
export const nothingOpen = '{}'

/**
 * The matrix in the words of the database, a part a type: Postgres reads the part for each column of a query anew, so
 * a transaction is handed no more than the type it reads. It holds only what is open.
 */
export function openingsOf(rules: BoundaryRules, matrix: Matrix): Openings {
  const byType = new Map<string, Record<string, string[]>>()
  for (const field of rules.fields.values()) {
    const cell = matrix.cells.get(field.coordinate)
    if (field.kind !== 'leaf' || field.key === undefined || cell?.kind !== 'open') continue
    const reaches = cell.ways.map((way) => way.reach)
    const type = field.coordinate.slice(0, field.coordinate.indexOf('.'))
    const openings = byType.get(type) ?? {}
    openings[field.coordinate] = [...new Set(reaches)]
    openings[type] = [...new Set([...(openings[type] ?? []), ...reaches])]
    byType.set(type, openings)
  }
  return new Map([...byType].map(([type, openings]) => [type, JSON.stringify(openings)]))
}
