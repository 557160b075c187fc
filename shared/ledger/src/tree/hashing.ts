import { hash } from 'node:crypto'

/** The length of every hash of a tree. */
export const hashLength = 32

/** The root of a tree without leaves: the hash of nothing (RFC 9162 section 2.1.1). */
export const emptyRoot: Uint8Array = hashOf(Buffer.alloc(0))

// Buffers that are used again: nothing here waits, so no two hashes share one at a time.
const shortLeaf = Buffer.alloc(1024)
const node = Buffer.alloc(1 + 2 * hashLength)
node[0] = 1

/** The hash of a leaf. Its first byte keeps a leaf from passing for a node (RFC 9162 section 2.1.1). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  const prefixed = leaf.byteLength < shortLeaf.byteLength ? shortLeaf : Buffer.alloc(leaf.byteLength + 1)
  prefixed.set(leaf, 1)
  return hashOf(prefixed.subarray(0, leaf.byteLength + 1))
}

/** The hash of a node from those of its two children. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1)
  node.set(right, 1 + hashLength)
  return hashOf(node)
}

// By way of a text it takes half the time: its 32 bytes come from the pool instead of an allocation of their own.
function hashOf(bytes: Uint8Array): Uint8Array {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1')
}

/** Whether two hashes are the same. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** Whether all of these have the length of a hash: what comes from outside is measured before it is hashed. */
export function areHashes(candidates: readonly Uint8Array[]): boolean {
  return candidates.every(({ byteLength }) => byteLength === hashLength)
}
