import { readFileSync } from 'node:fs'
import type { SubgraphConfig } from '../server/config.ts'
import type { FileServices } from './file-services.ts'
import { folderStore } from './folder-store.ts'
import type { ObjectStore } from './object-store.ts'
import { s3Store } from './s3-store.ts'

/** The agency's files as its settings have them; undefined where they name no store. */
export function openFileServices(config: SubgraphConfig): FileServices | undefined {
  const store = storeOf(config)
  if (store === undefined || config.FILES_KEY_FILE === undefined) return undefined
  return { store, key: readKey(config.FILES_KEY_FILE), mostBytes: config.FILES_MAX_BYTES }
}

function storeOf(config: SubgraphConfig): ObjectStore | undefined {
  const { FILES_S3_URL: url, FILES_S3_KEY: accessKeyId, FILES_S3_SECRET: secretAccessKey } = config
  if (url !== undefined && accessKeyId !== undefined && secretAccessKey !== undefined)
    return s3Store({ url, accessKeyId, secretAccessKey, region: config.FILES_S3_REGION })
  return config.FILES_FOLDER === undefined ? undefined : folderStore(config.FILES_FOLDER)
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length === 32) return key
  throw new Error('FILES_KEY_FILE must hold 32 random bytes in base64; what it holds is something else.')
}
