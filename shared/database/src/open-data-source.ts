import { isNativeError } from 'node:util/types'
import pg from 'pg'
import { DataSource, type EntitySchema } from 'typeorm'
import { parseUrl } from './database-address.ts'
import type { DatabaseError } from './database-error.ts'
import { errorCode } from './error-code.ts'
import { explainConnection } from './explain-connection.ts'

/** What a data source is opened with. */
export interface DataSourceOptions {
  readonly url: string
  readonly entities: readonly EntitySchema[]
  /** The most connections it holds at once. */
  readonly poolSize: number
  /** Shown by the server beside each connection: `simpul government own`. */
  readonly applicationName: string
  /** Makes every transaction read-only, whatever the role may do. Default `false`. */
  readonly readOnly?: boolean
  /** How long one statement may run, in milliseconds. Default 10 s; a seed needs more. */
  readonly statementTimeout?: number
  /** Hears of a connection lost while nobody used it. The next query opens a new one. */
  readonly onConnectionLost?: (error: DatabaseError) => void
}

const idleInTransaction = 10_000
const lockTimeout = 5_000
const connectTimeout = 5_000

/**
 * Opens a TypeORM data source that changes no structure, lets no statement or transaction run on for ever, and goes on
 * by itself when the server was restarted: what was running fails, the next query works.
 */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    driver: pg,
    url: parseUrl(options.url).href,
    entities: [...options.entities],
    poolSize: options.poolSize,
    applicationName: options.applicationName,
    connectTimeoutMS: connectTimeout,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    logging: false,
    poolErrorHandler: (error: unknown) => options.onConnectionLost?.(explainConnection(options.url, error)),
    extra: poolSettings(options),
  })
  try {
    return await source.initialize()
  } catch (cause) {
    throw isOfConnection(cause) ? explainConnection(options.url, cause) : cause
  }
}

// What is wrong with the entities is an error of the program, and TypeORM says it well.
function isOfConnection(cause: unknown): boolean {
  return errorCode(cause) !== undefined || (isNativeError(cause) && /timeout|terminated|SSL/.test(cause.message))
}

// `pipeline` lets a transaction's first statements travel together (see short-transaction.ts). A connection costs the
// server some megabytes, and a sign-in costs 10 ms: so a few stay, and the rest end after a quiet minute.
function poolSettings({ readOnly, statementTimeout }: DataSourceOptions): Readonly<Record<string, unknown>> {
  return {
    pipeline: true,
    min: 2,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    statement_timeout: statementTimeout ?? 10_000,
    lock_timeout: lockTimeout,
    idle_in_transaction_session_timeout: idleInTransaction,
    options: readOnly === true ? '-c default_transaction_read_only=on' : undefined,
    types: { getTypeParser },
  }
}

const dateType = 1082

// pg would make a Date at midnight of this machine's zone of a day that has no zone, and so often the day before.
function getTypeParser(...asked: Parameters<typeof pg.types.getTypeParser>): unknown {
  return asked[0] === dateType ? String : pg.types.getTypeParser(...asked)
}
