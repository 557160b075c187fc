import * as z from 'zod/mini'
import type { ProofKey, ProofKeys } from './proof-key.ts'

const database = 'simpul-explorer'
const shelf = 'proof-keys'
const oneDay = 86_400_000

/** Keeps proof keys in the browser's IndexedDB, which stores a key without showing it; those of past days are dropped. */
export function keptProofKeys(browser: IDBFactory): ProofKeys {
  return {
    keep: async (key) => {
      await use(browser, dropOld)
      await use(browser, (keys) => keys.put({ ...key, made: Date.now() }))
    },
    find: async (id) => readKey(await use(browser, (keys) => keys.get(id))),
    drop: async (id) => {
      await use(browser, (keys) => keys.delete(id))
    },
  }
}

function dropOld(keys: IDBObjectStore): IDBRequest {
  const old = keys.index('made').openKeyCursor(IDBKeyRange.upperBound(Date.now() - oneDay))
  old.onsuccess = () => {
    if (!old.result) return
    keys.delete(old.result.primaryKey)
    old.result.continue()
  }
  return old
}

/** Runs one request in a transaction of its own and answers when the transaction is done. */
async function use(browser: IDBFactory, ask: (keys: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const opened = await open(browser)
  return new Promise((resolve, reject) => {
    const transaction = opened.transaction(shelf, 'readwrite')
    const request = ask(transaction.objectStore(shelf))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  }).finally(() => opened.close())
}

function open(browser: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = browser.open(database, 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore(shelf, { keyPath: 'id' }).createIndex('made', 'made')
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function readKey(found: unknown): ProofKey | undefined {
  const key = z.instanceof(CryptoKey)
  const kept = z.object({ id: z.string(), pair: z.object({ publicKey: key, privateKey: key }) }).safeParse(found)
  return kept.data
}
