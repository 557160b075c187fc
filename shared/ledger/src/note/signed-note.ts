import { type LedgerError, lineFault } from '../ledger-error.ts'
import { fromBase64, toBase64 } from '../spelling.ts'
import { isKeyName } from './key-name.ts'

/** One signature line of a note: which key is said to have signed, and what it left. Nothing is verified yet. */
export interface NoteSignature {
  readonly name: string
  readonly keyId: number
  readonly signature: Uint8Array
}

/** A text that ends in a newline, and the signatures under it (C2SP signed-note). */
export interface SignedNote {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

// More than any quorum here, and a bound on what a stranger can make us verify.
const mostSignatures = 100
const mostCharacters = 1_000_000

/** Reads a note, strictly: every line has one spelling. The signatures are yet to be verified. */
export function readNote(input: string | Uint8Array): SignedNote {
  const note = typeof input === 'string' ? input : decoded(input)
  const bad = badLine(note)
  if (bad !== undefined) throw bad
  const end = note.lastIndexOf('\n\n')
  if (end < 0) throw fault(note, 'is the last, and no empty line stands before the signatures')
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  const before = lineCount(text) + 1
  if (lines.length > mostSignatures)
    throw lineFault('NOTE_MALFORMED', before + mostSignatures + 1, 'is one signature too many')
  return { text, signatures: lines.map((line, place) => readSignature(line, before + place + 1)) }
}

/** The text of a note with its signatures. */
export function printNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(printSignature).join('')}`
}

/** One signature line, with its newline: what a witness answers. */
export function printSignature({ name, keyId, signature }: NoteSignature): string {
  const id = Buffer.alloc(4)
  id.writeUInt32BE(keyId)
  return `— ${name} ${toBase64(Buffer.concat([id, signature]))}\n`
}

/** Reads signature lines that stand alone, as a witness answers them. */
export function readSignatures(text: string): readonly NoteSignature[] {
  if (!text.endsWith('\n')) throw fault(text, 'does not end in a newline')
  return text
    .slice(0, -1)
    .split('\n')
    .slice(0, mostSignatures)
    .map((line, place) => readSignature(line, place + 1))
}

function readSignature(line: string, number: number): NoteSignature {
  const [dash, name = '', material = '', ...more] = line.split(' ')
  const bytes = fromBase64(material)
  if (dash !== '—' || more.length > 0)
    throw lineFault('NOTE_MALFORMED', number, 'is not a dash, a key name and a signature')
  if (!isKeyName(name)) throw lineFault('NOTE_MALFORMED', number, 'does not name a key')
  if (bytes === undefined || bytes.byteLength < 5) {
    throw lineFault('NOTE_MALFORMED', number, 'does not hold a key id and a signature in Base64')
  }
  return { name, keyId: bytes.readUInt32BE(0), signature: bytes.subarray(4) }
}

function badLine(note: string): LedgerError | undefined {
  if (note.length > mostCharacters) return lineFault('NOTE_MALFORMED', 1, 'begins a note that is too long')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note must not hold
  const control = note.search(/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u)
  if (control >= 0)
    return lineFault('NOTE_MALFORMED', lineCount(note.slice(0, control)) + 1, 'holds a control character')
  if (!note.endsWith('\n')) return fault(note, 'does not end in a newline')
  return undefined
}

// Invalid UTF-8 is a fault; a byte order mark is kept, and is then no part of any name.
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw lineFault('NOTE_MALFORMED', 1, 'begins a text that is not UTF-8')
  }
}

function fault(note: string, what: string): LedgerError {
  return lineFault('NOTE_MALFORMED', Math.max(1, lineCount(note)), what)
}

function lineCount(text: string): number {
  return text.split('\n').length - 1
}
