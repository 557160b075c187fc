import { LedgerError, lineFault } from '../ledger-error.ts'
import { isKeyName } from '../note/key-name.ts'
import { fromDecimal, hashFromBase64, toBase64 } from '../spelling.ts'

/** The head of a log at one size, as its text says it (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions: readonly string[]
}

/** Reads the text of a checkpoint: the part of its note above the empty line. */
export function readCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n')
  if (lines.pop() !== '') throw lineFault('CHECKPOINT_MALFORMED', lines.length + 1, 'does not end in a newline')
  const [origin = '', size = '', root = '', ...extensions] = lines
  const empty = lines.indexOf('')
  if (empty >= 0) throw lineFault('CHECKPOINT_MALFORMED', empty + 1, 'is empty')
  if (lines.length < 3)
    throw lineFault('CHECKPOINT_MALFORMED', lines.length + 1, 'is missing: origin, size and root are needed')
  if (!isKeyName(origin)) throw lineFault('CHECKPOINT_MALFORMED', 1, 'is not an origin')
  return { origin, size: sizeOf(size), root: rootOf(root), extensions }
}

/** The text of a checkpoint. */
export function printCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const text = [origin, size, toBase64(root), ...extensions, ''].join('\n')
  if (!isKeyName(origin) || extensions.some((line) => line === '' || line.includes('\n'))) {
    throw new LedgerError('CHECKPOINT_MALFORMED')
  }
  readCheckpoint(text)
  return text
}

function sizeOf(line: string): number {
  const size = fromDecimal(line)
  if (size === undefined) throw lineFault('CHECKPOINT_MALFORMED', 2, 'is not a size in decimal below 2^53')
  return size
}

function rootOf(line: string): Uint8Array {
  const root = hashFromBase64(line)
  if (root === undefined) throw lineFault('CHECKPOINT_MALFORMED', 3, 'is not a root hash of 32 bytes in Base64')
  return root
}
