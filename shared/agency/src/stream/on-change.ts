import type { GraphQLFieldResolver } from 'graphql'
import type { Row, RowTable } from '../rows/row-table.ts'
import type { AgencyContext } from '../server/context.ts'
import type { Change, ChangeFeed, Interest } from './change-feed.ts'

/** A field of `Subscription`: the row of a table at each of its changes. */
export interface ChangeField {
  /** What a subscription with these arguments waits for. */
  // biome-ignore lint/suspicious/noExplicitAny: a schema's argument types are not TypeScript's to know here
  readonly subscribe: GraphQLFieldResolver<unknown, Subscribing, any, unknown>
  readonly resolve: (change: unknown, args: unknown, context: AgencyContext) => Promise<Row | null>
}

/** What a subscription begins with. */
export interface Subscribing {
  readonly changes: ChangeFeed
  /** Answers the events of an interest. */
  readonly follow: (interest: Interest) => AsyncIterable<Change>
}

export interface OnChangeOptions<Args> {
  readonly table: RowTable
  /** The key by which the rows of interest are found, as the table's trigger tells it; all rows where not said. */
  readonly key?: (args: Args) => string
}

/**
 * The row of `table` as the caller may see it, at each of its changes.
 *
 * An event reveals that a row which the caller may see was written at that moment, and what of it the caller may read
 * then. The change itself carries nothing: each event is a fresh query with the caller's rights, as they are then. A row
 * that is hidden from the caller, or that no longer has the key, gives no event; so does a field that has been closed
 * since, until the stream ends.
 */
export function onChange<Args>({ table, key }: OnChangeOptions<Args>): ChangeField {
  return {
    subscribe: (_, args, { follow }) => follow({ type: table.type, ...(key === undefined ? {} : { key: key(args) }) }),
    resolve: (change, _args, { rows }) => (isChange(change) ? rows(table).byId(change.id) : Promise.resolve(null)),
  }
}

function isChange(change: unknown): change is Change {
  return typeof change === 'object' && change !== null && 'id' in change && typeof change.id === 'string'
}
