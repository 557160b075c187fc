import type { Caller } from '@simpul/boundary'
import { HubError, refusedIdentity } from '@simpul/serving'
import { callerVerifier, type HopClaims, hopVerifier, replayStore, type VerifiedCaller } from '@simpul/trust'
import type { FastifyRequest } from 'fastify'
import type { SubgraphServices } from '../server/services.ts'

/** How a verifier finds the key of an issuer, where not at its JWKS address. */
export type CallerKeys = NonNullable<Parameters<typeof callerVerifier>[0]['keyFor']>

/** Who asks, as two tokens say it: the caller's own and the gateway's for this very fetch. */
export interface Authenticated {
  readonly caller: Caller
  readonly issuer: string | undefined
  readonly requestId: string
  /** The key that the caller's token is bound to, where there is one. */
  readonly keyThumbprint?: string | undefined
  /** When the caller's token ends; undefined for the public. */
  readonly expiresAt?: Date | undefined
}

/** Verifies a fetch at the owner. Without both tokens nothing is answered, not even `__typename`. */
export type Authenticate = (request: FastifyRequest) => Promise<Authenticated>

/** An authenticator for one subgraph. It trusts no verdict of the hub: both signatures are checked here. */
export function authenticator(subgraph: string, services: SubgraphServices): Authenticate {
  const { anchors, clock } = services
  const hops = hopVerifier({
    publicKey: anchors.gateway.publicKey,
    subgraph,
    replay: replayStore({ limit: 200_000, now: clock }),
  })
  const callers = callerVerifier({
    anchors,
    ...(services.callerKeys === undefined ? {} : { keyFor: services.callerKeys }),
  })
  return async (request) => {
    const token = bearer(request.headers.authorization)
    const hop = hopToken(request)
    try {
      const claims = hops.verify({
        token: hop,
        body: request.bytes ?? Buffer.alloc(0),
        callerToken: token,
        now: clock(),
      })
      return token === undefined
        ? publicCaller(claims)
        : signedIn(claims, await verify(callers, token, claims, clock()))
    } catch (error) {
      throw refusedIdentity(error)
    }
  }
}

function verify(
  callers: ReturnType<typeof callerVerifier>,
  token: string,
  claims: HopClaims,
  now: Date,
): Promise<VerifiedCaller> {
  return callers.verify(token, { purpose: claims.purpose, role: claims.role, now })
}

function publicCaller(claims: HopClaims): Authenticated {
  return { caller: { kind: 'public' }, issuer: undefined, requestId: claims.rid }
}

function signedIn(claims: HopClaims, verified: VerifiedCaller): Authenticated {
  const { caller, issuer, keyThumbprint, expiresAt } = verified
  return { caller, issuer, keyThumbprint, expiresAt, requestId: claims.rid }
}

function bearer(header: string | undefined): string | undefined {
  if (header === undefined) return undefined
  const found = /^(?:DPoP|Bearer) ([\w.~+/=-]+)$/i.exec(header)?.[1]
  if (found === undefined)
    throw new HubError('UNAUTHENTICATED', 'The authorization header must be "DPoP" or "Bearer" and one token.')
  return found
}

function hopToken(request: FastifyRequest): string {
  const token = request.headers['x-simpul-hop']
  if (typeof token === 'string' && token !== '') return token
  throw new HubError(
    'UNAUTHENTICATED',
    'This subgraph answers the gateway only: the hop token (x-simpul-hop) is missing.',
  )
}
