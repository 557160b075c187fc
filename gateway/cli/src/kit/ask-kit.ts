import { z } from 'zod'
import { CommandError } from '../command-error.ts'
import { printable } from '../text-table.ts'
import { withTimeLimit } from '../time-limit.ts'

/** One question to the door that an agency keeps for its own people. */
export interface KitQuestion {
  /** The agency's own address, without a path. */
  readonly agencyUrl: string
  readonly operation: string
  readonly input: object
  /** Who asks, as what and why. */
  readonly headers: Readonly<Record<string, string>>
}

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

/** The address of one operation at an agency's staff door; a proof names it. */
export function operationUrl(agencyUrl: string, operation: string): string {
  return `${agencyUrl}/agency/${operation}`
}

/** Asks an agency's kit and answers what it said; a refusal is thrown with the agency's own sentence. */
export async function askKit(
  { agencyUrl, operation, input, headers }: KitQuestion,
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<unknown> {
  const url = operationUrl(agencyUrl, operation)
  const json = { ...headers, 'content-type': 'application/json' }
  return answerOf(url, await send(url, { headers: json, body: JSON.stringify(input) }, ask, stop))
}

/** The address at which an agency takes files; a proof names it. */
export function filesUrl(agencyUrl: string): string {
  return `${agencyUrl}/files`
}

/** Sends a file to an agency's kit and answers what it said of it. */
export async function sendFile(
  {
    agencyUrl,
    bytes,
    headers,
  }: Pick<KitQuestion, 'agencyUrl' | 'headers'> & { readonly bytes: Uint8Array<ArrayBuffer> },
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<unknown> {
  const url = filesUrl(agencyUrl)
  // what it is, its own first bytes say
  const plain = { ...headers, 'content-type': 'application/octet-stream' }
  return answerOf(url, await send(url, { headers: plain, body: bytes }, ask, stop))
}

function answerOf(url: string, { status, body }: KitResponse): unknown {
  const answer = parsed(body)
  if (status >= 200 && status < 300 && answer !== undefined) return answer
  const refusal = refusalSchema.safeParse(answer).data?.error
  if (refusal) throw new CommandError('REFUSED', printable(refusal.message), { because: printable(refusal.code) })
  throw new CommandError('REQUEST_FAILED', `${url} answered ${status}, and not as an agency's kit does.`)
}

interface KitResponse {
  readonly status: number
  readonly body: string
}

interface Sending {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer>
}

async function send(
  url: string,
  { headers, body }: Sending,
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<KitResponse> {
  try {
    return await withTimeLimit(60_000, stop, async (signal) => {
      const response = await ask(url, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json' },
        body,
        redirect: 'error', // a proof is for one address; following would hand the token to another
        signal,
      })
      return { status: response.status, body: await response.text() }
    })
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `The agency at ${new URL(url).origin} did not answer. Is it running?`, {
      cause,
    })
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
