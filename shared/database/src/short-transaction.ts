import type pg from 'pg'
import type { DataSource, EntityManager } from 'typeorm'
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js'
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js'
import { DatabaseError } from './database-error.ts'
import { explainConnection } from './explain-connection.ts'

/** How a short transaction is begun. */
export interface TransactionOptions {
  /** Settings such as `simpul.agency`, bound as parameters and gone with the transaction. */
  readonly settings: Readonly<Record<string, string>>
  /** Refuses writes, and does not wait for the end of a transaction that changed nothing. Default `false`. */
  readonly readOnly?: boolean
}

/**
 * Runs `work` in a transaction that begins with `settings`. The beginning, the settings and the first query of `work`
 * travel together, so one query costs two round trips (one when read-only) where TypeORM's own way takes four. Should the settings
 * fail, every query after them fails too: nothing is ever read without them.
 */
export async function shortTransaction<T>(
  source: DataSource,
  options: TransactionOptions,
  work: (rows: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = new ShortTransaction(driverOf(source))
  try {
    await runner.begin(options)
    const result = await work(managerOf(source, runner))
    await runner.finish()
    return result
  } catch (error) {
    await runner.abandon()
    throw await runner.reason(error)
  }
}

class ShortTransaction extends PostgresQueryRunner {
  private begun: Promise<unknown> = Promise.resolve()
  private isReadOnly = false

  constructor(driver: PostgresDriver) {
    super(driver, 'master')
  }

  /** Sends the beginning without waiting for it. The depth tells TypeORM that what it begins inside is a savepoint. */
  async begin({ settings, readOnly = false }: TransactionOptions): Promise<void> {
    const client = await this.client()
    this.isTransactionActive = true
    this.transactionDepth = 1
    this.isReadOnly = readOnly
    const start = client.query(readOnly ? 'START TRANSACTION READ ONLY' : 'START TRANSACTION')
    this.begun = Promise.all([start, sendSettings(client, settings)])
    this.begun.catch(() => {})
  }

  async finish(): Promise<void> {
    await this.begun
    if (this.isReadOnly) {
      this.commitTransaction().then(
        () => this.release(),
        () => this.abandon(),
      )
      return
    }
    await this.commitTransaction()
    await this.release()
  }

  /** A connection whose transaction may still be open must never serve another caller. */
  async abandon(): Promise<void> {
    try {
      if (this.isTransactionActive) await this.rollbackTransaction()
      await this.release()
    } catch (error) {
      await this.discard(error)
    }
  }

  /** Where the beginning failed, that is why; what came after it only met a transaction that was over. */
  reason(error: unknown): Promise<unknown> {
    return this.begun.then(
      () => error,
      (cause: unknown) => cause,
    )
  }

  private async discard(error: unknown): Promise<void> {
    const giveBack = this.releaseCallback
    this.releaseCallback = () => giveBack?.(error)
    await this.release()
  }

  private async client(): Promise<pg.ClientBase> {
    try {
      return await this.connect()
    } catch (cause) {
      throw explainConnection(this.driver.options.url ?? '', cause)
    }
  }
}

async function sendSettings(client: pg.ClientBase, settings: Readonly<Record<string, string>>): Promise<void> {
  const bound = Object.entries(settings).flat()
  if (bound.length === 0) return
  const calls = Object.keys(settings).map((_, at) => `set_config($${2 * at + 1}, $${2 * at + 2}, true)`)
  await client.query(`select ${calls.join(', ')}`, bound)
}

// As TypeORM does for the runners that it makes itself.
function managerOf(source: DataSource, runner: ShortTransaction): EntityManager {
  const manager = source.createEntityManager(runner)
  Object.assign(runner, { manager })
  return manager
}

function driverOf(source: DataSource): PostgresDriver {
  if (source.driver instanceof PostgresDriver) return source.driver
  throw new DatabaseError('URL_INVALID', 'A short transaction needs a data source of openDataSource.')
}
