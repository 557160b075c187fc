import type { Basis, Class, ClosedReason, Purpose, RowScope } from '@simpul/boundary'

/** Who reads something where it is no agency's staff. */
export const everybody = 'everybody'
export const subject = 'the person'

/** One way by which somebody may read a field or ask for a mutation, or an offer that nothing opens yet. */
export interface SharingRow {
  readonly owner: string
  readonly type: string
  /** `Worker.fullName`. */
  readonly field: string
  readonly class: Class
  /** Read a value, or ask the owner to do something. */
  readonly access: 'READ' | 'ASK'
  /** An agency, everybody, or the person whom a row is about. */
  readonly reader: string
  readonly roles: readonly string[]
  /** Undefined where the purpose does not matter. */
  readonly purpose: Purpose | undefined
  readonly basis: Basis | undefined
  /** `OWN`: the rows that the owner keeps. `ABOUT`: those about the person. */
  readonly rows: RowScope | 'OWN' | 'ABOUT'
  readonly agreement: string | undefined
  readonly until: string | undefined
  readonly retainDays: number | undefined
  /** The owner cannot end it alone. */
  readonly isDuty: boolean
  /** Why it is closed although it is offered; undefined where it is open. */
  readonly closed: ClosedReason | undefined
}

/** What to show of a matrix. */
export interface SharingFilter {
  readonly agency?: string | undefined
  readonly owner?: string | undefined
  readonly purpose?: string | undefined
  readonly type?: string | undefined
}

/** The rows that fit every part of a filter. A row for any purpose fits each of them. */
export function filterRows(rows: readonly SharingRow[], filter: SharingFilter): readonly SharingRow[] {
  return rows.filter(
    (row) =>
      fits(filter.agency, row.reader) &&
      fits(filter.owner, row.owner) &&
      fits(filter.type, row.type) &&
      (row.purpose === undefined || fits(filter.purpose, row.purpose)),
  )
}

function fits(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value
}
