import { TransportError } from './transport-error.ts'

/** The time that one request has, over all its phases; a caller who goes away ends it too. */
export interface Deadline {
  /** Calls `end` when it is over, at once where it is already. Only the last one given is called: phases follow each other. */
  whenOver(end: (reason: TransportError) => void): void
  /** Lets go of the timer and the signal. */
  clear(): void
}

/**
 * Starts the time. A timer of one's own, because Node 20 may collect the signals of `AbortSignal.timeout` and
 * `AbortSignal.any` before they fire.
 */
export function deadlineIn(milliseconds: number, signal?: AbortSignal): Deadline {
  let over: TransportError | undefined
  let end: ((reason: TransportError) => void) | undefined
  const finish = (reason: TransportError) => {
    if (over !== undefined) return
    over = reason
    end?.(reason)
  }
  const timer = setTimeout(
    () => finish(new TransportError('TIMEOUT', `no whole answer in ${milliseconds} ms`)),
    milliseconds,
  )
  const abandon = () => finish(new TransportError('ABANDONED', 'the caller went away'))
  if (signal?.aborted === true) abandon()
  signal?.addEventListener('abort', abandon)
  return {
    whenOver(called) {
      end = called
      if (over !== undefined) called(over)
    },
    clear() {
      end = undefined
      clearTimeout(timer)
      signal?.removeEventListener('abort', abandon)
    },
  }
}
