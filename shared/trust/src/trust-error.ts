/** Every refusal of this package and the sentence it says; the sentences name no person and quote no token. */
export const trustErrorSentences = {
  ANCHORS_INVALID: 'The founding file is not valid.',
  KEY_INVALID: 'The key is not an Ed25519 key in JWK form.',
  JSON_NOT_CANONICAL: 'The value has no canonical JSON form.',
  ENTRY_INVALID: 'The entry does not fit the register.',
  GRANT_INVALID: 'The grant is not a valid grant document.',

  TOKEN_MALFORMED: 'The access token is not a well-formed signed JWT of at most 8192 characters.',
  TOKEN_ISSUER: 'The access token comes from an issuer that this hub does not know.',
  TOKEN_ALGORITHM: 'The access token is signed with an algorithm that this hub does not accept.',
  TOKEN_SIGNATURE: 'The signature of the access token does not match any key of its issuer.',
  TOKEN_TYPE: 'The token is not an access token (typ at+jwt).',
  TOKEN_AUDIENCE: 'The access token is meant for another service.',
  TOKEN_EXPIRED: 'The access token has expired; ask for a new one.',
  TOKEN_NOT_YET: 'The access token is not valid yet; check the clock of its issuer.',
  TOKEN_LIFETIME: 'The access token lives longer than 300 seconds.',
  TOKEN_CLAIMS: 'The access token lacks a claim that this hub needs, or holds a value it does not know.',
  TOKEN_SUBJECT:
    'Tokens for subjects come only from the subject issuer and carry nothing but SUBJECT and SUBJECT_ACCESS.',
  TOKEN_UNBOUND: 'Only an ANALYST token for STATISTICS may come without a key binding (cnf.jkt); use DPoP.',
  ISSUER_KEYS_UNAVAILABLE: 'The keys of the issuer of the access token cannot be read at the moment; try again.',
  PURPOSE_MISSING: 'The request names no purpose.',
  PURPOSE_NOT_HELD: 'The access token does not allow the purpose that the request names.',
  ROLE_MISSING: 'The access token has several roles and the request names none.',
  ROLE_NOT_HELD: 'The access token does not have the role that the request names.',

  PROOF_MISSING: 'The access token is bound to a key; send a DPoP proof with it.',
  PROOF_MALFORMED: 'The DPoP proof is not one well-formed JWT of at most 8192 characters.',
  PROOF_TYPE: 'The DPoP proof is not of typ dpop+jwt.',
  PROOF_ALGORITHM: 'The DPoP proof is signed with an algorithm that this hub does not accept.',
  PROOF_KEY: 'The DPoP proof must carry one public key, without any private part, that fits its algorithm.',
  PROOF_SIGNATURE: 'The DPoP proof is not signed by the key that it carries.',
  PROOF_CLAIMS: 'The DPoP proof lacks one of the claims jti, htm, htu, iat and ath.',
  PROOF_METHOD: 'The DPoP proof was made for another HTTP method.',
  PROOF_URL: 'The DPoP proof was made for another URL.',
  PROOF_TIME: 'The DPoP proof was made more than 60 seconds away from now.',
  PROOF_TOKEN: 'The DPoP proof was made for another access token.',
  PROOF_OTHER_KEY: 'The DPoP proof is not made with the key that the access token is bound to.',
  PROOF_REPLAYED: 'The DPoP proof was used before; make a new one for every request.',

  HOP_INCOMPLETE: 'A hop token for a signed-in caller names a purpose and a role.',
  HOP_MALFORMED: 'The hop token is not a well-formed simpul-hop+jwt with exactly the claims of its kind.',
  HOP_SIGNATURE: 'The hop token is not signed by the gateway.',
  HOP_AUDIENCE: 'The hop token was made for another subgraph.',
  HOP_TIME: 'The hop token has expired, lives longer than 60 seconds, or was made in the future.',
  HOP_BODY: 'The hop token was made for another request body.',
  HOP_CALLER: 'The hop token was made for another caller.',
  HOP_REPLAYED: 'The hop token was used before; a retry needs a new one.',

  PEER_MALFORMED: 'The peer token is not a well-formed simpul-peer+jwt with exactly its claims.',
  PEER_AGENCY: 'The peer token comes from an agency that has no key in the register.',
  PEER_SIGNATURE: 'The peer token is not signed with the key of the agency that it names.',
  PEER_AUDIENCE: 'The peer token was made for another agency.',
  PEER_TIME: 'The peer token has expired, lives longer than 60 seconds, or was made in the future.',
  PEER_BODY: 'The peer token was made for another request body.',
  PEER_REPLAYED: 'The peer token was used before; a retry needs a new one.',

  REPLAY_STORE_FULL: 'Too many requests are in flight to remember one more; try again in a minute.',
} as const

/** What this package can refuse. */
export type TrustErrorCode = keyof typeof trustErrorSentences

/** A refusal to trust something: a code of a closed list and a sentence that is safe for any agency to read. */
export class TrustError extends Error {
  readonly code: TrustErrorCode

  constructor(code: TrustErrorCode, options?: { readonly message?: string; readonly cause?: unknown }) {
    super(options?.message ?? trustErrorSentences[code], options?.cause === undefined ? {} : { cause: options.cause })
    this.name = 'TrustError'
    this.code = code
  }
}
