import { keySigner, newSigningKey } from '@simpul/trust'
import { printLedgerHead } from './checkpoint/ledger-head.ts'
import type { LedgerTrust } from './checkpoint/open-checkpoint.ts'
import { type CommittedEntry, commitEntry } from './entry/commit-entry.ts'
import type { LedgerEntry } from './entry/entry.ts'
import { ledgerOrigin, witnessName } from './note/key-name.ts'
import { type NoteSigner, noteSigner } from './note/note-signer.ts'
import { addSignatures, cosign, signNote } from './note/sign-note.ts'
import { merkleStack } from './tree/merkle-stack.ts'

/** A ledger for a test: its rows as they are stored, its checkpoints, and all the keys there are. */
export interface ExampleLedger {
  readonly rows: readonly CommittedEntry[]
  readonly checkpoints: readonly string[]
  readonly keys: ExampleKeys
}

/** The keys of an owner and of three witnesses, two of whom make a quorum. */
export interface ExampleKeys {
  readonly owner: NoteSigner
  readonly witnesses: readonly NoteSigner[]
  readonly trust: LedgerTrust
}

/** What an example ledger is made of. */
export interface ExampleShape {
  readonly rows: number
  /** After how many rows each there is a checkpoint. */
  readonly every: number
  readonly keys?: ExampleKeys
  /** Changes one entry, or nothing. */
  readonly entryAt?: (seq: number) => Partial<LedgerEntry>
  /** How many witnesses cosign; two unless told. */
  readonly cosigners?: number
}

/** Draws the keys of a ledger. */
export function exampleKeys(agency = 'disnaker-jember'): ExampleKeys {
  const owner = drawn(ledgerOrigin(agency), 'NOTE')
  const witnesses = ['p3mi-in-era-sejahtera', 'migrant-care-jember', 'forum-pmi-jember'].map((name) =>
    drawn(witnessName(name), 'COSIGNATURE'),
  )
  const trust = { origin: owner.key.name, owner: [owner.key], witnesses: witnesses.map(({ key }) => key), quorum: 2 }
  return { owner, witnesses, trust }
}

/** Makes a ledger: one entry a second, and a checkpoint half a second after each so many of them. */
export async function exampleLedger(shape: ExampleShape): Promise<ExampleLedger> {
  const keys = shape.keys ?? exampleKeys()
  const stack = merkleStack()
  const rows: CommittedEntry[] = []
  const checkpoints: string[] = []
  for (let seq = 0; seq < shape.rows; seq += 1) {
    const row = commitEntry({ ...exampleEntry(seq), ...shape.entryAt?.(seq) }, { seq, at: exampleTime(seq) })
    rows.push(row)
    stack.append(row.leafHash)
    if ((seq + 1) % shape.every === 0) checkpoints.push(await sealed(stack.size, stack.root(), { ...shape, keys }))
  }
  return { rows, checkpoints, keys }
}

/** One entry: an NGO's caseworker reads a worker's name and is refused the passport number. */
export function exampleEntry(seq: number): LedgerEntry {
  return {
    act: { event: 'READ_BY_PARTNER', agency: 'migrant-care-jember', role: 'CASEWORKER', purpose: 'PROTECTION' },
    counts: { rows: 1, values: 2 },
    decisions: [
      {
        because: 'SHARED',
        agreement: 'pks-protection',
        basis: 'CONSENT',
        coordinates: ['Worker.fullName', 'Worker.id'],
      },
      { because: 'NOT_AGREED', coordinates: ['Worker.passportNumber'] },
    ],
    person: 'caseworker-7',
    request: `request-${seq}`,
    subjects: [`worker-${seq % 10}`],
  }
}

/** The time of an entry of an example. */
export function exampleTime(seq: number): string {
  return new Date(Date.UTC(2026, 6, 1, 1) + seq * 1000).toISOString()
}

/** Signs a checkpoint of an example over so many rows, half a second after the last. */
export async function sealed(
  size: number,
  root: Uint8Array,
  { keys, cosigners = 2 }: Pick<ExampleShape, 'cosigners'> & { readonly keys: ExampleKeys },
): Promise<string> {
  const made = new Date(Date.parse(exampleTime(size - 1)) + 500)
  const register = { seq: 3, hash: '3'.repeat(64) }
  const text = printLedgerHead({ origin: keys.trust.origin, size, root, at: made.toISOString(), register })
  const note = await signNote(text, [keys.owner])
  const cosignatures = keys.witnesses.slice(0, cosigners).map((witness) => cosign(text, witness, made))
  return addSignatures(note, await Promise.all(cosignatures))
}

function drawn(name: string, use: 'NOTE' | 'COSIGNATURE'): NoteSigner {
  return noteSigner(name, use, keySigner(newSigningKey().privateKey))
}
