import { LedgerError } from '../ledger-error.ts'

/** The leaves from `begin` up to, not including, `end`. */
export interface LeafRange {
  readonly begin: number
  readonly end: number
}

/** A perfect subtree: the node number `index` of those over 2^`level` leaves. */
export interface NodeId {
  readonly level: number
  readonly index: number
}

/** The perfect subtrees that a range falls into, from left to right: largest first, as in the tree itself. */
export function perfectNodes({ begin, end }: LeafRange): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let at = begin; at < end; ) {
    const level = floorLog2(end - at)
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The ranges whose hashes lead from a leaf to the root, the leaf's sibling first (RFC 9162 section 2.1.3.1). */
export function inclusionRanges(index: number, size: number): readonly LeafRange[] {
  if (!isWithin(index, 0, size - 1)) throw new LedgerError('TREE_RANGE')
  const path: LeafRange[] = []
  for (let { begin, end } = { begin: 0, end: size }; end - begin > 1; ) {
    const middle = begin + splitPoint(end - begin)
    const isLeft = index < middle
    path.push(isLeft ? { begin: middle, end } : { begin, end: middle })
    if (isLeft) end = middle
    if (!isLeft) begin = middle
  }
  return path.reverse()
}

/** The ranges whose hashes show that the tree of `first` leaves began the one of `second` (RFC 9162 section 2.1.4.1). */
export function consistencyRanges(first: number, second: number): readonly LeafRange[] {
  if (!isWithin(first, 0, second) || !Number.isSafeInteger(second)) throw new LedgerError('TREE_RANGE')
  if (first === 0 || first === second) return []
  return subproof(first, { begin: 0, end: second })
}

// SUBPROOF of the RFC: the verifier knows the root of the first tree, so a left edge that is that tree is left out.
function subproof(first: number, { begin, end }: LeafRange): readonly LeafRange[] {
  if (first === end) return begin === 0 ? [] : [{ begin, end }]
  const middle = begin + splitPoint(end - begin)
  if (first <= middle) return [...subproof(first, { begin, end: middle }), { begin: middle, end }]
  return [...subproof(first, { begin: middle, end }), { begin, end: middle }]
}

// The largest power of two below a size of two or more.
function splitPoint(size: number): number {
  return 2 ** floorLog2(size - 1)
}

// Exact up to 2^53, where `Math.log2` rounds.
function floorLog2(number: number): number {
  return number < 2 ** 31 ? 31 - Math.clz32(number) : 31 + floorLog2(Math.floor(number / 2 ** 31))
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isSafeInteger(number) && number >= least && number <= most
}
