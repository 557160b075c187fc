import { LedgerError } from '../ledger-error.ts'
import { hashLength, nodeHash } from './hashing.ts'
import { type LeafRange, type NodeId, perfectNodes } from './ranges.ts'

/** The levels of nodes that a tile stands for. Four keep it at 512 bytes, below what a database moves out of line. */
export const tileHeight = 4

/** The hashes in a full tile. */
export const tileWidth = 2 ** tileHeight

/** The place of a tile: tiles of level 0 hold leaf hashes, those of level n hashes over 16^n leaves. */
export interface TileId {
  readonly level: number
  readonly index: number
}

/** A tile and its hashes one after another; the last of a level may be part full, and grows in place. */
export interface Tile extends TileId {
  readonly hashes: Uint8Array
}

/** Where the tiles of one tree are kept. A tile never loses or changes a hash, it only gains some. */
export interface TileStore {
  /** The hashes of these tiles, in this order; a tile that is not there is empty. */
  readTiles(ids: readonly TileId[]): Promise<readonly Uint8Array[]>
}

/** The hashes of several ranges of one tree, by one read of the store: a tile or two for each level. */
export async function hashesOfRanges(store: TileStore, ranges: readonly LeafRange[]): Promise<readonly Uint8Array[]> {
  const nodes = ranges.map(perfectNodes)
  const tiles = await readDistinct(store, nodes.flat().map(tileOf))
  return nodes.map((parts) => joined(parts.map((part) => nodeOfTile(part, tiles.get(keyOf(tileOf(part)))))))
}

/** The hash over perfect subtrees that stand side by side, the largest first. There is at least one. */
export function joined(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The tile that holds the hashes of a node, or from which they are computed. */
export function tileOf({ level, index }: NodeId): TileId {
  const tileLevel = Math.floor(level / tileHeight)
  return { level: tileLevel, index: Math.floor((index * 2 ** (level % tileHeight)) / tileWidth) }
}

/** The hash of a node, computed from the hashes of its tile. */
export function nodeOfTile({ level, index }: NodeId, hashes: Uint8Array | undefined): Uint8Array {
  const count = 2 ** (level % tileHeight)
  const first = (index * count) % tileWidth
  if (hashes === undefined || hashes.byteLength < (first + count) * hashLength) throw new LedgerError('TILES_MISSING')
  return perfectHash(hashes, first, count)
}

/** The hash over a full tile. */
export function tileTop(hashes: Uint8Array): Uint8Array {
  return perfectHash(hashes, 0, tileWidth)
}

function perfectHash(hashes: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return hashes.subarray(first * hashLength, (first + 1) * hashLength)
  const half = count / 2
  return nodeHash(perfectHash(hashes, first, half), perfectHash(hashes, first + half, half))
}

async function readDistinct(store: TileStore, ids: readonly TileId[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const distinct = [...new Map(ids.map((id) => [keyOf(id), id])).entries()]
  if (distinct.length === 0) return new Map()
  const tiles = await store.readTiles(distinct.map(([, id]) => id))
  return new Map(distinct.map(([key], place) => [key, tiles[place] ?? new Uint8Array(0)]))
}

function keyOf({ level, index }: TileId): string {
  return `${level}/${index}`
}
