import type { DataSource, EntityManager } from 'typeorm'

/** The two ways into an agency's database: its tables for its own staff, its views for everybody else. */
export interface AgencyDatabase {
  readonly own: DataSource
  readonly partner: DataSource
}

/** Who asks, in the words the policies understand. */
export interface DatabaseCaller {
  /** `own` leads to the tables, `partner` to the views of the same names. */
  readonly side: 'own' | 'partner'
  readonly agency: string
  readonly person: string
  readonly purpose: string
  /** The worker a signed-in subject is, as this agency has bound them. */
  readonly subject: string
  /** JSON: for each readable coordinate and type, the reaches that open it. */
  readonly openings: string
}

const identify = `select set_config('simpul.agency', $1, true), set_config('simpul.person', $2, true),
  set_config('simpul.purpose', $3, true), set_config('simpul.subject', $4, true), set_config('simpul.openings', $5, true)`

/**
 * Runs `work` in a short transaction in which Postgres sees `caller`. `set_config(…, true)` lasts until commit, so a
 * pooled connection never carries one caller into another's request. Queries inside are awaited one by one.
 */
export function asCaller<T>(
  database: AgencyDatabase,
  caller: DatabaseCaller,
  work: (rows: EntityManager) => Promise<T>,
): Promise<T> {
  return database[caller.side].transaction(async (rows) => {
    await rows.query(identify, [caller.agency, caller.person, caller.purpose, caller.subject, caller.openings])
    return work(rows)
  })
}
