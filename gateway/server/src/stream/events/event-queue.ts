/** Events on their way to one client: a bounded number of them waits. */
export interface EventQueue<Event> {
  /** False where no more may wait, or where it is over. */
  push(event: Event): boolean
  /** Ends it after what waits; with a last event, after that one alone. */
  end(last?: Event): void
  /** For one reader. Its `return` ends the queue at once, also while a `next` waits. */
  readonly events: AsyncGenerator<Event, undefined, undefined>
  readonly isOver: () => boolean
}

export interface EventQueueOptions {
  readonly limit: number
  /** Called once, when it ends. */
  readonly ended: () => void
}

/** An empty queue. */
export function eventQueue<Event>({ limit, ended }: EventQueueOptions): EventQueue<Event> {
  const waiting: Event[] = []
  let isOver = false
  let wake: (() => void) | undefined

  const end = (last?: Event) => {
    if (isOver) return
    isOver = true
    if (last !== undefined) waiting.splice(0, waiting.length, last)
    ended()
    wake?.()
  }
  const stop = () => {
    end()
    waiting.length = 0
    wake?.()
  }
  const done = { done: true, value: undefined } as const
  const events: AsyncGenerator<Event, undefined, undefined> = {
    async next() {
      for (;;) {
        if (waiting.length > 0) return { done: false, value: waiting.shift() as Event }
        if (isOver) return done
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    async return() {
      stop()
      return done
    },
    async throw() {
      stop()
      return done
    },
    [Symbol.asyncIterator]: () => events,
    async [Symbol.asyncDispose]() {
      stop()
    },
  }
  return {
    push(event) {
      if (isOver || waiting.length >= limit) return false
      waiting.push(event)
      wake?.()
      return true
    },
    end,
    events,
    isOver: () => isOver,
  }
}
