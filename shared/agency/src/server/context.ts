import type { BoundaryRules, Caller } from '@simpul/boundary'
import type { RegisterState } from '@simpul/trust'
import type { Write } from '../acts/write.ts'
import type { RequestBoundary } from '../enforcement/request-boundary.ts'
import type { ContextFiles } from '../files/document-file.ts'
import type { Row, RowTable } from '../rows/row-table.ts'
import type { Rows } from '../rows/rows.ts'
import type { OwnCounts } from '../statistics/own-counts.ts'

/** What a resolver gets: rows as this caller may see them, and the way to write. Nothing else is in reach. */
export interface AgencyContext {
  readonly caller: Caller
  readonly requestId: string
  readonly now: Date
  /** The day in Jember, `yyyy-mm-dd` (Asia/Jakarta). */
  readonly today: string
  readonly rows: Rows
  /** Counts the owner's rows for its own staff; for anybody else it gives nothing. */
  readonly counted: OwnCounts
  readonly boundary: RequestBoundary
  /** The rules of this agency's own schema, and the register as this agency knows it now. */
  readonly rules: BoundaryRules
  readonly state: RegisterState
  /** Files of rows, with links for this caller. */
  readonly files: ContextFiles
  /** Asks another agency's kit now; within 5 s it answers, or a HubError names it. */
  askPeer(agency: string, message: string, input: object): Promise<unknown>
  /** The row behind a reference, by its SDL type. */
  rowOf(type: string, id: string): Promise<Row | null>
  /**
   * Runs a mutation's work once for each of the client's keys: one transaction, and for a repeat the first result.
   * `input` is what must be the same when the key is.
   */
  write<T extends object>(mutation: string, input: WriteInput, work: (write: Write) => Promise<T>): Promise<T>
}

/** An input of a mutation: the client's key makes a repeat safe. */
export interface WriteInput {
  readonly clientKey: string
}

/** The tables of a subgraph by SDL type. */
export type TablesByType = ReadonlyMap<string, RowTable>
