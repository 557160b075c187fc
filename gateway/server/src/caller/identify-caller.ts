import { randomUUID } from 'node:crypto'
import type { Caller, Purpose, Role } from '@simpul/boundary'
import { HubError, refusedIdentity } from '@simpul/serving'
import { callerVerifier, dpopVerifier, replayStore, type TrustAnchors } from '@simpul/trust'
import type { FastifyRequest } from 'fastify'

/** Who asks, why, and as what: the same for the whole request. */
export interface Identity {
  readonly caller: Caller
  /** Handed on to the subgraphs, without its proof. */
  readonly token: string | undefined
  /** When the token ends; undefined without one. */
  readonly expiresAt?: Date | undefined
  readonly requestId: string
}

/** What a caller presents: in the headers of a request, or as the first message over a socket. */
export interface Credentials {
  /** `DPoP` or `Bearer` and the token; undefined for the public. */
  readonly authorization: string | undefined
  /** A proof of the token's key for `method` and the address that is asked. */
  readonly dpop: string | undefined
  readonly purpose: string | undefined
  readonly role: string | undefined
  readonly method: string
}

export interface IdentifyOptions {
  readonly anchors: TrustAnchors
  readonly publicUrl: string
  readonly clock: () => Date
  /** Finds an issuer's key; by default at its JWKS address. */
  readonly callerKeys?: Parameters<typeof callerVerifier>[0]['keyFor']
}

/** Identifies the caller of a request: the token, the proof that the caller holds its key, the purpose and the role. */
export function callerIdentifier(options: IdentifyOptions): (request: FastifyRequest) => Promise<Identity> {
  const identify = credentialsVerifier(options)
  return (request) =>
    identify({
      authorization: request.headers.authorization,
      dpop: header(request, 'dpop'),
      purpose: header(request, 'x-simpul-purpose'),
      role: header(request, 'x-simpul-role'),
      method: request.method,
    })
}

/** The same for credentials that came in another way. Each proof counts once. */
export function credentialsVerifier(options: IdentifyOptions): (presented: Credentials) => Promise<Identity> {
  const { anchors, publicUrl, clock, callerKeys } = options
  const callers = callerVerifier({ anchors, ...(callerKeys === undefined ? {} : { keyFor: callerKeys }) })
  const proofs = dpopVerifier({ publicUrl, replay: replayStore({ limit: 500_000, now: clock }) })
  return async ({ authorization, dpop, purpose, role, method }) => {
    const requestId = randomUUID()
    if (authorization === undefined) return { caller: { kind: 'public' }, token: undefined, requestId }
    const { scheme, token } = credentials(authorization)
    try {
      const now = clock()
      const verified = await callers.verify(token, { purpose, role, now })
      if (verified.keyThumbprint !== undefined) {
        if (scheme !== 'dpop')
          throw new HubError(
            'UNAUTHENTICATED',
            'This token is bound to a key: send it as "Authorization: DPoP …" with a proof.',
          )
        await proofs.verify({
          proof: requireProof(dpop),
          method,
          token,
          keyThumbprint: verified.keyThumbprint,
          now,
        })
      }
      return { caller: verified.caller, token, expiresAt: verified.expiresAt, requestId }
    } catch (error) {
      throw refusedIdentity(error)
    }
  }
}

/** The purpose and role of a caller, as a hop token says them; nothing for the public. */
export function capacityOf(caller: Caller): { readonly purpose: Purpose | undefined; readonly role: Role | undefined } {
  if (caller.kind === 'agency') return { purpose: caller.purpose, role: caller.role }
  if (caller.kind === 'subject') return { purpose: 'SUBJECT_ACCESS', role: 'SUBJECT' }
  return { purpose: undefined, role: undefined }
}

function credentials(authorization: string): { readonly scheme: string; readonly token: string } {
  const found = /^(DPoP|Bearer) ([\w.~+/=-]+)$/i.exec(authorization)
  if (found?.[1] === undefined || found[2] === undefined) {
    throw new HubError('UNAUTHENTICATED', 'The authorization header must be "DPoP" or "Bearer" and one token.')
  }
  return { scheme: found[1].toLowerCase(), token: found[2] }
}

function requireProof(proof: string | undefined): string {
  if (proof !== undefined) return proof
  throw new HubError(
    'UNAUTHENTICATED',
    'This token is bound to a key: send a proof of that key in the DPoP header (RFC 9449).',
  )
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
