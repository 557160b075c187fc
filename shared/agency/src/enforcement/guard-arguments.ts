import { type BoundaryRules, type ClosedReason, fieldsRead, isSearchOverPeople } from '@simpul/boundary'
import type { GuardedField } from './guard-schema.ts'
import type { RequestBoundary } from './request-boundary.ts'

/** A field that an argument reads and the caller may not. */
export interface ClosedArgument {
  readonly coordinate: string
  readonly because: ClosedReason
}

/** An edge as one selection asks it. */
export interface AskedEdge extends Pick<GuardedField, 'type' | 'field'> {
  readonly coordinate: string
  readonly args: Readonly<Record<string, unknown>>
}

/**
 * The first field that an argument filters, searches or sorts by and that is closed for this caller on every row, or
 * by which a partner would search among people who only by their own grants are open to it. Where a field is open for
 * some rows, the views make the others match nothing.
 */
export function closedArgument(
  { coordinate: edge, type, ...asked }: AskedEdge,
  request: RequestBoundary,
  rules: BoundaryRules,
): ClosedArgument | undefined {
  const place = { type, cell: request.cell(edge) }
  for (const read of fieldsRead({ type, ...asked }, rules)) {
    const { coordinate } = read
    const cell = request.cell(coordinate)
    if (cell.kind === 'closed') return { coordinate, because: cell.because }
    if (!request.isOwn && isSearchOverPeople(read, place, rules)) return { coordinate, because: 'NO_GRANT' }
  }
  return undefined
}
