import { type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose'
import { readJws } from '../jws.ts'
import { agencyOfIssuer, type TrustAnchors } from '../trust-anchors.ts'
import { TrustError } from '../trust-error.ts'
import type { TokenHolder } from './acting-as.ts'
import type { KeyFor } from './issuer-keys.ts'
import { clockSkewSeconds, type TokenClaims, tokenClaimsSchema } from './token-claims.ts'
import { refusalOf } from './token-refusal.ts'
import { type Speaker, tokenRules } from './token-rules.ts'

/** The signature algorithms that may be accepted in access tokens. */
export type TokenAlgorithm = 'EdDSA' | 'Ed25519' | 'ES256' | 'PS256' | 'RS256'

/** A token whose signature and claims hold until it expires. */
export interface VerifiedToken {
  readonly issuer: string
  readonly holder: TokenHolder
  readonly expiresAt: number
  readonly keyThumbprint: string | undefined
}

interface TokenVerifierOptions {
  readonly anchors: TrustAnchors
  readonly keyFor: KeyFor
  readonly algorithms: readonly TokenAlgorithm[]
}

/** Verifies access tokens afresh: issuer, signature, claims, rules. */
export function tokenVerifier({ anchors, keyFor, algorithms }: TokenVerifierOptions) {
  return async (token: string, now: Date): Promise<VerifiedToken> => {
    const issuer = issuerOf(token)
    const keys = keyFor(issuer)
    const agency = agencyOfIssuer(anchors, issuer)
    const speaker = issuer === anchors.subjects.issuer ? 'subjects' : 'agency'
    if (keys === undefined || (speaker === 'agency' && agency === undefined)) throw new TrustError('TOKEN_ISSUER')
    const payload = await readPayload(token, keys, {
      algorithms: [...algorithms],
      typ: 'at+jwt',
      audience: anchors.audience,
      issuer,
      currentDate: now,
      clockTolerance: clockSkewSeconds,
    })
    const claims = claimsOf(payload, speaker, now)
    return {
      issuer,
      holder: { agency, person: claims.sub, roles: claims.roles, purposes: claims.purposes },
      expiresAt: claims.exp * 1000,
      keyThumbprint: claims.cnf?.jkt,
    }
  }
}

/** The issuer that a token claims; it only chooses whose keys the signature must match. */
function issuerOf(token: string): string {
  const jws = readJws(token)
  if (jws === undefined) throw new TrustError('TOKEN_MALFORMED')
  const { iss } = jws.claims
  if (typeof iss !== 'string') throw new TrustError('TOKEN_ISSUER')
  return iss
}

async function readPayload(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys, options)).payload
  } catch (error) {
    throw refusalOf(error)
  }
}

function claimsOf(payload: unknown, speaker: Speaker, now: Date): TokenClaims {
  const parsed = tokenClaimsSchema.safeParse(payload)
  if (!parsed.success) throw new TrustError('TOKEN_CLAIMS')
  for (const rule of tokenRules) {
    const refusal = rule({ claims: parsed.data, speaker, now })
    if (refusal !== undefined) throw new TrustError(refusal)
  }
  return parsed.data
}
