import { hashLength, isSameHash } from '../tree/hashing.ts'
import { type Tile, type TileStore, tileWidth } from '../tree/tiles.ts'
import { appendLeaves, emptyEdge } from '../tree/tree-edge.ts'
import { type FaultList, type LedgerFault, namedRows } from './ledger-fault.ts'

/** Compares the stored tiles, which proofs are made of, with those that the rows make, some thousand rows at a time. */
export interface TileCheck {
  see(leafHash: Uint8Array): void
  /** Whether enough rows wait to be worth a read of the store. */
  readonly isDue: boolean
  compare(): Promise<void>
}

const rowsAtATime = 4096

/** A check of the tiles of one store, and none where there is no store. */
export function tileCheck(store: TileStore | undefined, faults: FaultList): TileCheck {
  let edge = emptyEdge
  let waiting: Uint8Array[] = []
  let isSpoiled = false
  return {
    see: (leafHash) => {
      if (store !== undefined) waiting.push(leafHash)
    },
    get isDue() {
      return waiting.length >= rowsAtATime
    },
    compare: async () => {
      if (store === undefined || waiting.length === 0) return
      const grown = appendLeaves(edge, waiting)
      const stored = await store.readTiles(grown.tiles)
      edge = grown.edge
      waiting = []
      for (const fault of tileFaults(grown.tiles, stored)) {
        if (!isSpoiled || fault.isLeaf) faults.add(fault.fault) // a wrong leaf makes wrong all that is above it
        isSpoiled = true
      }
    },
  }
}

function tileFaults(tiles: readonly Tile[], stored: readonly Uint8Array[]) {
  return tiles.flatMap((tile, at) => {
    const differs = firstDifference(tile.hashes, stored[at] ?? new Uint8Array(0))
    return differs === undefined ? [] : [{ isLeaf: tile.level === 0, fault: tileFault(tile, differs) }]
  })
}

// A stored tile may have grown beyond the rows given: what is in it must fit, what follows is not known here.
function firstDifference(made: Uint8Array, stored: Uint8Array): number | undefined {
  for (let at = 0; at < made.byteLength; at += hashLength) {
    if (!isSameHash(made.subarray(at, at + hashLength), stored.subarray(at, at + hashLength))) return at / hashLength
  }
  return undefined
}

function tileFault({ level, index }: Tile, place: number): LedgerFault {
  const each = tileWidth ** level
  const first = (index * tileWidth + place) * each
  const rows = { first, last: first + each - 1 }
  const message = `The stored tile ${index} of level ${level} does not fit the rows: it holds another hash of ${namedRows(rows.first, rows.last).toLowerCase()}.`
  return { code: 'TILE_CHANGED', rows, message }
}
