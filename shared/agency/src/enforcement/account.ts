import type { ClosedReason, Way } from '@simpul/boundary'

/** A field that stayed closed in one answer. */
export interface ClosedField {
  readonly coordinate: string
  readonly reason: ClosedReason
  /** Where it was asked first, for the `errors` entry. */
  readonly path: readonly (string | number)[]
}

/** A field that a partner was shown, and the line that opened it. */
export interface OpenedField {
  readonly coordinate: string
  readonly way: Way
}

/** What the boundary did in one request: one entry a coordinate, however many rows. */
export interface Account {
  close(field: ClosedField): void
  open(coordinate: string, way: Way): void
  closed(): readonly ClosedField[]
  opened(): readonly OpenedField[]
}

/** An empty account. */
export function newAccount(): Account {
  const closed = new Map<string, ClosedField>()
  const opened = new Map<string, OpenedField>()
  return {
    close(field) {
      const known = closed.get(field.coordinate)
      if (known === undefined || isBefore(field.path, known.path)) closed.set(field.coordinate, field)
    },
    open(coordinate, way) {
      if (way.line === undefined) return // public, own and a subject's own fields need no agreement
      const key = `${coordinate} ${way.agreement} ${way.line.basis}`
      if (!opened.has(key)) opened.set(key, { coordinate, way })
    },
    closed: () => [...closed.values()].sort(byCoordinate),
    opened: () => [...opened.values()].sort(byCoordinate),
  }
}

/** Answers come in no fixed order; an account does, so that two alike are alike to the byte. */
function byCoordinate(left: { readonly coordinate: string }, right: { readonly coordinate: string }): number {
  if (left.coordinate === right.coordinate) return 0
  return left.coordinate < right.coordinate ? -1 : 1
}

function isBefore(left: readonly (string | number)[], right: readonly (string | number)[]): boolean {
  const at = left.findIndex((step, index) => step !== right[index])
  if (at === -1) return false
  const [one, other] = [left[at], right[at]]
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return String(one) < String(other)
}
