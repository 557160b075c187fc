export { type Checkpoint, printCheckpoint, readCheckpoint } from './checkpoint/checkpoint.ts'
export { type LedgerHead, printLedgerHead, readLedgerHead } from './checkpoint/ledger-head.ts'
export { type LedgerTrust, type OpenedCheckpoint, openCheckpoint } from './checkpoint/open-checkpoint.ts'
export { type ProofFile, printProofFile, readProofFile, verifyProofFile } from './checkpoint/proof-file.ts'
export { type CommittedEntry, commitEntry, type EntryPlace } from './entry/commit-entry.ts'
export {
  type Commitment,
  commit,
  type Opening,
  openCommitment,
  randomSalts,
  type SaltSource,
} from './entry/commitment.ts'
export {
  type EntryDecision,
  entrySchema,
  type LedgerEntry,
  openReasons,
  type PartName,
  partNames,
} from './entry/entry.ts'
export { shownTo, withoutParts, withoutSubject } from './entry/erase.ts'
export { type Leaf, printLeaf, readLeaf } from './entry/leaf.ts'
export { type Openings, readOpenings } from './entry/openings.ts'
export { type Payload, readPayload } from './entry/payload.ts'
export { type EntryVerdict, verifyEntry } from './entry/verify-entry.ts'
export { LedgerError, type LedgerErrorCode, ledgerErrorSentences } from './ledger-error.ts'
export { isKeyName, ledgerOrigin, witnessName } from './note/key-name.ts'
export { type NoteSigner, noteSigner, printSignerKey, readSignerKey, seededSigner } from './note/note-signer.ts'
export { type OpenedNote, openNote, type VerifiedSignature } from './note/open-note.ts'
export { addSignatures, cosign, signNote } from './note/sign-note.ts'
export {
  type NoteSignature,
  printNote,
  printSignature,
  readNote,
  readSignatures,
  type SignedNote,
} from './note/signed-note.ts'
export {
  type NoteKeyUse,
  printVerifierKey,
  readVerifierKey,
  type VerifierKey,
  verifierKey,
} from './note/verifier-key.ts'
export { openReceipt, type Receipt, signReceipt } from './receipt/receipt.ts'
export { type ReconciledEntry, type ReconcileFinding, type Reconciliation, reconcile } from './receipt/reconcile.ts'
export { consistencyProof, type TreeHead, verifyConsistency } from './tree/consistency-proof.ts'
export { emptyRoot, isSameHash, leafHash, nodeHash } from './tree/hashing.ts'
export { type InclusionClaim, inclusionProof, verifyInclusion } from './tree/inclusion-proof.ts'
export { type MemoryTiles, memoryTiles } from './tree/memory-tiles.ts'
export { type MerkleStack, merkleStack } from './tree/merkle-stack.ts'
export { consistencyRanges, inclusionRanges, type LeafRange } from './tree/ranges.ts'
export { type Tile, type TileId, type TileStore, tileHeight, tileWidth } from './tree/tiles.ts'
export { appendLeaves, emptyEdge, type Grown, readEdge, rootOfEdge, type TreeEdge } from './tree/tree-edge.ts'
export type { RegisterHash } from './verify/checkpoint-judge.ts'
export { type LedgerFault, type LedgerFaultCode, ledgerFaultCodes } from './verify/ledger-fault.ts'
export { type LedgerVerdict, ledgerSentence } from './verify/ledger-verdict.ts'
export type { LedgerRow } from './verify/row-judge.ts'
export { type LedgerToVerify, verifyLedger } from './verify/verify-ledger.ts'
export { type AddCheckpoint, printAddCheckpoint, readAddCheckpoint, sizeContentType } from './witness/add-checkpoint.ts'
export { judgeCheckpoint, provesFork, type WitnessKnowledge, type WitnessVerdict } from './witness/judge-checkpoint.ts'
export {
  type KnownRegister,
  type RegisterAlarm,
  registerAlarms,
  registerLagSeconds,
} from './witness/register-alarms.ts'
export { type ForkEvidence, type RefusalReason, refusalStatus, type WitnessRefusal } from './witness/witness-refusal.ts'
