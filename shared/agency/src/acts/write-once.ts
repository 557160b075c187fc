import { createHash } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { type AgencyDatabase, type DatabaseCaller, writeAsCaller } from '../enforcement/as-caller.ts'
import type { WriteInput } from '../server/context.ts'
import { bilingual, refused } from './refused.ts'
import { type Write, type WriteSetting, writeWith } from './write.ts'

/** A client's key: unique for one agency, person and mutation. */
export interface WriteKey {
  readonly mutation: string
  readonly input: WriteInput
  readonly setting: WriteSetting
  /** Hears, once all is committed, that something was told to another agency. */
  readonly onTold?: (() => void) | undefined
}

/**
 * Runs `work` in one transaction on the owner's tables, once for each client key. A repeat waits for the first and is
 * answered with its result; the same key with another input is refused, and nothing is written.
 */
export async function writeOnce<T extends object>(
  database: AgencyDatabase,
  caller: DatabaseCaller,
  { mutation, input, setting, onTold }: WriteKey,
  work: (write: Write) => Promise<T>,
): Promise<T> {
  refuseBadKey(input.clientKey)
  let hasTold = false
  const onTell = () => {
    hasTold = true
  }
  const done = await writeAsCaller(database, caller, async (rows) => {
    const digest = createHash('sha256').update(JSON.stringify(input, sortedKeys)).digest('hex')
    const key = [caller.agency, caller.person, mutation, input.clientKey]
    const earlier = await claim(rows, key, digest)
    if (earlier !== undefined) return repeat<T>(earlier, digest)
    const result = await work(writeWith(rows, setting, onTell))
    await rows.query(
      'update request_key set result = $5 where agency = $1 and person = $2 and mutation = $3 and client_key = $4',
      [...key, JSON.stringify(result)],
    )
    return result
  })
  if (hasTold) onTold?.()
  return done
}

interface Earlier {
  readonly input_digest: string
  readonly result: unknown
}

async function claim(rows: EntityManager, key: readonly string[], digest: string): Promise<Earlier | undefined> {
  const claimed = await rows.query<unknown[]>(
    `insert into request_key (agency, person, mutation, client_key, input_digest) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning client_key`,
    [...key, digest],
  )
  if (claimed.length > 0) return undefined
  const [earlier] = await rows.query<Earlier[]>(
    'select input_digest, result from request_key where agency = $1 and person = $2 and mutation = $3 and client_key = $4',
    [...key],
  )
  return earlier
}

function repeat<T extends object>(earlier: Earlier, digest: string): T {
  if (earlier.input_digest !== digest) {
    throw bilingual('IDEMPOTENCY_KEY_REUSED', 'input.clientKey', {
      en: 'This clientKey was used before with another input. Nothing was written; use a new key for a new request.',
      id: 'clientKey ini sudah dipakai dengan masukan lain. Tidak ada yang ditulis; pakai kunci baru untuk permintaan baru.',
    })
  }
  return earlier.result as T
}

function refuseBadKey(clientKey: string): void {
  if (/^[\w-]{8,100}$/.test(clientKey)) return
  throw refused('input.clientKey', {
    en: 'clientKey must have 8 to 100 letters, digits, hyphens or underscores; a random UUID is best.',
    id: 'clientKey harus 8 sampai 100 huruf, angka, tanda hubung atau garis bawah; sebaiknya UUID acak.',
  })
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
}
