import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import type { Purpose, Role } from '@simpul/boundary'
import { createLocalJWKSet, importJWK, type JSONWebKeySet, SignJWT } from 'jose'
import type { KeyFor } from './caller/issuer-keys.ts'
import { canonicalJson } from './canonical-json.ts'
import { writeJws } from './jws.ts'
import { sha256Base64url } from './sha256.ts'
import { newSigningKey, toPrivateKey } from './signing-key.ts'
import { hubAudience } from './trust-anchors.ts'
import { TrustError, type TrustErrorCode } from './trust-error.ts'

/** The key of a test client, to which tokens are bound and with which it makes its proofs. */
export interface DpopKey {
  readonly publicJwk: object
  readonly thumbprint: string
  readonly privateKey: KeyObject
}

/** Draws an Ed25519 key for a test client. */
export function dpopKey(): DpopKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const publicJwk = publicKey.export({ format: 'jwk' })
  return { publicJwk, thumbprint: sha256Base64url(canonicalJson(publicJwk)), privateKey }
}

/** What a test token says. */
export interface TestClaims {
  readonly sub: string
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
  /** The thumbprint of the client's key; none makes a plain bearer token. */
  readonly thumbprint?: string
  readonly now: Date
  /** 300 unless told. */
  readonly lifetimeSeconds?: number
  /** Claims to set or, with undefined, to leave out. */
  readonly overrides?: Readonly<Record<string, unknown>>
}

/** An issuer of access tokens with a key of its own. */
export interface TestIssuer {
  readonly issuer: string
  readonly keyId: string
  readonly privateKey: KeyObject
  /** Its key set, as it would stand at its `jwksUri`. */
  readonly jwks: JSONWebKeySet
  /** Knows the keys of this issuer only; see `keysOf` for several. */
  readonly keyFor: KeyFor
  token(claims: TestClaims): Promise<string>
}

/** An issuer that signs what a test tells it to. */
export function testIssuer(issuer: string): TestIssuer {
  const { publicKey, privateKey } = newSigningKey()
  const keyId = randomUUID()
  const jwks = { keys: [{ ...publicKey, kid: keyId, alg: 'EdDSA', use: 'sig' }] }
  const keys = createLocalJWKSet(jwks)
  return {
    issuer,
    keyId,
    privateKey: toPrivateKey(privateKey),
    jwks,
    keyFor: (asked) => (asked === issuer ? keys : undefined),
    token: async (claims) =>
      new SignJWT(payloadOf(issuer, claims))
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId })
        .sign(await importJWK(privateKey, 'EdDSA')),
  }
}

/** Knows the keys of all these issuers. */
export function keysOf(...issuers: readonly TestIssuer[]): KeyFor {
  return (asked) => issuers.find(({ issuer }) => issuer === asked)?.keyFor(asked)
}

function payloadOf(issuer: string, claims: TestClaims): Record<string, unknown> {
  const iat = Math.floor(claims.now.getTime() / 1000)
  const payload: Record<string, unknown> = {
    iss: issuer,
    sub: claims.sub,
    aud: hubAudience,
    iat,
    exp: iat + (claims.lifetimeSeconds ?? 300),
    jti: randomUUID(),
    client_id: 'simpul-cli',
    roles: claims.roles,
    purposes: claims.purposes,
    cnf: claims.thumbprint === undefined ? undefined : { jkt: claims.thumbprint },
    ...claims.overrides,
  }
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined))
}

/** What a test proof is for. */
export interface TestProof {
  readonly key: DpopKey
  readonly method: string
  readonly url: string
  readonly token: string
  readonly now: Date
  readonly overrides?: Readonly<Record<string, unknown>>
}

/** A DPoP proof for one request. */
export function dpopProof({ key, method, url, token, now, overrides }: TestProof): string {
  const header = { typ: 'dpop+jwt', alg: 'EdDSA', jwk: key.publicJwk }
  const iat = Math.floor(now.getTime() / 1000)
  const claims = { jti: randomUUID(), htm: method, htu: url, iat, ath: sha256Base64url(token), ...overrides }
  return writeJws(header, claims, (signed) => sign(null, signed, key.privateKey))
}

/** The code with which something was refused; `PASSED` when it was not. Whatever is not a `TrustError` rises. */
export async function refusal(act: () => unknown): Promise<TrustErrorCode | 'PASSED'> {
  try {
    await act()
    return 'PASSED'
  } catch (error) {
    if (error instanceof TrustError) return error.code
    throw error
  }
}
