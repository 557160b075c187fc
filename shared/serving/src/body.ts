import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import secureJson from 'secure-json-parse'
import { HubError } from './hub-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The exact bytes of a JSON body, as they came, after decompression. */
    bytes?: Buffer
  }
}

const unzip = promisify(gunzip)

/**
 * Reads JSON bodies: UTF-8 only, gzip or plain, never more than `limit` bytes when decompressed, and no key that
 * could reach a prototype. Any other content type is refused, so a page elsewhere cannot send one without asking.
 */
export function readJsonBodies(server: FastifyInstance, limit: number): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json(?:;|$)/i,
    { parseAs: 'buffer', bodyLimit: limit },
    async (request: FastifyRequest, body: Buffer) => {
      refuseCharset(request.headers['content-type'])
      request.bytes = await decompress(body, request.headers['content-encoding'], limit)
      return parseJson(request.bytes)
    },
  )
}

function refuseCharset(contentType: string | undefined): void {
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1]
  if (charset === undefined || /^utf-?8$/i.test(charset)) return
  throw new HubError('UNSUPPORTED_MEDIA', 'A request body must be UTF-8.')
}

async function decompress(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity') return body
  if (encoding !== 'gzip') throw new HubError('UNSUPPORTED_MEDIA', 'A request body may be plain or gzip, nothing else.')
  try {
    return await unzip(body, { maxOutputLength: limit })
  } catch (error) {
    if (isTooLarge(error)) throw new HubError('TOO_LARGE', `A request body may have ${limit} bytes when decompressed.`)
    throw new HubError('BAD_INPUT', 'The request body says that it is gzip, and is not.')
  }
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** JSON in UTF-8 without a key that could reach a prototype; anything else is refused. */
export function parseJson(bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    throw new HubError(
      'BAD_INPUT',
      'The request body is not JSON in UTF-8, or has a key that is not allowed (__proto__, constructor).',
    )
  }
}
