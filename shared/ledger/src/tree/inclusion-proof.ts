import { areHashes, isSameHash, nodeHash } from './hashing.ts'
import { inclusionRanges } from './ranges.ts'
import { hashesOfRanges, type TileStore } from './tiles.ts'

/** The hashes that lead from a leaf to the root of the tree of this size, the leaf's sibling first. */
export async function inclusionProof(store: TileStore, index: number, size: number): Promise<readonly Uint8Array[]> {
  return hashesOfRanges(store, inclusionRanges(index, size))
}

/** A leaf that is said to stand at one place of a tree, and why. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether a leaf stands where it is said to (RFC 9162 section 2.1.3.2). Total: whatever is not proven is false. */
export function verifyInclusion({ leafHash, index, size, root, proof }: InclusionClaim): boolean {
  if (!isPlace(index, size) || !areHashes([leafHash, root, ...proof])) return false
  let place = { node: index, last: size - 1 }
  let hash = leafHash
  for (const sibling of proof) {
    if (place.last === 0) return false
    const isRight = place.node % 2 === 1 || place.node === place.last
    hash = isRight ? nodeHash(sibling, hash) : nodeHash(hash, sibling)
    place = above(isRight ? lowestRight(place) : place)
  }
  return place.last === 0 && isSameHash(hash, root)
}

/** A node among those of its level, and the last of the level. */
export interface NodePlace {
  readonly node: number
  readonly last: number
}

/** The place of the node above. */
export function above({ node, last }: NodePlace): NodePlace {
  return { node: Math.floor(node / 2), last: Math.floor(last / 2) }
}

/** The last node of a level without a sibling rises as it is, up to where it is a right child or the root. */
export function lowestRight(place: NodePlace): NodePlace {
  return place.node % 2 === 1 || place.node === 0 ? place : lowestRight(above(place))
}

function isPlace(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size
}
