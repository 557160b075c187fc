import type { Tile, TileStore } from './tiles.ts'

/** Tiles in memory: for verification of what fits there, and for tests. */
export interface MemoryTiles extends TileStore {
  keep(tiles: readonly Tile[]): void
}

/** A store that forgets everything with the process. */
export function memoryTiles(): MemoryTiles {
  const kept = new Map<string, Uint8Array>()
  return {
    keep: (tiles) => {
      for (const { level, index, hashes } of tiles) kept.set(`${level}/${index}`, hashes)
    },
    readTiles: async (ids) => ids.map(({ level, index }) => kept.get(`${level}/${index}`) ?? new Uint8Array(0)),
  }
}
