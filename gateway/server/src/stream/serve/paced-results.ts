/** Results that are handed on one by one, the next when the one before has been written. */
export interface PacedResults<Result> {
  readonly results: AsyncGenerator<Result, undefined, undefined>
  /** Says that one has been written. */
  written(): void
}

/** Holds results back for a writer that takes everything it is given and keeps it. */
export function pacedResults<Result>(source: AsyncGenerator<Result, undefined, undefined>): PacedResults<Result> {
  let isWaiting = false
  let go: (() => void) | undefined
  const results: AsyncGenerator<Result, undefined, undefined> = {
    async next() {
      if (isWaiting) {
        await new Promise<void>((resolve) => {
          go = resolve
        })
      }
      const next = await source.next()
      isWaiting = next.done !== true
      return next
    },
    return: () => stop(),
    throw: () => stop(),
    [Symbol.asyncIterator]: () => results,
    async [Symbol.asyncDispose]() {
      await stop()
    },
  }
  function stop() {
    isWaiting = false
    go?.()
    return source.return(undefined)
  }
  return {
    results,
    written() {
      isWaiting = false
      go?.()
    },
  }
}
