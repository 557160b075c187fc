import { HubError } from '@simpul/serving'
import type { RegisterHead } from '@simpul/trust'
import { z } from 'zod'

/** What the forum says to an entry. */
export type EntryAnswer =
  | { readonly kind: 'entered'; readonly seq: number; readonly hash: string }
  /** Another entry was first; this one has to be signed again, over the new head. */
  | { readonly kind: 'stale'; readonly head: RegisterHead }
  | { readonly kind: 'refused'; readonly because: string }

/** The way of a signed entry into the register. It throws where the forum is away. */
export type EntryDoor = (entry: unknown) => Promise<EntryAnswer>

const headSchema = z.object({ seq: z.int().min(0), hash: z.string() })
const staleSchema = z.object({ head: headSchema })
const refusedSchema = z.object({ error: z.object({ message: z.string().min(1).max(2_000) }) })

/** The door of the forum at this address. */
export function entryDoorAt(url: string, timeoutMilliseconds = 5_000): EntryDoor {
  return async (entry) => {
    const answer = await post(`${url}/register/entries`, { entry }, timeoutMilliseconds)
    const body: unknown = await answer.json().catch(() => undefined)
    const head = headSchema.safeParse(body)
    if (answer.ok && head.success) return { kind: 'entered', ...head.data }
    const stale = staleSchema.safeParse(body)
    if (answer.status === 409 && stale.success) return { kind: 'stale', head: stale.data.head }
    const refused = refusedSchema.safeParse(body)
    if (answer.status === 422 && refused.success) return { kind: 'refused', because: refused.data.error.message }
    if (answer.status === 413) return { kind: 'refused', because: 'The entry is larger than the register takes.' }
    throw away()
  }
}

async function post(url: string, body: object, timeoutMilliseconds: number): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
  } catch (error) {
    throw away(error)
  }
}

function away(error?: unknown): HubError {
  return new HubError('NOT_READY', 'The forum, which keeps the register, does not answer at the moment.', {
    ...(error instanceof Error ? { cause: error } : {}),
  })
}
