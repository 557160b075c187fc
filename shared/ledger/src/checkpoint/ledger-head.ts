import type { RegisterHead } from '@simpul/trust'
import { lineFault } from '../ledger-error.ts'
import { fromDecimal, fromMoment } from '../spelling.ts'
import { printCheckpoint, readCheckpoint } from './checkpoint.ts'

/**
 * The head of an agency's ledger. Its checkpoint says in two extension lines when it was made and where the register
 * ended for the agency; cosignatures cover both.
 */
export interface LedgerHead {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  /** When it was made, `2026-07-01T08:00:00.000Z`. */
  readonly at: string
  readonly register: RegisterHead
}

/** The text of the checkpoint of a head, to be signed. */
export function printLedgerHead({ origin, size, root, at, register }: LedgerHead): string {
  const text = printCheckpoint({
    origin,
    size,
    root,
    extensions: [`time ${at}`, `register ${register.seq} ${register.hash}`],
  })
  readLedgerHead(text)
  return text
}

/** Reads the text of the checkpoint of a ledger. */
export function readLedgerHead(text: string): LedgerHead {
  const { origin, size, root, extensions } = readCheckpoint(text)
  const [time = '', register = '', ...more] = extensions
  if (more.length > 0) throw lineFault('CHECKPOINT_MALFORMED', 6, 'is one too many')
  return { origin, size, root, at: timeOf(time), register: registerOf(register) }
}

function timeOf(line: string): string {
  const at = line.startsWith('time ') ? line.slice(5) : ''
  if (fromMoment(at) === undefined)
    throw lineFault('CHECKPOINT_MALFORMED', 4, 'is not «time» and a moment in UTC to the millisecond')
  return at
}

function registerOf(line: string): RegisterHead {
  const [word, number = '', hash = '', ...more] = line.split(' ')
  const seq = fromDecimal(number)
  if (word !== 'register' || seq === undefined || !/^[0-9a-f]{64}$/.test(hash) || more.length > 0) {
    throw lineFault('CHECKPOINT_MALFORMED', 5, 'is not «register», a number and a SHA-256 in hex')
  }
  return { seq, hash }
}
