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
  const { status, body } = await send(url, { headers, body: JSON.stringify(input) }, ask, stop)
  const answer = parsed(body)
  if (status >= 200 && status < 300 && answer !== undefined) return answer
  const refusal = refusalSchema.safeParse(answer).data?.error
  if (refusal) throw new CommandError('REFUSED', printable(refusal.message), { because: printable(refusal.code) })
  throw new CommandError('REQUEST_FAILED', `${url} answered ${status}, and not as an agency's kit does.`)
}

async function send(
  url: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    return await withTimeLimit(60_000, stop, async (signal) => {
      const response = await ask(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
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
