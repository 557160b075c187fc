import { LedgerError } from '../ledger-error.ts'
import { areHashes, emptyRoot, hashLength } from './hashing.ts'
import { perfectNodes } from './ranges.ts'
import { joined, nodeOfTile, type Tile, type TileId, type TileStore, tileOf, tileTop, tileWidth } from './tiles.ts'

/**
 * The growing right edge of a tree: its size, and the part-full tile of each level. It is all that appending needs,
 * and at most some 7 kB.
 */
export interface TreeEdge {
  readonly size: number
  readonly partial: readonly Uint8Array[]
}

/** What appending leaves: the new edge, and the tiles that are new or longer and have to be stored with it. */
export interface Grown {
  readonly edge: TreeEdge
  readonly tiles: readonly Tile[]
}

/** The edge of a tree without leaves. */
export const emptyEdge: TreeEdge = { size: 0, partial: [] }

/** Appends the hashes of many leaves at once. */
export function appendLeaves(edge: TreeEdge, leafHashes: readonly Uint8Array[]): Grown {
  if (!areHashes(leafHashes)) throw new LedgerError('TREE_RANGE')
  const tiles: Tile[] = []
  const partial: Uint8Array[] = []
  let incoming = leafHashes
  for (let level = 0; level < edge.partial.length || incoming.length > 0; level += 1) {
    const grown = growLevel({ level, index: tilesBefore(edge.size, level) }, edge.partial[level], incoming)
    for (const tile of grown.tiles) tiles.push(tile)
    partial.push(grown.rest)
    incoming = grown.tops
  }
  return { edge: { size: edge.size + leafHashes.length, partial }, tiles }
}

/** The root of the tree with this edge. */
export function rootOfEdge({ size, partial }: TreeEdge): Uint8Array {
  if (size === 0) return emptyRoot
  const nodes = perfectNodes({ begin: 0, end: size })
  return joined(nodes.map((node) => nodeOfTile(node, partial[tileOf(node).level])))
}

/** Reads the edge that a tree had at some size, to append to it or to know its root. */
export async function readEdge(store: TileStore, size: number): Promise<TreeEdge> {
  const partialLevels = levelsOf(size).filter((level) => hashesBefore(size, level) % tileWidth > 0)
  const read = await store.readTiles(partialLevels.map((level) => ({ level, index: tilesBefore(size, level) })))
  const partial = levelsOf(size).map((level) => {
    const length = (hashesBefore(size, level) % tileWidth) * hashLength
    return cut(length === 0 ? undefined : read[partialLevels.indexOf(level)], length)
  })
  return { size, partial }
}

interface GrownLevel {
  readonly tiles: readonly Tile[]
  readonly rest: Uint8Array
  readonly tops: readonly Uint8Array[]
}

// Fills the tiles of one level; the top of each full one is a hash of the level above.
function growLevel(
  { level, index }: TileId,
  partial: Uint8Array | undefined,
  incoming: readonly Uint8Array[],
): GrownLevel {
  if (incoming.length === 0) return { tiles: [], rest: partial ?? new Uint8Array(0), tops: [] }
  const all = Buffer.concat([partial ?? new Uint8Array(0), ...incoming])
  const full = Math.floor(all.byteLength / tileBytes)
  const tiles = Array.from({ length: Math.ceil(all.byteLength / tileBytes) }, (_, place) => ({
    level,
    index: index + place,
    hashes: all.subarray(place * tileBytes, (place + 1) * tileBytes),
  }))
  const tops = tiles.slice(0, full).map(({ hashes }) => tileTop(hashes))
  return { tiles, rest: Buffer.from(all.subarray(full * tileBytes)), tops }
}

const tileBytes = tileWidth * hashLength

function hashesBefore(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level)
}

function tilesBefore(size: number, level: number): number {
  return Math.floor(hashesBefore(size, level) / tileWidth)
}

function levelsOf(size: number): readonly number[] {
  const levels: number[] = []
  while (hashesBefore(size, levels.length) > 0) levels.push(levels.length)
  return levels
}

function cut(hashes: Uint8Array | undefined, length: number): Uint8Array {
  if (length === 0) return new Uint8Array(0)
  if (hashes === undefined || hashes.byteLength < length) throw new LedgerError('TILES_MISSING')
  return hashes.subarray(0, length)
}
