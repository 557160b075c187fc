import { shortTransaction } from '@simpul/database'
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
  /** JSON: for each readable leaf of the type that is read, the reaches that open it. */
  readonly openings: string
}

/**
 * Reads in a short transaction in which Postgres sees `caller`. The settings end with the transaction, so a pooled
 * connection never carries one caller into another's request. Queries inside are awaited one by one.
 */
export function asCaller<T>(
  database: AgencyDatabase,
  caller: DatabaseCaller,
  work: (rows: EntityManager) => Promise<T>,
): Promise<T> {
  return shortTransaction(database[caller.side], { settings: settingsOf(caller), readOnly: true }, work)
}

/** The same for a mutation's work: on the owner's tables, whoever asked for it, and committed as a whole or not at all. */
export function writeAsCaller<T>(
  database: AgencyDatabase,
  caller: DatabaseCaller,
  work: (rows: EntityManager) => Promise<T>,
): Promise<T> {
  return shortTransaction(database.own, { settings: settingsOf(caller) }, work)
}

function settingsOf({ agency, person, purpose, subject, openings }: DatabaseCaller): Readonly<Record<string, string>> {
  return {
    'simpul.agency': agency,
    'simpul.person': person,
    'simpul.purpose': purpose,
    'simpul.subject': subject,
    'simpul.openings': openings,
  }
}
