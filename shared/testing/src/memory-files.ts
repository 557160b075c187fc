import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type FileServices, usualMostBytes } from '@simpul/agency'

/** Files of a test, kept in this process and encrypted as anywhere else. */
export function memoryFiles(): FileServices {
  const kept = new Map<string, Buffer>()
  return {
    key: randomBytes(32),
    mostBytes: usualMostBytes,
    store: {
      put: async (key, bytes) => {
        kept.set(key, await buffer(Readable.from(bytes)))
      },
      get: async (key) => {
        const found = kept.get(key)
        return found === undefined ? undefined : Readable.from([found])
      },
      delete: async (key) => {
        kept.delete(key)
      },
    },
  }
}
