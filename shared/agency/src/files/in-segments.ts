import type { Bytes } from './object-store.ts'

/** A part of a stream of exactly the asked size; the last one may be shorter, and empty only where all is. */
export interface Segment {
  readonly bytes: Buffer
  readonly isLast: boolean
}

/** Cuts a stream into segments. One is held back until more comes, so that each knows whether it is the last. */
export async function* inSegments(bytes: Bytes, size: number): AsyncGenerator<Segment> {
  let held: Buffer = Buffer.alloc(0)
  for await (const part of bytes) {
    held = held.length === 0 ? part : Buffer.concat([held, part])
    while (held.length > size) {
      yield { bytes: held.subarray(0, size), isLast: false }
      held = held.subarray(size)
    }
  }
  yield { bytes: held, isLast: true }
}
