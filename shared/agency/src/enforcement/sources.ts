import type { Row } from '../rows/row-table.ts'

/** A row that was read as the caller: it carries its reach. */
export function isRow(source: unknown): source is Row {
  return typeof source === 'object' && source !== null && 'reach' in source && Array.isArray(source.reach)
}

/** An id with nothing behind it yet: what a client wrote, or another row points to. */
export function isReference(source: unknown): source is { readonly id: string } {
  return (
    typeof source === 'object' &&
    source !== null &&
    'id' in source &&
    typeof source.id === 'string' &&
    !('reach' in source)
  )
}

/** The id of a worker, or of anything whose key is a random id: 128 bits, so that it can be drawn by anybody and guessed by nobody. */
export function isWellFormedId(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)
}
