export {
  type CallerVerifier,
  type CallerVerifierOptions,
  callerVerifier,
  type VerifiedCaller,
} from './caller/caller-verifier.ts'
export type { KeyFetchLimits, KeyFor } from './caller/issuer-keys.ts'
export { issuerKeys } from './caller/issuer-keys.ts'
export type { TokenAlgorithm } from './caller/token-verifier.ts'
export { canonicalJson } from './canonical-json.ts'
export { type DpopVerifier, dpopVerifier, type PresentedProof } from './dpop/dpop-verifier.ts'
export {
  type GrantDocument,
  type GrantWords,
  grantDigest,
  grantDocumentSchema,
  readGrant,
  wordsDigest,
} from './grant/grant-document.ts'
export { type GrantMoment, isGrantLive } from './grant/is-grant-live.ts'
export type { HopClaims } from './hop/hop-claims.ts'
export { type Hop, type HopSigner, hopSigner } from './hop/hop-signer.ts'
export { type HopVerifier, type HopVerifierOptions, hopVerifier, type PresentedHop } from './hop/hop-verifier.ts'
export { type AgreementDocument, agreementDigest, agreementDocumentSchema } from './register/agreement-document.ts'
export { type AgreementDetail, type AgreementState, agreementStates } from './register/agreement-standing.ts'
export { type FoldMoment, foldRegister, type RegisterFault, type RegisterState } from './register/fold-register.ts'
export { jakartaDay } from './register/jakarta-day.ts'
export {
  appendEntry,
  type ChainVerdict,
  emptyHead,
  entryHash,
  type LinkFault,
  type RegisterHead,
  verifyChain,
} from './register/register-chain.ts'
export {
  type EntryKind,
  type EntryOf,
  entryKinds,
  type RegisterDraft,
  type RegisterEntry,
  registerEntrySchema,
} from './register/register-entry.ts'
export { type ReplayStore, replayStore, type Use } from './replay-store.ts'
export { sha256Base64url, sha256Hex } from './sha256.ts'
export { newSigningKey, type PrivateJwk, type PublicJwk, publicJwkSchema, publicOf } from './signing-key.ts'
export {
  type AnchoredAgency,
  agencyOfIssuer,
  hubAudience,
  readTrustAnchors,
  type TrustAnchors,
  trustAnchorsSchema,
} from './trust-anchors.ts'
export { TrustError, type TrustErrorCode, trustErrorSentences } from './trust-error.ts'
