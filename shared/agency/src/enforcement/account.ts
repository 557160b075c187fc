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
      const name = nameOf({ coordinate, way })
      if (!opened.has(name)) opened.set(name, { coordinate, way })
    },
    closed: () => [...closed].sort(([left], [right]) => compare(left, right)).map(([, field]) => field),
    opened: () => [...opened].sort(([left], [right]) => compare(left, right)).map(([, field]) => field),
  }
}

function nameOf({ coordinate, way }: OpenedField): string {
  return `${coordinate} ${way.agreement} ${way.line?.basis}`
}

/** Answers come in no fixed order; an account does, so that two alike are alike to the byte. */
function compare(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

function isBefore(left: readonly (string | number)[], right: readonly (string | number)[]): boolean {
  const at = left.findIndex((step, index) => step !== right[index])
  if (at === -1) return false
  const [one, other] = [left[at], right[at]]
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return String(one) < String(other)
}
