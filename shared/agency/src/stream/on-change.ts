import type { Row, RowTable } from '../rows/row-table.ts'
import type { AgencyContext } from '../server/context.ts'
import type { Change, Interest } from './change-feed.ts'

/** A field of `Subscription`: the row of a table at each of its changes. */
export interface ChangeField {
  /** Says what a subscription with these arguments waits for; the kit follows it. */
  readonly subscribe: (source: unknown, args: never, subscribing: Subscribing) => AsyncIterable<never>
  readonly resolve: (change: unknown, args: never, context: AgencyContext) => Promise<Row | null>
}

/** What a subscription begins with. */
export interface Subscribing {
  /** Writes down what it waits for. */
  readonly follow: (interest: Interest) => void
}

export interface OnChangeOptions<R extends Row, Args> {
  readonly table: RowTable<R>
  /** Which rows are of interest: those with this value of a column. All where not said. */
  readonly where?: { readonly column: keyof R & string; readonly is: (args: Args) => string }
}

/**
 * The row of `table` as the caller may see it, at each of its changes.
 *
 * An event reveals that a row which the caller may see was written at that moment, and what of it the caller may read
 * then. The change itself carries nothing: each event is a fresh query with the caller's rights of that moment. A row that
 * is hidden from the caller, or that no longer has the value, gives no event; nor does a field that was closed meanwhile,
 * whose stream ends at the next look at it and not at an event. A column in `where` is the one that the table's trigger
 * tells, and an argument that names a person is marked `@subject`, so that it is decided before anything is followed.
 */
export function onChange<R extends Row, Args>({ table, where }: OnChangeOptions<R, Args>): ChangeField {
  return {
    subscribe(_, args, { follow }) {
      follow({ type: table.type, ...(where === undefined ? {} : { key: where.is(args) }) })
      return nothing
    },
    async resolve(change, args, { rows }) {
      if (!isChange(change)) return null
      const row = await rows(table).byId(change.id)
      return row === null || where === undefined || row[where.column] === where.is(args) ? row : null
    },
  }
}

const nothing: AsyncIterable<never> = {
  [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }),
}

function isChange(change: unknown): change is Change {
  return typeof change === 'object' && change !== null && 'id' in change && typeof change.id === 'string'
}
