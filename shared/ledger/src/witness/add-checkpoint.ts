import { lineFault } from '../ledger-error.ts'
import { fromDecimal, hashFromBase64, toBase64 } from '../spelling.ts'

/** What a log sends to a witness: its new checkpoint, and why it continues the one that the witness cosigned last. */
export interface AddCheckpoint {
  /** The size of the last checkpoint that the log believes the witness to have cosigned; 0 for none. */
  readonly oldSize: number
  readonly proof: readonly Uint8Array[]
  /** The signed note of the new checkpoint. */
  readonly checkpoint: string
}

/** The type of the answer that tells a log which size the witness remembers. */
export const sizeContentType = 'text/x.tlog.size'

const mostHashes = 63

/** The body of a request to a witness (C2SP tlog-witness, add-checkpoint). */
export function printAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', checkpoint].join('\n')
}

/** Reads the body of a request to a witness, strictly. */
export function readAddCheckpoint(body: string): AddCheckpoint {
  const end = body.indexOf('\n\n')
  if (end < 0) throw lineFault('REQUEST_MALFORMED', 1, 'begins a request without an empty line before the checkpoint')
  const [old = '', ...hashes] = body.slice(0, end).split('\n')
  const oldSize = old.startsWith('old ') ? fromDecimal(old.slice(4)) : undefined
  if (oldSize === undefined) throw lineFault('REQUEST_MALFORMED', 1, 'is not «old» and a size in decimal')
  if (hashes.length > mostHashes) throw lineFault('REQUEST_MALFORMED', mostHashes + 2, 'is one hash too many')
  return { oldSize, proof: hashes.map((line, place) => hashOf(line, place + 2)), checkpoint: body.slice(end + 2) }
}

function hashOf(line: string, number: number): Uint8Array {
  const hash = hashFromBase64(line)
  if (hash === undefined) throw lineFault('REQUEST_MALFORMED', number, 'is not a hash of 32 bytes in Base64')
  return hash
}
