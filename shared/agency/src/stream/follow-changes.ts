import { HubError } from '@simpul/serving'
import type { FormattedExecutionResult } from 'graphql'
import {
  type AnswerChangeOptions,
  answerChange,
  type ChangeSubscription,
  refusalOfSubscription,
} from './answer-change.ts'
import type { Change, ChangeFeed, Interest } from './change-feed.ts'

/** Where the events of a subscription go: to the one who follows. */
export interface EventWriter {
  /** Resolves when it has been written and there is room for more. */
  write(result: FormattedExecutionResult): Promise<void>
  /** Ends the stream as it should end, or, with a fault, so that whoever reads it opens another. */
  end(fault?: Error): void
}

export interface FollowOptions extends AnswerChangeOptions {
  readonly changes: ChangeFeed
  readonly clock: () => Date
  /** How often it is looked whether the subscription may still stand. */
  readonly lookMilliseconds: number
  /** How many changed rows wait for a reader that is slow. */
  readonly mostWaiting: number
}

/**
 * Follows changes for one caller until the answered function is called. A row that changes several times while its event
 * waits gives one event, which shows it as it is then.
 */
export function followChanges(
  subscription: ChangeSubscription,
  interest: Interest,
  writer: EventWriter,
  options: FollowOptions,
): () => void {
  const waiting = new Map<string, Change>()
  let isWorking = false
  let isOver = false
  const stop = () => {
    isOver = true
    unlisten()
    clearInterval(timer)
  }
  const end = (fault?: Error) => {
    if (isOver) return
    stop()
    writer.end(fault)
  }
  const work = async () => {
    if (isWorking) return
    isWorking = true
    try {
      for (let [next] = waiting; next !== undefined && !isOver; [next] = waiting) {
        waiting.delete(next[0])
        const answer = await answerChange(subscription, next[1], options)
        if (answer !== undefined && !isOver && !hasEnded(subscription, options)) await writer.write(answer)
      }
    } catch (error) {
      end(asError(error))
    } finally {
      isWorking = false
    }
  }
  const look = async () => {
    const refusal = await refusalNow(subscription, options)
    if (refusal === undefined || isOver) return
    await writer.write(refusal)
    end()
  }
  const unlisten = options.changes.listen(interest, (change) => {
    if (change === undefined) return end(new Error('Changes may have been missed.'))
    if (waiting.size >= options.mostWaiting) return end(new Error('Too many changes wait.'))
    waiting.set(change.id, change)
    void work()
  })
  const timer = setInterval(() => void look().catch((error: unknown) => end(asError(error))), options.lookMilliseconds)
  timer.unref()
  return stop
}

async function refusalNow(
  subscription: ChangeSubscription,
  options: FollowOptions,
): Promise<FormattedExecutionResult | undefined> {
  if (hasEnded(subscription, options)) {
    const ended = new HubError('UNAUTHENTICATED', 'The token of this stream has ended.')
    return { errors: [ended.toJSON()] }
  }
  return refusalOfSubscription(subscription, options)
}

function hasEnded({ authenticated: { expiresAt } }: ChangeSubscription, { clock }: FollowOptions): boolean {
  return expiresAt !== undefined && clock() >= expiresAt
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
