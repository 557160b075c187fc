import { outcomeOf } from './call-outcome.ts'
import type { CallEnd, OpenCall } from './observer.ts'

/** What of a subgraph's answer is told. */
export interface Received {
  readonly status: number
  readonly receivedBytes: number
  readonly attempts: number
}

export interface Exchange<Answer, Read> {
  readonly body: string
  readonly post: () => Promise<Answer>
  /** Reads the answer; throws where it is of no use. */
  readonly read: (answer: Answer) => Read
}

/** Sends a body, reads what comes, and tells the call how it ended; gives or throws what `post` and `read` do. */
export async function watchedExchange<Answer extends Received, Read>(
  call: OpenCall,
  { body, post, read }: Exchange<Answer, Read>,
): Promise<Read> {
  let answer: Answer | undefined
  try {
    answer = await post()
    const found = read(answer)
    call.ended(endOf('answered', body, answer))
    return found
  } catch (error) {
    call.ended(endOf(outcomeOf(error), body, answer))
    throw error
  }
}

/** The end of a call of which nothing was left to ask. */
export const nothingAsked: CallEnd = {
  outcome: 'asked-nothing',
  sentBytes: 0,
  receivedBytes: 0,
  attempts: 0,
  sent: 0,
}

function endOf(outcome: CallEnd['outcome'], body: string, answer: Received | undefined): CallEnd {
  if (outcome === 'refused') return { outcome, sentBytes: 0, receivedBytes: 0, attempts: 0, sent: 0 }
  return {
    outcome,
    sentBytes: Buffer.byteLength(body),
    receivedBytes: answer?.receivedBytes ?? 0,
    attempts: answer?.attempts ?? 1,
    status: answer?.status,
  }
}
