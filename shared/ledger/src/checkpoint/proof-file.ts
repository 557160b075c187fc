import { LedgerError, type LedgerErrorCode, lineFault } from '../ledger-error.ts'
import { fromBase64, fromDecimal, hashFromBase64, toBase64 } from '../spelling.ts'
import { verifyInclusion } from '../tree/inclusion-proof.ts'
import { type LedgerTrust, type OpenedCheckpoint, openCheckpoint } from './open-checkpoint.ts'

/** A proof that one leaf stands in a ledger, to be checked by anyone offline (C2SP tlog-proof). */
export interface ProofFile {
  readonly index: number
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, as its note. */
  readonly checkpoint: string
  /** What a reader needs to make the leaf, say; nothing vouches for it. */
  readonly extra?: Uint8Array
}

const firstLine = 'c2sp.org/tlog-proof@v1'
const mostHashes = 63

/** The text of a proof file. */
export function printProofFile({ index, proof, checkpoint, extra }: ProofFile): string {
  const extraLine = extra === undefined ? [] : [`extra ${toBase64(extra)}`]
  return [firstLine, ...extraLine, `index ${index}`, ...proof.map(toBase64), '', checkpoint].join('\n')
}

/** Reads the text of a proof file, strictly; its checkpoint is yet to be verified. */
export function readProofFile(text: string): ProofFile {
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n')
  if (first !== firstLine)
    throw lineFault('PROOF_MALFORMED', 1, `is not «${firstLine}», with an empty line after the proof`)
  const extra = lines[0]?.startsWith('extra ') ? extraOf(lines.shift() ?? '') : undefined
  const before = extra === undefined ? 2 : 3
  const index = indexOf(lines.shift() ?? '', before)
  if (lines.length > mostHashes) throw lineFault('PROOF_MALFORMED', before + mostHashes + 1, 'is one hash too many')
  const proof = lines.map((line, place) => hashOf(line, before + 1 + place))
  const checkpoint = text.slice(end + 2)
  return extra === undefined ? { index, proof, checkpoint } : { index, proof, checkpoint, extra }
}

/**
 * Verifies that a leaf with this hash stands in the ledger, by the word of its owner and of a quorum of witnesses.
 * Gives the checkpoint that says so; throws a sentence where anything does not hold.
 */
export function verifyProofFile(text: string, leafHash: Uint8Array, trust: LedgerTrust): OpenedCheckpoint {
  const { index, proof, checkpoint } = readProofFile(text)
  const opened = openCheckpoint(checkpoint, trust)
  const has = opened.witnesses.length
  if (!opened.hasQuorum) {
    throw refused('QUORUM_MISSING', `The checkpoint has ${has} of the ${trust.quorum} cosignatures that it needs.`)
  }
  const { size, root } = opened.head
  if (!verifyInclusion({ leafHash, index, size, root, proof })) {
    throw refused('PROOF_INVALID', `The leaf does not stand at place ${index} of the ledger of ${size} that is signed.`)
  }
  return opened
}

function extraOf(line: string): Uint8Array {
  const bytes = fromBase64(line.slice('extra '.length))
  if (bytes === undefined || bytes.byteLength === 0) throw lineFault('PROOF_MALFORMED', 2, 'is not «extra» and Base64')
  return bytes
}

function indexOf(line: string, number: number): number {
  const index = line.startsWith('index ') ? fromDecimal(line.slice('index '.length)) : undefined
  if (index === undefined) throw lineFault('PROOF_MALFORMED', number, 'is not «index» and a decimal')
  return index
}

function hashOf(line: string, number: number): Uint8Array {
  const hash = hashFromBase64(line)
  if (hash === undefined) throw lineFault('PROOF_MALFORMED', number, 'is not a hash of 32 bytes in Base64')
  return hash
}

function refused(code: LedgerErrorCode, message: string): LedgerError {
  return new LedgerError(code, { message })
}
