import { verify as verifySignature } from 'node:crypto'
import { z } from 'zod'
import { readJws, type UnverifiedJws } from '../jws.ts'
import type { ReplayStore } from '../replay-store.ts'
import { sha256Base64url } from '../sha256.ts'
import { TrustError } from '../trust-error.ts'
import { type ProofAlgorithm, type ProofKey, proofAlgorithms, readProofKey } from './proof-key.ts'

/** How far from now a proof may be made, either way. */
export const proofWindowSeconds = 60

/** A proof and the request it came with. */
export interface PresentedProof {
  /** The value of the one `DPoP` header; undefined where the request has none. */
  readonly proof: string | undefined
  readonly method: string
  readonly token: string
  /** The key that the token is bound to. */
  readonly keyThumbprint: string
  readonly now: Date
}

/** Checks that the sender of a token holds its key. */
export interface DpopVerifier {
  /** Returns when every check of RFC 9449 section 4.3 holds; throws a `TrustError` otherwise. */
  verify(presented: PresentedProof): void
}

/** Checks DPoP proofs made for one URL; each proof passes once. */
export function dpopVerifier(options: {
  readonly publicUrl: string | URL
  readonly replay: ReplayStore
}): DpopVerifier {
  const ownUrl = withoutQuery(String(options.publicUrl))
  return {
    verify({ proof, method, token, keyThumbprint, now }) {
      if (proof === undefined) throw new TrustError('PROOF_MISSING')
      const jws = readJws(proof)
      if (jws === undefined) throw new TrustError('PROOF_MALFORMED')
      const key = signingKeyOf(jws)
      const claims = claimsOf(jws)
      if (claims.htm !== method) throw new TrustError('PROOF_METHOD')
      if (ownUrl === undefined || withoutQuery(claims.htu) !== ownUrl) throw new TrustError('PROOF_URL')
      if (!isRecent(claims.iat, now)) throw new TrustError('PROOF_TIME')
      if (claims.ath !== sha256Base64url(token)) throw new TrustError('PROOF_TOKEN')
      if (key.thumbprint !== keyThumbprint) throw new TrustError('PROOF_OTHER_KEY')
      // Last, so that only a proof that holds takes room in the store.
      useOnce(options.replay, key.thumbprint, claims)
    },
  }
}

/** The key that the proof carries and is signed with. */
function signingKeyOf({ header, signed, signature }: UnverifiedJws): ProofKey {
  if (header.typ !== 'dpop+jwt') throw new TrustError('PROOF_TYPE')
  if ('crit' in header) throw new TrustError('PROOF_MALFORMED')
  const algorithm = proofAlgorithms.find((one) => one === header.alg)
  if (algorithm === undefined) throw new TrustError('PROOF_ALGORITHM')
  const proofKey = readProofKey(header.jwk, algorithm)
  if (proofKey === undefined) throw new TrustError('PROOF_KEY')
  if (!isSignedBy(proofKey, algorithm, signed, signature)) throw new TrustError('PROOF_SIGNATURE')
  return proofKey
}

function isSignedBy({ key }: ProofKey, algorithm: ProofAlgorithm, signed: Buffer, signature: Buffer): boolean {
  if (algorithm !== 'ES256') return verifySignature(null, signed, key, signature)
  return verifySignature('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

const claimsSchema = z.object({
  jti: z.string().min(1).max(255),
  htm: z.string(),
  htu: z.string(),
  iat: z.number(),
  ath: z.string(),
})

type ProofClaims = z.infer<typeof claimsSchema>

function claimsOf({ claims }: UnverifiedJws): ProofClaims {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) throw new TrustError('PROOF_CLAIMS')
  return parsed.data
}

/** A URL without query and fragment, normalised as RFC 3986 section 6.2 says. */
function withoutQuery(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  url.search = ''
  url.hash = ''
  return url.href
}

function isRecent(iat: number, now: Date): boolean {
  return Math.abs(now.getTime() - iat * 1000) <= proofWindowSeconds * 1000
}

/** An id is its key's own: nobody can use up another's. */
function useOnce(replay: ReplayStore, thumbprint: string, { jti, iat }: ProofClaims): void {
  const until = new Date((iat + proofWindowSeconds) * 1000)
  const use = replay.use(sha256Base64url(`dpop ${thumbprint} ${jti}`), until)
  if (use === 'REPLAYED') throw new TrustError('PROOF_REPLAYED')
  if (use === 'LATE') throw new TrustError('PROOF_TIME')
  if (use === 'FULL') throw new TrustError('REPLAY_STORE_FULL')
}
