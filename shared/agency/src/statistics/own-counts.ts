import { type AgencyDatabase, asCaller, type DatabaseCaller } from '../enforcement/as-caller.ts'

/**
 * The lines of one counting statement over the owner's tables, as its own staff may see their rows. For anybody else
 * there are none: what is counted live does not leave its owner.
 */
export type OwnCounts = <Line extends object>(sql: string, parameters: readonly unknown[]) => Promise<readonly Line[]>

/** Counts as one caller. */
export function ownCounts(database: AgencyDatabase, caller: DatabaseCaller): OwnCounts {
  return async (sql, parameters) => {
    if (caller.side !== 'own') return []
    return asCaller(database, caller, async (rows) => {
      await rows.query(forCounting)
      return rows.query(sql, [...parameters])
    })
  }
}

/** Counting reads every row: of indexes that hold what is counted, where these are up to date, and sorts in memory. */
const forCounting = "select set_config('work_mem', '32MB', true), set_config('random_page_cost', '1', true)"
