/** A seeded source of choices: the same seed makes the same schema, data and operations. */
export interface RandomSource {
  /** A whole number from 0 to below `below`. */
  below(below: number): number
  /** True in `of` hundred cases. */
  chance(of: number): boolean
  pick<T>(list: readonly T[]): T
  /** Some of a list, in its order. */
  some<T>(list: readonly T[], of: number): T[]
}

/** Mulberry32, a small generator whose whole state is one number. */
export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const source: RandomSource = {
    below: (below) => Math.floor(next() * below),
    chance: (of) => next() * 100 < of,
    pick(list) {
      const picked = list[source.below(list.length)]
      if (picked === undefined) throw new Error('Nothing can be picked from an empty list.')
      return picked
    },
    some: (list, of) => list.filter(() => source.chance(of)),
  }
  return source
}

/** A number that depends on a text and on nothing else. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
