import type { HopSigner } from '@simpul/trust'
import type { Pool } from 'undici'
import { capacityOf, type Identity } from '../caller/identify-caller.ts'

/** The way to one agency's service: its kept connections, and what the gateway waits for and reads at most. */
export interface Channel {
  readonly subgraph: string
  /** The agency that answers for it, named in errors. */
  readonly agency: string
  readonly pool: Pool
  readonly hops: HopSigner
  readonly clock: () => Date
  readonly timeoutMilliseconds: number
  readonly answerBytes: number
}

export interface SignedAnswer {
  readonly status: number
  readonly text: string
}

/** Sends one body for a caller: signed for this caller, this service and these bytes. Throws where no whole answer comes. */
export async function signedPost(
  channel: Channel,
  { path, body }: { readonly path: string; readonly body: string },
  { caller, token, requestId }: Identity,
): Promise<SignedAnswer> {
  const hop = channel.hops.sign({
    subgraph: channel.subgraph,
    body,
    callerToken: token,
    requestId,
    ...capacityOf(caller),
    now: channel.clock(),
  })
  const answer = await channel.pool.request({
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'x-simpul-hop': hop,
      ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
    },
    body,
    signal: AbortSignal.timeout(channel.timeoutMilliseconds),
  })
  return { status: answer.statusCode, text: await readLimited(answer.body, channel.answerBytes) }
}

async function readLimited(stream: AsyncIterable<Buffer>, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limit) throw new Error(`an answer of more than ${limit} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
