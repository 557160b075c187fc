import { type Caller, type Cell, type Matrix, type Way, waysFor } from '@simpul/boundary'
import DataLoader from 'dataloader'
import type { ReadsUnderGrants } from '../grants/reads-under-grants.ts'
import { type Account, newAccount } from './account.ts'
import { type AgencyDatabase, asCaller, type DatabaseCaller } from './as-caller.ts'

/** The boundary as one request meets it. */
export interface RequestBoundary {
  readonly caller: Caller
  readonly matrix: Matrix
  readonly account: Account
  readonly reads: ReadsUnderGrants
  /** True for the owner's own staff. */
  readonly isOwn: boolean
  /** The ways by which a row or reference of this reach shows a field. */
  waysOf(coordinate: string, reach: readonly string[]): readonly Way[]
  cell(coordinate: string): Cell
  /** How the caller reaches what is about a worker, whether or not there is anything. */
  reachOfSubject(worker: string): Promise<readonly string[]>
}

const nothing: Cell = { kind: 'closed', because: 'NOT_OFFERED' }

export interface RequestBoundaryOptions {
  readonly caller: Caller
  readonly matrix: Matrix
  readonly database: AgencyDatabase
  readonly databaseCaller: DatabaseCaller
  readonly reads: ReadsUnderGrants
}

/** Makes the boundary of one request. A coordinate that the matrix does not know is closed. */
export function requestBoundary(options: RequestBoundaryOptions): RequestBoundary {
  const { caller, matrix, database, databaseCaller, reads } = options
  const isOwn = databaseCaller.side === 'own'
  const subjects = new DataLoader<string, readonly string[]>(async (ids) => {
    const found = await asCaller(database, databaseCaller, (rows) =>
      rows.query<{ subject: string; reach: string }[]>(
        'select subject, reach from caller_reach where subject = any($1)',
        [ids],
      ),
    )
    return ids.map((id) => [...partnerReach, ...found.filter((row) => row.subject === id).map((row) => row.reach)])
  })
  return {
    caller,
    matrix,
    account: newAccount(),
    reads,
    isOwn,
    waysOf: (coordinate, reach) => waysFor(matrix.cells.get(coordinate), reach),
    cell: (coordinate) => matrix.cells.get(coordinate) ?? nothing,
    reachOfSubject: (worker) => (isOwn ? Promise.resolve(ownReach) : subjects.load(worker)),
  }
}

const ownReach = ['OWNER', 'PUBLIC'] as const
const partnerReach = ['PUBLIC', 'ALL'] as const
