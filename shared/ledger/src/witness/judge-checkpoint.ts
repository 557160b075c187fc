import { type LedgerHead, readLedgerHead } from '../checkpoint/ledger-head.ts'
import { LedgerError, type LedgerErrorCode } from '../ledger-error.ts'
import { openNote } from '../note/open-note.ts'
import { readNote } from '../note/signed-note.ts'
import type { VerifierKey } from '../note/verifier-key.ts'
import { verifyConsistency } from '../tree/consistency-proof.ts'
import { emptyRoot, isSameHash } from '../tree/hashing.ts'
import type { AddCheckpoint } from './add-checkpoint.ts'
import { type KnownRegister, type RegisterAlarm, registerAlarms } from './register-alarms.ts'
import { type RefusalReason, refusal, type WitnessRefusal } from './witness-refusal.ts'

/** What a witness knows when it judges. It remembers one checkpoint for each log: the last that it cosigned. */
export interface WitnessKnowledge {
  /** The keys with which the log of this origin signs; none for a log that this witness does not know. */
  readonly keysOf: (origin: string) => readonly VerifierKey[] | undefined
  /** The note of the last checkpoint that this witness cosigned for the log. */
  readonly rememberedOf: (origin: string) => string | undefined
  readonly now: Date
  /** How far the time of a checkpoint may be from the witness's own; 60 unless told. */
  readonly mostSecondsOff?: number
  readonly register?: KnownRegister
}

/**
 * The answer of a witness. To cosign, it first writes down `checkpoint` as the one it remembers, in one transaction
 * with the judgement, and then signs `text` with `cosign`.
 */
export type WitnessVerdict =
  | {
      readonly kind: 'cosign'
      readonly head: LedgerHead
      readonly text: string
      readonly checkpoint: string
      readonly alarms: readonly RegisterAlarm[]
    }
  | WitnessRefusal

/** Judges whether a checkpoint continues all that this witness saw of its log. Total: a refusal is a value. */
export function judgeCheckpoint(request: AddCheckpoint, knowledge: WitnessKnowledge): WitnessVerdict {
  const opened = openedRequest(request, knowledge)
  if (opened.kind === 'refused') return opened
  const { head, text } = opened
  const remembered = rememberedHead(knowledge.rememberedOf(head.origin))
  const fault = treeFault(request, head, remembered) ?? timeFault(head, remembered, knowledge)
  if (fault !== undefined) return fault
  const alarms = knowledge.register === undefined ? [] : registerAlarms(head, knowledge.register)
  return { kind: 'cosign', head, text, checkpoint: request.checkpoint, alarms }
}

/** Whether two notes prove that a log was forked: both signed by it, of one size, with other roots. Total. */
export function provesFork(one: string, other: string, keys: readonly VerifierKey[]): boolean {
  try {
    const [first, second] = [readLedgerHead(openNote(one, keys).text), readLedgerHead(openNote(other, keys).text)]
    return first.origin === second.origin && first.size === second.size && !isSameHash(first.root, second.root)
  } catch {
    return false
  }
}

interface Opened {
  readonly kind: 'opened'
  readonly head: LedgerHead
  readonly text: string
}

interface Remembered {
  readonly head: LedgerHead
  readonly note: string
}

function openedRequest({ checkpoint }: AddCheckpoint, { keysOf }: WitnessKnowledge): Opened | WitnessRefusal {
  try {
    const head = readLedgerHead(readNote(checkpoint).text)
    const keys = keysOf(head.origin)
    if (keys === undefined) return refusal('UNKNOWN_LOG', `This witness does not know a log ${head.origin}.`)
    return { kind: 'opened', head, text: openNote(checkpoint, keys).text }
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    return refusal(reasonOf(error.code), error.message)
  }
}

function reasonOf(code: LedgerErrorCode): RefusalReason {
  return code === 'NOTE_UNSIGNED' || code === 'SIGNATURE_INVALID' ? 'NOT_SIGNED' : 'MALFORMED'
}

// The witness's own memory: where it cannot be read, that is an error and no judgement.
function rememberedHead(note: string | undefined): Remembered | undefined {
  return note === undefined ? undefined : { note, head: readLedgerHead(readNote(note).text) }
}

const nothing = { size: 0, root: emptyRoot }

function treeFault(
  request: AddCheckpoint,
  head: LedgerHead,
  known: Remembered | undefined,
): WitnessRefusal | undefined {
  const before = known?.head ?? nothing
  if (head.size === before.size && !isSameHash(head.root, before.root)) return forked(request, head, known)
  if (request.oldSize > head.size) {
    return refusal('OLD_SIZE_ABOVE', `The old size ${request.oldSize} is above that of the checkpoint, ${head.size}.`)
  }
  if (request.oldSize !== before.size) return otherSize(request, head, before.size)
  if (verifyConsistency(before, head, request.proof)) return undefined
  const message = `The proof does not lead from size ${before.size}, which this witness cosigned, to size ${head.size} of ${head.origin}.`
  return refusal('INCONSISTENT', message, evidenceOf(request, head, known))
}

function forked(request: AddCheckpoint, head: LedgerHead, known: Remembered | undefined): WitnessRefusal {
  const message = `${head.origin} was forked: at size ${head.size} this witness knows another root.`
  return refusal('FORKED', message, evidenceOf(request, head, known))
}

function otherSize({ oldSize }: AddCheckpoint, { origin, size }: LedgerHead, remembered: number): WitnessRefusal {
  const back = size < remembered ? ` ${origin} was rolled back, or the checkpoint of size ${size} is an old one.` : ''
  const message = `This witness remembers size ${remembered} of ${origin}, not ${oldSize}.${back}`
  return refusal('OTHER_SIZE', message, { rememberedSize: remembered })
}

function timeFault(
  head: LedgerHead,
  known: Remembered | undefined,
  knowledge: WitnessKnowledge,
): WitnessRefusal | undefined {
  const { now, mostSecondsOff = 60 } = knowledge
  if (known !== undefined && head.at < known.head.at) {
    return refusal(
      'BACK_DATED',
      `The checkpoint is dated ${head.at}, before the one of ${known.head.at} that was cosigned.`,
    )
  }
  const off = Math.abs(Date.parse(head.at) - now.getTime()) / 1000
  if (off <= mostSecondsOff) return undefined
  return refusal(
    'WRONG_TIME',
    `The checkpoint is dated ${head.at}, ${Math.round(off)} s from the clock of this witness.`,
  )
}

function evidenceOf({ checkpoint }: AddCheckpoint, { origin }: LedgerHead, known: Remembered | undefined) {
  return known === undefined ? {} : { evidence: { origin, remembered: known.note, presented: checkpoint } }
}
