import { areHashes, emptyRoot, isSameHash, nodeHash } from './hashing.ts'
import { above, lowestRight, type NodePlace } from './inclusion-proof.ts'
import { consistencyRanges } from './ranges.ts'
import { hashesOfRanges, type TileStore } from './tiles.ts'

/** The hashes that show that the tree of `first` leaves is how the tree of `second` leaves began. */
export async function consistencyProof(
  store: TileStore,
  first: number,
  second: number,
): Promise<readonly Uint8Array[]> {
  return hashesOfRanges(store, consistencyRanges(first, second))
}

/** The size and the root of a tree. */
export interface TreeHead {
  readonly size: number
  readonly root: Uint8Array
}

/**
 * Whether the second tree only appended to the first (RFC 9162 section 2.1.4.2). Total: whatever is not proven is
 * false. Every tree continues the empty one, without a proof.
 */
export function verifyConsistency(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (!areSizes(first.size, second.size) || !areHashes([first.root, second.root, ...proof])) return false
  if (first.size === second.size) return proof.length === 0 && isSameHash(first.root, second.root)
  if (first.size === 0) return proof.length === 0 && isSameHash(first.root, emptyRoot)
  return proof.length > 0 && leadsToBoth(first, second, proof)
}

// A first tree that is perfect is a node of the second, and its root is the first hash of the path.
function leadsToBoth(first: TreeHead, second: TreeHead, proof: readonly Uint8Array[]): boolean {
  const [start = first.root, ...path] = isPowerOfTwo(first.size) ? [first.root, ...proof] : proof
  let place = lowestLeft({ node: first.size - 1, last: second.size - 1 })
  let [old, current] = [start, start]
  for (const sibling of path) {
    if (place.last === 0) return false
    const isRight = place.node % 2 === 1 || place.node === place.last
    if (isRight) old = nodeHash(sibling, old)
    current = isRight ? nodeHash(sibling, current) : nodeHash(current, sibling)
    place = above(isRight ? lowestRight(place) : place)
  }
  return place.last === 0 && isSameHash(old, first.root) && isSameHash(current, second.root)
}

function lowestLeft(place: NodePlace): NodePlace {
  return place.node % 2 === 0 ? place : lowestLeft(above(place))
}

function areSizes(first: number, second: number): boolean {
  return Number.isSafeInteger(first) && Number.isSafeInteger(second) && first >= 0 && first <= second
}

function isPowerOfTwo(size: number): boolean {
  return size % 2 === 0 ? isPowerOfTwo(size / 2) : size === 1
}
