import { CommandError } from '../command-error.ts'
import { withTimeLimit } from '../time-limit.ts'

/** One question to the gateway. */
export interface Question {
  readonly gateway: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>> | undefined
  readonly operationName: string | undefined
  /** Who asks, as what and why; empty for somebody who is not signed in. */
  readonly headers: Readonly<Record<string, string>>
}

/** Sends a question and answers what came back, as text. */
export async function askGateway(
  { gateway, query, variables, operationName, headers }: Question,
  ask: typeof fetch,
  stop: AbortSignal,
): Promise<{ readonly status: number; readonly body: string }> {
  try {
    return await withTimeLimit(60_000, stop, async (signal) => {
      const response = await ask(gateway, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables, operationName }),
        redirect: 'error', // a proof is for one address; following would hand the token to another
        signal,
      })
      return { status: response.status, body: await response.text() }
    })
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `The gateway at ${gateway} did not answer. Is it running?`, { cause })
  }
}
