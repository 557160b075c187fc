import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Bytes, type ObjectStore, storeKey } from './object-store.ts'

/**
 * A store in a local folder, closed to every other user. A file is written beside its place, synced and renamed, so
 * whoever is killed meanwhile leaves no half file under its key.
 */
export function folderStore(folder: string): ObjectStore {
  // two letters of the random key: no folder of 100,000 files
  const placeOf = (key: string) => join(folder, storeKey(key).slice(0, 2), key)
  return {
    async put(key, bytes) {
      const place = placeOf(key)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await write(partOf(place), bytes)
      await rename(partOf(place), place)
      await syncFolder(dirname(place))
      await syncFolder(folder)
    },
    get: (key) => read(placeOf(key)),
    async delete(key) {
      const place = placeOf(key)
      await rm(partOf(place), { force: true })
      await rm(place, { force: true })
    },
  }
}

function partOf(place: string): string {
  return `${place}.part`
}

async function write(path: string, bytes: Bytes): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const part of bytes) await file.writeFile(part)
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function read(path: string): Promise<Bytes | undefined> {
  return (await isThere(path)) ? bytesOf(path) : undefined
}

/** Opens the file when its first bytes are asked for, so that one that nobody reads is not left open. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path)
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/** A rename is durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
