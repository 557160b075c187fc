import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandError } from '../command-error.ts'
import { messageOf } from '../message-of.ts'
import { type Capacity, capacityHeaders } from '../sign-in/capacity.ts'
import { refuseForeign, refuseUnfit } from './refuse-foreign.ts'
import type { TokenKeeper } from './token-keeper.ts'

/** What a proxy adds, and where it sends to. */
export interface ProxyOptions {
  readonly gateway: string
  readonly keeper: TokenKeeper
  readonly capacity: Capacity
  readonly fetch: typeof fetch
  /** Told of what went wrong, for the person who started the proxy. */
  readonly report: (message: string) => void
}

const longestBody = 1024 * 1024

/** A server that passes questions on to the gateway with the token and a proof. It belongs on loopback only. */
export function proxyServer(options: ProxyOptions): Server {
  return createServer({ requestTimeout: 30_000 }, (request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.report(messageOf(error))
      if (!response.headersSent)
        return refuse(response, 502, 'The gateway or the sign-in did not answer; the proxy says more.')
      response.destroy()
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, options: ProxyOptions): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const refusal =
    refuseForeign(request.headers, request.socket.localPort ?? 0) ??
    refuseUnfit(request.method, pathname, request.headers['content-type'])
  if (refusal) return refuse(response, refusal.status, refusal.why)
  const body = await readBody(request)
  if (body === undefined) return refuse(response, 413, 'The question is too long.')
  const passed = await passOn(request, response, search, body, options)
  if (passed) await hand(passed, response)
}

/** Asks the gateway; undefined where the program that asked went away meanwhile. */
async function passOn(
  { method = 'GET', headers }: IncomingMessage,
  response: ServerResponse,
  search: string,
  body: Uint8Array<ArrayBuffer>,
  { gateway, keeper, capacity, fetch: ask }: ProxyOptions,
): Promise<Response | undefined> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const credentials = await keeper.current()
  const question: RequestInit = {
    method,
    headers: {
      ...(await credentials.headers(method, gateway)),
      ...capacityHeaders(capacity),
      accept: headers.accept ?? 'application/json',
      // The gateway refuses a GET that a web page could send; this one was checked here.
      ...(method === 'GET' ? { 'apollo-require-preflight': 'true' } : { 'content-type': 'application/json' }),
    },
    ...(method === 'POST' && { body }),
    redirect: 'error', // a proof is for one address; following would hand the token to another
    signal: gone.signal,
  }
  try {
    return await ask(method === 'GET' ? gateway + search : gateway, question)
  } catch (cause) {
    if (gone.signal.aborted) return undefined
    throw new CommandError('REQUEST_FAILED', `The gateway at ${gateway} did not answer. Is it running?`, { cause })
  }
}

/** Only what a client needs comes back; nothing of it may be kept. */
async function hand(passed: Response, response: ServerResponse): Promise<void> {
  const type = passed.headers.get('content-type') ?? 'application/json'
  response.writeHead(passed.status, {
    'content-type': type,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  if (!passed.body) return void response.end()
  await pipeline(Readable.from(passed.body), response)
}

async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return undefined
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > longestBody) return undefined
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message: why }] }))
}
