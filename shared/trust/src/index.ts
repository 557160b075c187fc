export {
  type Binding,
  type BindingDraft,
  type BindingQuestion,
  bindingSchema,
  boundWorker,
  isBindingSigned,
  signBinding,
  signBindingNow,
} from './binding/binding.ts'
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
  confirmationFault,
  type Emergency,
  type EmergencyConfirmation,
  type EmergencyStanding,
  emergencyConfirmationSchema,
  emergencySchema,
  emergencyStanding,
  isEmergencyConfirmed,
  isEmergencySigned,
  signEmergency,
  signEmergencyConfirmation,
  signEmergencyNow,
} from './emergency/emergency.ts'
export {
  type GrantDocument,
  type GrantWords,
  grantDigest,
  grantDocumentSchema,
  readGrant,
  wordsDigest,
} from './grant/grant-document.ts'
export {
  type GrantProofs,
  grantFaults,
  grantMissing,
  grantPayload,
  signGrant,
  signGrantAsSubject,
  signGrantNow,
  withSignature,
} from './grant/grant-signatures.ts'
export { type GrantMoment, isGrantLive } from './grant/is-grant-live.ts'
export type { HopClaims } from './hop/hop-claims.ts'
export { type Hop, type HopSigner, hopSigner } from './hop/hop-signer.ts'
export { type HopVerifier, type HopVerifierOptions, hopVerifier, type PresentedHop } from './hop/hop-verifier.ts'
export {
  agencyIdSchema,
  detachedSchema,
  digestSchema,
  documentIdSchema,
  pseudonymSchema,
  titleSchema,
} from './names.ts'
export { peerHeaderName } from './peer/peer-claims.ts'
export { type PeerRequest, type PeerSigner, peerSigner } from './peer/peer-signer.ts'
export { type PeerVerifier, type PresentedPeer, peerVerifier } from './peer/peer-verifier.ts'
export { admissionDigest } from './register/agency-acts.ts'
export {
  type AgreementDocument,
  agreementDigest,
  agreementDocumentSchema,
  agreementLineSchema,
} from './register/agreement-document.ts'
export { agreementFault, type KnownAgreement } from './register/agreement-fault.ts'
export {
  type AgreementDetail,
  type AgreementState,
  agreementStates,
  type EndWarning,
} from './register/agreement-standing.ts'
export {
  type Admission,
  type FoldMoment,
  foldRegister,
  type OwnStop,
  type RegisterFault,
  type RegisterState,
  type SuspensionVote,
} from './register/fold-register.ts'
export { jakartaDay } from './register/jakarta-day.ts'
export { entryFault, entryFaults, judgeEntry } from './register/judge-entry.ts'
export { rotationDraft } from './register/key-rotation.ts'
export type { EntryFault } from './register/read-book.ts'
export {
  type ChainVerdict,
  emptyHead,
  entryHash,
  followChain,
  headOf,
  type LinkFault,
  type LinkStep,
  type RegisterHead,
  verifyChain,
} from './register/register-chain.ts'
export {
  type EntryKind,
  type EntryOf,
  entryKinds,
  type LinkedEntry,
  linkSchema,
  type RegisterDraft,
  type RegisterEntry,
  registerEntrySchema,
} from './register/register-entry.ts'
export { appendEntry, signEntry, signEntryNow } from './register/sign-entry.ts'
export {
  type HeadMoment,
  isHeadSigned,
  type SignedHead,
  signedHeadSchema,
  signHead,
  signHeadNow,
} from './register/signed-head.ts'
export { type ReplayStore, replayStore, type Use } from './replay-store.ts'
export { sha256Base64url, sha256Hex } from './sha256.ts'
export { keySigner, type Signer } from './signer.ts'
export {
  newSigningKey,
  type PrivateJwk,
  type PublicJwk,
  publicJwkSchema,
  publicOf,
  readSigningKey,
} from './signing-key.ts'
export {
  isSignedBy,
  type SignedStatement,
  type StatementType,
  signStatement,
  signStatementNow,
  statementTypes,
} from './statement/detached.ts'
export {
  isSignedBySubject,
  isSignedBySubjectNow,
  type SubjectKey,
  signAsSubject,
  signAsSubjectNow,
  subjectKeyThumbprint,
  subjectThumbprint,
} from './statement/subject-statement.ts'
export {
  type AnchoredAgency,
  agencyOfIssuer,
  hubAudience,
  readTrustAnchors,
  type TrustAnchors,
  trustAnchorsSchema,
} from './trust-anchors.ts'
export { TrustError, type TrustErrorCode, trustErrorSentences } from './trust-error.ts'
