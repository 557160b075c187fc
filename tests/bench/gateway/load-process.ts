import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { dpopProof } from '@simpul/trust/testing'
import { Pool } from 'undici'
import { readSettings, ready } from './serve-bench.ts'

// The load generator: keeps a number of connections busy with the workload's query, and checks every answer.

/** What to ask, for how long, and of whom. */
export interface Load {
  readonly url: string
  readonly connections: number
  readonly milliseconds: number
  /** For a gateway with a boundary: a proof is made for each request, most of them before the time starts. */
  readonly caller: LoadCaller | undefined
}

export interface LoadCaller {
  readonly token: string
  readonly publicUrl: string
  readonly purpose: string
  readonly privateKey: string
  readonly publicJwk: object
}

/** How long each request took, in milliseconds, and all of them together. */
export interface LoadResult {
  readonly took: readonly number[]
  readonly milliseconds: number
}

const { query, expectedFile } = readSettings<{ readonly query: string; readonly expectedFile: string }>()
const body = JSON.stringify({ query })
const expected: unknown = JSON.parse(readFileSync(expectedFile, 'utf8')).data
const pools = new Map<string, Pool>()
const known = new Map<string, Buffer>()

process.on('message', async (load: Load) => {
  try {
    process.send?.(await run(load))
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.message : String(error) })
  }
})
ready({})

async function run(load: Load): Promise<LoadResult> {
  const pool = poolOf(load)
  const headersOf = headersFor(load)
  const took: number[] = []
  const startedAt = performance.now()
  const end = startedAt + load.milliseconds
  const one = async () => {
    while (performance.now() < end) {
      const sentAt = performance.now()
      const answer = await send(pool, load.url, headersOf())
      took.push(performance.now() - sentAt)
      check(load.url, answer)
    }
  }
  await Promise.all(Array.from({ length: load.connections }, one))
  return { took, milliseconds: performance.now() - startedAt }
}

function poolOf({ url, connections }: Load): Pool {
  const key = `${connections} ${url}`
  const kept = pools.get(key) ?? new Pool(new URL(url).origin, { connections, keepAliveTimeout: 60_000 })
  pools.set(key, kept)
  return kept
}

function send(pool: Pool, url: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pool.dispatch(
      { method: 'POST', path: new URL(url).pathname, headers, body, headersTimeout: 30_000 },
      {
        onRequestStart: () => undefined,
        onResponseStart(_, status) {
          if (status !== 200) reject(new Error(`${url} answered status ${status}.`))
        },
        onResponseData: (_, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(Buffer.concat(chunks)),
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}

/** An answer of bytes that were right before is right; any other is read and compared whole. */
function check(url: string, answer: Buffer): void {
  if (known.get(url)?.equals(answer) === true) return
  const { data, errors } = JSON.parse(answer.toString('utf8'))
  if (errors !== undefined || !isDeepStrictEqual(data, expected))
    throw new Error(`${url} gave a wrong answer: ${answer.toString('utf8').slice(0, 400)}`)
  known.set(url, answer)
}

function headersFor({ caller, milliseconds }: Load): () => Record<string, string> {
  const plain = { 'content-type': 'application/json', accept: 'application/json' }
  if (caller === undefined) return () => plain
  const key = { publicJwk: caller.publicJwk, thumbprint: '', privateKey: createPrivateKey(caller.privateKey) }
  const proof = () => dpopProof({ key, method: 'POST', url: caller.publicUrl, token: caller.token, now: new Date() })
  const proofs = Array.from({ length: milliseconds }, proof)
  const authorized = { ...plain, authorization: `DPoP ${caller.token}`, 'x-simpul-purpose': caller.purpose }
  return () => ({ ...authorized, dpop: proofs.pop() ?? proof() })
}
