/** Values that arrive one by one, an announced number of them. */
export interface Arrivals<Value> {
  /** Announces one more value. */
  expect(): void
  /** One of the announced values. */
  arrive(value: Value): void
  /** True where something is announced that has not been handed on. */
  isMore(): boolean
  /** What has arrived, in the order of arrival, as soon as there is anything; it ends with the last announced value. */
  all(): AsyncGenerator<Arrived<Value>, void, undefined>
}

export interface Arrived<Value> {
  readonly values: readonly Value[]
  /** True where more is announced. */
  readonly isMore: boolean
}

/** Nothing is announced yet. */
export function newArrivals<Value>(): Arrivals<Value> {
  let announced = 0
  let waiting: Value[] = []
  let wake: (() => void) | undefined
  const isMore = () => announced > 0 || waiting.length > 0
  return {
    isMore,
    expect() {
      announced += 1
    },
    arrive(value) {
      announced -= 1
      waiting.push(value)
      wake?.()
    },
    async *all() {
      while (isMore()) {
        if (waiting.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        const values = waiting
        waiting = []
        yield { values, isMore: announced > 0 }
      }
    },
  }
}
