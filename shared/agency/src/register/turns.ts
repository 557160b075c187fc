import { HubError } from '@simpul/serving'

/** Runs work one after the other, in the order in which it came. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** A queue of its own; where `limit` wait already, the next is refused. */
export function turns(limit = Number.POSITIVE_INFINITY): Turns {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (work) => {
    if (waiting >= limit) throw new HubError('NOT_READY', 'Too many others wait here; try again in a moment.')
    waiting += 1
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      waiting -= 1
    }
  }
}
