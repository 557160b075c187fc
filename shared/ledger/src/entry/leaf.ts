import { LedgerError } from '../ledger-error.ts'
import { fromMoment } from '../spelling.ts'
import type { Commitment } from './commitment.ts'
import type { PartName } from './entry.ts'

/**
 * One leaf of the tree: the number of the entry, counted from 0, its time, and a commitment to each of its parts.
 * It says nothing of any person, agency or field, and can be shown to anyone.
 */
export interface Leaf {
  readonly seq: number
  /** When the entry was made, `2026-07-01T08:00:00.000Z`; never before the entry above it. */
  readonly at: string
  readonly parts: Readonly<Record<PartName, Commitment>>
}

/** The bytes of a leaf: its canonical JSON (RFC 8785), written out, for its form is fixed. */
export function printLeaf({ seq, at, parts }: Leaf): Uint8Array {
  const { act, counts, decisions, person, request, subjects } = parts
  return Buffer.from(
    `{"at":"${at}","parts":{"act":"${act}","counts":"${counts}","decisions":"${decisions}","person":"${person}",` +
      `"request":"${request}","subjects":"${subjects}"},"seq":${seq},"v":1}`,
    'latin1',
  )
}

const commitmentPattern = '([\\w-]{42}[AEIMQUYcgkosw048])'

// What follows what in a leaf, and how a fault there is named.
const steps = [
  ['its time', '\\{"at":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)"'],
  ['the commitment to its act', `,"parts":\\{"act":"${commitmentPattern}"`],
  ['the commitment to its counts', `,"counts":"${commitmentPattern}"`],
  ['the commitment to its decisions', `,"decisions":"${commitmentPattern}"`],
  ['the commitment to its person', `,"person":"${commitmentPattern}"`],
  ['the commitment to its request', `,"request":"${commitmentPattern}"`],
  ['the commitment to its subjects', `,"subjects":"${commitmentPattern}"\\}`],
  ['its number', ',"seq":(0|[1-9]\\d{0,15})'],
  ['its version', ',"v":1\\}'],
] as const
const whole = new RegExp(`^${steps.map(([, pattern]) => pattern).join('')}$`)
const longestLeaf = 1000

/** Reads a leaf, strictly: it has one spelling, and a fault says where the bytes part from it. */
export function readLeaf(bytes: Uint8Array): Leaf {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, longestLeaf)).toString('latin1')
  const match = bytes.byteLength < longestLeaf ? whole.exec(text) : null
  if (match === null) throw malformed(faultIn(text))
  const [, at = '', act = '', counts = '', decisions = '', person = '', request = '', subjects = '', number = ''] =
    match
  const seq = Number(number)
  if (fromMoment(at) === undefined || !Number.isSafeInteger(seq)) throw malformed('its time or number is none')
  return { seq, at, parts: { act, counts, decisions, person, request, subjects } }
}

function faultIn(text: string): string {
  let place = 0
  for (const [what, pattern] of steps) {
    const step = new RegExp(pattern, 'y')
    step.lastIndex = place
    if (!step.test(text)) return `${what} is not where or what it should be (byte ${place})`
    place = step.lastIndex
  }
  return `more follows after its end (byte ${place})`
}

function malformed(why: string): LedgerError {
  return new LedgerError('LEAF_MALFORMED', { message: `The bytes are not a leaf: ${why}.` })
}
