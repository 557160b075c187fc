import type { Deadline } from './deadline.ts'
import type { Incoming } from './exchange.ts'
import { isAway } from './is-away.ts'
import { TransportError } from './transport-error.ts'

/** An answer, and how many times it was asked for. */
export interface Tried extends Incoming {
  readonly attempts: number
}

/** Sends, and where the subgraph did not begin to answer, or says that it is away, once more after a moment. */
export async function withRetry(send: () => Promise<Incoming>, deadline: Deadline): Promise<Tried> {
  try {
    const answer = await send()
    if (!isAway(answer.status)) return { ...answer, attempts: 1 }
  } catch (error) {
    if (!(error instanceof TransportError) || error.fault !== 'UNREACHABLE' || error.hasBegun) throw error
  }
  await pause(20 + Math.random() * 80, deadline)
  return { ...(await send()), attempts: 2 }
}

/** Not the same for all: those that failed together shall not come back together. */
function pause(milliseconds: number, deadline: Deadline): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    deadline.whenOver((reason) => {
      clearTimeout(timer)
      reject(reason)
    })
  })
}
