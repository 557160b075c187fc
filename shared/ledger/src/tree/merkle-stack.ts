import { emptyRoot, nodeHash } from './hashing.ts'

/** Follows a tree as it grows and knows its root at every size, in memory that grows with the logarithm only. */
export interface MerkleStack {
  append(leafHash: Uint8Array): void
  readonly size: number
  root(): Uint8Array
}

/** A stack of the perfect subtrees so far, the largest at the bottom (a compact range). */
export function merkleStack(): MerkleStack {
  const hashes: Uint8Array[] = []
  const sizes: number[] = []
  let size = 0
  return {
    append: (leafHash) => {
      let [hash, leaves] = [leafHash, 1]
      for (; sizes.at(-1) === leaves; leaves *= 2) {
        sizes.pop()
        hash = nodeHash(hashes.pop() ?? emptyRoot, hash)
      }
      hashes.push(hash)
      sizes.push(leaves)
      size += 1
    },
    get size() {
      return size
    },
    root: () => (size === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right))),
  }
}
