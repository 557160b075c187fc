import { createHash } from 'node:crypto'
import { printLedgerHead } from './checkpoint/ledger-head.ts'
import type { LedgerTrust } from './checkpoint/open-checkpoint.ts'
import { printProofFile } from './checkpoint/proof-file.ts'
import { type CommittedEntry, commitEntry } from './entry/commit-entry.ts'
import type { SaltSource } from './entry/commitment.ts'
import { shownTo } from './entry/erase.ts'
import { ledgerOrigin, witnessName } from './note/key-name.ts'
import { type NoteSigner, seededSigner } from './note/note-signer.ts'
import { addSignatures, cosign, signNote } from './note/sign-note.ts'
import { printVerifierKey } from './note/verifier-key.ts'
import { signReceipt } from './receipt/receipt.ts'
import { exampleEntry, exampleTime } from './testing.ts'
import { inclusionProof } from './tree/inclusion-proof.ts'
import { memoryTiles } from './tree/memory-tiles.ts'
import { appendLeaves, emptyEdge, rootOfEdge } from './tree/tree-edge.ts'
import { ledgerSentence } from './verify/ledger-verdict.ts'
import { verifyLedger } from './verify/verify-ledger.ts'

/** One part of the example: a heading and the text under it. */
export interface WorkedPart {
  readonly heading: string
  readonly text: string
}

/** A ledger of three entries from its first to its last byte, with keys and salts that are no secret, for the README. */
export async function workedExample(): Promise<readonly WorkedPart[]> {
  const { owner, witnesses, trust } = keysOfExample()
  const rows = [0, 1, 2].map((seq) => commitEntry(exampleEntry(seq), { seq, at: exampleTime(seq) }, countedSalts(seq)))
  const checkpoint = await checkpointOf(rows, owner, witnesses)
  const verdict = await verifyLedger({ rows, checkpoints: [checkpoint], trust })
  const [, row = noRow()] = rows
  return [
    { heading: 'The public keys', text: [...trust.owner, ...trust.witnesses].map(printVerifierKey).join('\n') },
    { heading: 'The leaf of entry 1', text: Buffer.from(row.leaf).toString() },
    { heading: 'Its payload, as the worker sees it', text: JSON.stringify(shownTo(row.payload, 'worker-1'), null, 2) },
    { heading: 'The checkpoint over all three', text: checkpoint },
    { heading: 'The proof file of entry 1', text: await proofOf(rows, checkpoint) },
    { heading: 'The receipt for entry 1', text: await receiptOf(row, owner) },
    { heading: 'What `verifyLedger` says', text: ledgerSentence(verdict) },
  ]
}

function keysOfExample(): {
  readonly owner: NoteSigner
  readonly witnesses: readonly NoteSigner[]
  readonly trust: LedgerTrust
} {
  const owner = seededSigner(ledgerOrigin('disnaker-jember'), 'NOTE', Buffer.alloc(32, 1))
  const witnesses = ['migrant-care-jember', 'forum-pmi-jember'].map((agency, at) =>
    seededSigner(witnessName(agency), 'COSIGNATURE', Buffer.alloc(32, at + 2)),
  )
  return {
    owner,
    witnesses,
    trust: { origin: owner.key.name, owner: [owner.key], witnesses: witnesses.map(({ key }) => key), quorum: 2 },
  }
}

async function checkpointOf(
  rows: readonly CommittedEntry[],
  owner: NoteSigner,
  witnesses: readonly NoteSigner[],
): Promise<string> {
  const { edge } = appendLeaves(
    emptyEdge,
    rows.map(({ leafHash }) => leafHash),
  )
  const made = new Date(exampleTime(rows.length))
  const head = { origin: owner.key.name, size: rows.length, root: rootOfEdge(edge), at: made.toISOString() }
  const text = printLedgerHead({ ...head, register: { seq: 3, hash: '3'.repeat(64) } })
  return addSignatures(
    await signNote(text, [owner]),
    await Promise.all(witnesses.map((witness) => cosign(text, witness, made))),
  )
}

async function proofOf(rows: readonly CommittedEntry[], checkpoint: string): Promise<string> {
  const store = memoryTiles()
  store.keep(
    appendLeaves(
      emptyEdge,
      rows.map(({ leafHash }) => leafHash),
    ).tiles,
  )
  return printProofFile({ index: 1, proof: await inclusionProof(store, 1, rows.length), checkpoint })
}

async function receiptOf({ leafHash }: CommittedEntry, owner: NoteSigner): Promise<string> {
  const body = createHash('sha256')
    .update('{"query":"{ worker(id: $id) { fullName passportNumber } }"}')
    .digest('base64url')
  const leaf = Buffer.from(leafHash).toString('base64url')
  const recipient = 'migrant-care-jember'
  return signReceipt(
    { origin: owner.key.name, recipient, request: 'request-1', body, leaf, at: exampleTime(1), index: 1 },
    owner,
  )
}

// Never so outside an example: these salts can be guessed, and with them what they hide.
function countedSalts(seq: number): SaltSource {
  return (count) =>
    Array.from({ length: count }, (_, at) => createHash('sha256').update(`${seq}/${at}`).digest('base64url'))
}

function noRow(): never {
  throw new Error('the example has no such row')
}
