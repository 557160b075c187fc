/** A value with the weight it is drawn by. */
export type Weighted<T> = readonly (readonly [value: T, weight: number])[]

/** A table that answers a draw in [0, 1) with a value, as often as its weight says. */
export interface DrawTable<T> {
  readonly values: readonly T[]
  readonly upTo: readonly number[]
}

/** Makes a table from weights of any unit: published counts may be used as they are. */
export function drawTable<T>(weights: Weighted<T>): DrawTable<T> {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  let reached = 0
  const upTo = weights.map(([, weight]) => {
    reached += weight / total
    return reached
  })
  return { values: weights.map(([value]) => value), upTo }
}

/** A number between 0 and 2^32 that depends on nothing but `text`. */
export function hashText(text: string): number {
  let hash = 2166136261
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** A stream of draws. Equal beginnings give equal streams, so that every part of a worker is drawn on its own. */
export class Draws {
  #a: number
  #b: number
  #c: number
  #counter = 1

  /** The three words are the stream's whole beginning: the population's seed, the topic and the worker's index. */
  constructor(seed: number, topic: number, index: number) {
    this.#a = seed | 0
    this.#b = topic | 0
    this.#c = index | 0
    for (let round = 0; round < 12; round += 1) this.word()
  }

  /** 32 even bits (sfc32, after Chris Doty-Humphrey). */
  word(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A number in [0, 1). */
  next(): number {
    return this.word() / 4294967296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** True `share` of the times. */
  chance(share: number): boolean {
    return this.next() < share
  }

  /** One of a list, each as often. */
  pick<T>(list: readonly T[]): T {
    const value = list[Math.floor(this.next() * list.length)]
    if (value === undefined) throw new Error('Nothing can be picked from an empty list.')
    return value
  }

  /** One of a table, as often as its weight says. */
  from<T>({ values, upTo }: DrawTable<T>): T {
    const draw = this.next()
    let at = 0
    while (at < values.length - 1 && draw >= (upTo[at] ?? 1)) at += 1
    const value = values[at]
    if (value === undefined) throw new Error('Nothing can be drawn from an empty table.')
    return value
  }
}
