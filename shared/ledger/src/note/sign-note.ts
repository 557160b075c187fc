import { LedgerError } from '../ledger-error.ts'
import { cosignedBytes, timestampBytes } from './cosigned-bytes.ts'
import type { NoteSigner } from './note-signer.ts'
import { type NoteSignature, printNote, readNote } from './signed-note.ts'

/** Signs a text that ends in a newline: a whole note. */
export async function signNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  const signatures: NoteSignature[] = []
  for (const signer of signers) signatures.push(await signatureOf(text, signer))
  const note = printNote({ text, signatures })
  if (!text.endsWith('\n') || readNote(note).text !== text) throw new LedgerError('NOTE_MALFORMED')
  return note
}

/** A witness's signature under the text of a checkpoint: it saw this, consistent with all before, at this time. */
export async function cosign(text: string, signer: NoteSigner, at: Date): Promise<NoteSignature> {
  if (signer.key.use !== 'COSIGNATURE') throw new LedgerError('KEY_MALFORMED')
  const seconds = Math.floor(at.getTime() / 1000)
  const signature = await signed(cosignedBytes(text, seconds), signer)
  return lineOf(signer, Buffer.concat([timestampBytes(seconds), signature]))
}

/** Adds signatures to a note; one that is there already stays once. */
export function addSignatures(note: string, added: readonly NoteSignature[]): string {
  const { text, signatures } = readNote(note)
  const fresh = added.filter((one) => !signatures.some((other) => isSameLine(one, other)))
  return printNote({ text, signatures: [...signatures, ...fresh] })
}

async function signatureOf(text: string, signer: NoteSigner): Promise<NoteSignature> {
  if (signer.key.use !== 'NOTE') throw new LedgerError('KEY_MALFORMED')
  return lineOf(signer, await signed(Buffer.from(text), signer))
}

async function signed(bytes: Uint8Array, signer: NoteSigner): Promise<Uint8Array> {
  const signature = await signer.sign(bytes)
  if (signature.byteLength !== 64) throw new LedgerError('KEY_MALFORMED')
  return signature
}

function lineOf({ key }: NoteSigner, signature: Uint8Array): NoteSignature {
  return { name: key.name, keyId: key.id, signature }
}

function isSameLine(one: NoteSignature, other: NoteSignature): boolean {
  return one.name === other.name && one.keyId === other.keyId && Buffer.compare(one.signature, other.signature) === 0
}
