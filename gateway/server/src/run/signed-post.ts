import type { HopSigner } from '@simpul/trust'
import { capacityOf, type Identity } from '../caller/identify-caller.ts'
import type { SubgraphTransport, TransportAnswer } from './transport/subgraph-transport.ts'

/** The way to one agency's service, and what signs for it. */
export interface Channel {
  readonly subgraph: string
  /** The agency that answers for it, named in errors. */
  readonly agency: string
  /** Where it answers GraphQL. */
  readonly path: string
  readonly transport: SubgraphTransport
  readonly hops: HopSigner
  readonly clock: () => Date
}

export type SignedAnswer = TransportAnswer

export interface SignedRequest {
  readonly path: string
  readonly body: string
  /** True for a read, which may be sent a second time; false where not said. */
  readonly isIdempotent?: boolean
  /** Headers that go out beside the signature: the place in a trace. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * Sends one body for a caller: signed for this caller, this service and these bytes, at each attempt anew, since a
 * service hears a hop token once. Throws a `TransportError` where no whole answer comes.
 */
export function signedPost(
  { subgraph, transport, hops, clock }: Channel,
  { path, body, isIdempotent = false, headers }: SignedRequest,
  { caller, token, requestId }: Identity,
): Promise<SignedAnswer> {
  const capacity = capacityOf(caller)
  return transport.post({
    path,
    body,
    isIdempotent,
    headers: () => {
      const hop = hops.sign({ subgraph, body, callerToken: token, requestId, ...capacity, now: clock() })
      return {
        ...headers,
        'x-simpul-hop': hop,
        ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
      }
    },
  })
}
