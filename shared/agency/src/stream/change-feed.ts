import pg from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'

/** A row that was written. What it says now is read by whoever may. */
export interface Change {
  readonly type: string
  readonly id: string
  /** The value by which those who wait for it are found; null where it has none. */
  readonly key: string | null
}

/** What somebody waits for: rows of a type, all of them or those with one key. */
export interface Interest {
  readonly type: string
  readonly key?: string | undefined
}

/** Tells of changes in one agency's database as they are committed. */
export interface ChangeFeed {
  /** Calls `heard` at each change of interest, and once with nothing where some may have been missed. Answers how to stop. */
  listen(interest: Interest, heard: (change: Change | undefined) => void): () => void
  close(): Promise<void>
}

export interface ChangeFeedOptions {
  /** Any role of the database may listen: what is told names rows and shows nothing of them. */
  readonly url: string
  readonly applicationName: string
  readonly logger: Logger
}

const changeSchema = z.object({ type: z.string(), id: z.string(), key: z.string().nullable() })

/** Opens one connection for all who wait in this process; where it is lost it is opened anew. */
export async function changeFeed(options: ChangeFeedOptions): Promise<ChangeFeed> {
  const waiting = new Set<{ readonly interest: Interest; readonly heard: (change: Change | undefined) => void }>()
  let client: pg.Client | undefined
  let isClosed = false
  const tell = (payload: string | undefined) => {
    const change = changeSchema.safeParse(parsed(payload)).data
    if (change === undefined) return
    for (const { interest, heard } of waiting) if (isOf(change, interest)) heard(change)
  }
  const lost = async () => {
    if (isClosed) return
    options.logger.warn('the connection that hears of changes was lost')
    for (let wait = 100; !isClosed; wait = Math.min(2 * wait, 5_000)) {
      await pause(wait)
      try {
        await open()
        for (const { heard } of waiting) heard(undefined)
        return
      } catch (error) {
        options.logger.debug({ err: error }, 'changes cannot be heard yet')
      }
    }
  }
  const open = async () => {
    const opened = await listening(options, tell)
    if (isClosed) return void (await opened.end().catch(() => undefined))
    client = opened
    opened.once('end', () => void lost())
  }
  await open()
  return {
    listen(interest, heard) {
      const one = { interest, heard }
      waiting.add(one)
      return () => void waiting.delete(one)
    },
    async close() {
      isClosed = true
      await client?.end().catch(() => undefined)
    },
  }
}

async function listening(
  { url, applicationName }: ChangeFeedOptions,
  tell: (payload: string | undefined) => void,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  })
  client.on('error', () => undefined) // 'end' follows
  client.on('notification', ({ payload }) => tell(payload))
  await client.connect()
  await client.query('listen simpul_change')
  return client
}

function isOf(change: Change, { type, key }: Interest): boolean {
  return change.type === type && (key === undefined || change.key === key)
}

function parsed(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '')
  } catch {
    return undefined
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
