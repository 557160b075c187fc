import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { arrayBuffer } from 'node:stream/consumers'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { type ObjectStore, storeKey } from './object-store.ts'

/** Where a store with the S3 API is, and as whom. */
export interface S3Settings {
  /** The bucket's address, path and all: `https://s3.example/bucket`. */
  readonly url: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

/** How long one object may take. */
const timeoutMilliseconds = 60_000

/**
 * A store behind the S3 API. S3 wants an object's length and hash before its bytes, so one is held in memory while it
 * is sent; the limit on a file's size bounds that.
 */
export function s3Store({ url, ...credentials }: S3Settings): ObjectStore {
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 })
  const ask = (
    method: string,
    key: string,
    headers: Readonly<Record<string, string>> = {},
    body: Uint8Array<ArrayBuffer> | null = null,
  ) =>
    client.fetch(`${url.replace(/\/+$/, '')}/${storeKey(key)}`, {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
  return {
    async put(key, bytes) {
      const body = new Uint8Array(await arrayBuffer(Readable.from(bytes)))
      const headers = { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') }
      await emptied(expectStatus(await ask('PUT', key, headers, body), [200]))
    },
    async get(key) {
      const response = expectStatus(await ask('GET', key), [200, 404])
      if (response.status === 200 && response.body !== null)
        return Readable.fromWeb(response.body as ReadableStream<Uint8Array>)
      await emptied(response)
      return undefined
    },
    async delete(key) {
      await emptied(expectStatus(await ask('DELETE', key), [200, 204, 404]))
    },
  }
}

function expectStatus(response: Response, statuses: readonly number[]): Response {
  if (statuses.includes(response.status)) return response
  void response.body?.cancel()
  throw new Error(`The object store answered ${response.status}.`)
}

/** A connection goes back to its pool when its answer was read. */
async function emptied(response: Response): Promise<void> {
  await response.arrayBuffer()
}
