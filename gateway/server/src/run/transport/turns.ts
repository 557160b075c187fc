import type { Deadline } from './deadline.ts'
import { TransportError } from './transport-error.ts'

/** Who may ask one subgraph at a time; the others wait in the order in which they came. */
export interface Turns {
  /** Undefined where it is one's turn at once. Throws or rejects with `BUSY` or `ABANDONED`: then there is nothing to release. */
  take(deadline: Deadline): Promise<void> | undefined
  /** Gives the turn to whoever waits longest. */
  release(): void
  readonly taken: () => number
  readonly waiting: () => number
}

/** As many turns at a time as `atOnce`, and at most `mostWaiting` that wait for one. */
export function newTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting = new Set<() => void>()
  let taken = 0
  return {
    take(deadline) {
      if (taken < atOnce) {
        taken += 1
        return undefined
      }
      if (waiting.size >= mostWaiting) throw new TransportError('BUSY', `${mostWaiting} requests wait already`)
      return new Promise((resolve, reject) => {
        waiting.add(resolve)
        deadline.whenOver((reason) => {
          if (waiting.delete(resolve)) reject(reason.fault === 'TIMEOUT' ? waitedInVain(reason) : reason)
        })
      })
    },
    release() {
      const [next] = waiting
      if (next === undefined) {
        taken -= 1
        return
      }
      waiting.delete(next)
      next()
    },
    taken: () => taken,
    waiting: () => waiting.size,
  }
}

function waitedInVain(cause: TransportError): TransportError {
  return new TransportError('BUSY', 'the time was up before a turn was free', { cause })
}
