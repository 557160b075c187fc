import type { HopSigner } from '@simpul/trust'
import { Client } from 'undici'
import { capacityOf, type Identity } from '../../caller/identify-caller.ts'
import { type ReadAnswer, readAnswer } from '../../run/transport/read-answer.ts'
import type { StreamLimits } from '../events/stream-limits.ts'
import { readEventStream } from './read-event-stream.ts'

/** The events of one subscription at one subgraph, for one caller, over a connection of its own. */
export interface SubgraphEvents {
  /** What it says, event by event; it ends when the subgraph completes, and throws where the subgraph is lost. */
  readonly answers: AsyncIterable<ReadAnswer>
  close(): void
}

/** Where a subgraph's streams are opened. */
export interface SubgraphStream {
  readonly subgraph: string
  /** The agency that answers for it, named in errors. */
  readonly agency: string
  /** Opens one; rejects where the subgraph does not answer with a stream. The message is for the log. */
  open(body: string, identity: Identity): Promise<SubgraphEvents>
}

export interface SubgraphStreamOptions {
  readonly subgraph: string
  readonly agency: string
  /** Where the subgraph answers GraphQL; its streams are at `/stream` below. */
  readonly url: string
  readonly hops: HopSigner
  readonly clock: () => Date
  readonly limits: Pick<StreamLimits, 'eventBytes' | 'idleMilliseconds'>
  readonly timeoutMilliseconds: number
}

/** The way to one subgraph's streams: each is signed for its caller, and shares its connection with nobody. */
export function subgraphStream(options: SubgraphStreamOptions): SubgraphStream {
  const { subgraph, agency, hops, clock, limits, timeoutMilliseconds } = options
  const { origin, pathname, search } = new URL(options.url)
  return {
    subgraph,
    agency,
    async open(body, identity) {
      const client = new Client(origin, {
        connectTimeout: timeoutMilliseconds,
        headersTimeout: timeoutMilliseconds,
        bodyTimeout: limits.idleMilliseconds,
      })
      const close = () => void client.destroy().catch(() => undefined)
      try {
        const { token, requestId, caller } = identity
        const hop = hops.sign({ subgraph, body, callerToken: token, requestId, ...capacityOf(caller), now: clock() })
        const answered = await client.request({
          method: 'POST',
          path: `${pathname}/stream${search}`,
          headers: {
            ...{ 'content-type': 'application/json', accept: 'text/event-stream', 'accept-encoding': 'identity' },
            ...{ 'x-simpul-hop': hop, ...(token === undefined ? {} : { authorization: `DPoP ${token}` }) },
          },
          body,
        })
        refuseOther(answered.statusCode, answered.headers)
        answered.body.on('error', () => undefined) // the reader is told; after it there is nobody to tell
        return { answers: answersIn(answered.body, limits.eventBytes), close }
      } catch (error) {
        close()
        throw error
      }
    },
  }
}

function refuseOther(status: number, headers: Readonly<Record<string, string | string[] | undefined>>): void {
  const type = headers['content-type']
  if (status !== 200) throw new Error(`status ${status}`)
  if (typeof type !== 'string' || !/^text\/event-stream\s*(;|$)/i.test(type)) throw new Error('no event stream')
}

async function* answersIn(chunks: AsyncIterable<Uint8Array>, eventBytes: number): AsyncGenerator<ReadAnswer> {
  for await (const { event, data } of readEventStream(chunks, eventBytes)) {
    if (event === 'complete') return
    if (event === 'next') yield readAnswer({ status: 200, text: data, contentType: 'application/json' })
  }
  throw new Error('a stream that broke off')
}
