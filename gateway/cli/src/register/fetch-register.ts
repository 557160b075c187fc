import { type SignedHead, signedHeadSchema } from '@simpul/trust'
import { z } from 'zod'
import { CommandError } from '../command-error.ts'
import { withTimeLimit } from '../time-limit.ts'

/** What one agency holds of the register, as it came: nothing of it is believed before it is read. */
export interface HeldRegister {
  readonly url: string
  readonly entries: readonly unknown[]
  /** The last head that the agency heard, where it heard one. */
  readonly head: SignedHead | undefined
  /** The answering machine's own time, where it said one. */
  readonly date: Date | undefined
  /** When it came, by this machine's clock. */
  readonly receivedAt: Date
}

const pageSchema = z.object({ entries: z.array(z.unknown()), head: z.unknown().optional() })
const numberedSchema = z.object({ seq: z.int() })

const mostPages = 1_000

/** Reads the whole register from one agency; any may relay it. */
export async function fetchRegister(url: string, ask: typeof fetch, stop: AbortSignal): Promise<HeldRegister> {
  let held: HeldRegister = { url, entries: [], head: undefined, date: undefined, receivedAt: new Date() }
  for (let page = 0; page < mostPages; page++) {
    const next = await fetchPage(url, seqOf(held.entries.at(-1)), ask, stop)
    held = { ...next, entries: [...held.entries, ...next.entries] }
    if (next.entries.length === 0 || (held.head !== undefined && seqOf(held.entries.at(-1)) >= held.head.seq))
      return held
  }
  throw new CommandError('REQUEST_FAILED', `The register at ${url} does not end.`)
}

/** Reads it from the first of several that answers: the forum before those who relay. */
export async function fetchRegisterFrom(
  urls: readonly string[],
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<HeldRegister> {
  for (const url of urls) {
    const held = await fetchRegister(url, ask, stop).catch(() => undefined)
    if (held !== undefined) return held
  }
  throw new CommandError(
    'REQUEST_FAILED',
    `Nobody gave the register: neither ${urls.join(' nor ')} answered. Is the hub running?`,
  )
}

async function fetchPage(url: string, after: number, ask: typeof fetch, stop: AbortSignal): Promise<HeldRegister> {
  const { answer, date } = await getJson(`${url}/register/entries?after=${after}`, ask, stop)
  const page = pageSchema.safeParse(answer).data
  if (!page) throw new CommandError('REQUEST_FAILED', `${url} does not answer with a register.`)
  return { url, date, receivedAt: new Date(), entries: page.entries, head: signedHeadSchema.safeParse(page.head).data }
}

async function getJson(url: string, ask: typeof fetch, stop: AbortSignal) {
  try {
    return await withTimeLimit(10_000, stop, async (signal) => {
      const response = await ask(url, { headers: { accept: 'application/json' }, redirect: 'error', signal })
      const date = response.headers.get('date')
      const answer: unknown = response.ok ? await response.json() : undefined
      return { answer, date: date === null ? undefined : new Date(date) }
    })
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `${new URL(url).origin} did not answer. Is it running?`, { cause })
  }
}

function seqOf(entry: unknown): number {
  return numberedSchema.safeParse(entry).data?.seq ?? 0
}
