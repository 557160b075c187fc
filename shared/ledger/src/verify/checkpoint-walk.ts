import { type LedgerTrust, type OpenedCheckpoint, openCheckpoint } from '../checkpoint/open-checkpoint.ts'
import { LedgerError } from '../ledger-error.ts'
import type { FaultList } from './ledger-fault.ts'
import { strangeSignature } from './strange-signature.ts'

/** A checkpoint whose signatures hold, and whether the ledger itself or somebody else gave it. */
export interface WalkedCheckpoint extends OpenedCheckpoint {
  readonly isOwn: boolean
}

/** Where checkpoints come from. */
export interface CheckpointSources {
  /** Those of the ledger, in the order in which they were made. */
  readonly own: AsyncIterable<string> | Iterable<string>
  /** Those that others hold: the last ones that witnesses remember, say. */
  readonly others: readonly string[]
  readonly trust: LedgerTrust
  readonly faults: FaultList
}

/** All checkpoints whose signatures hold, by size. One of the ledger that goes back, in size or in time, is a fault. */
export async function* walkCheckpoints(sources: CheckpointSources): AsyncGenerator<WalkedCheckpoint> {
  const others = othersBySize(sources)
  for await (const checkpoint of forwardOnly(sources)) {
    while ((others[0]?.head.size ?? Number.POSITIVE_INFINITY) <= checkpoint.head.size) yield* others.splice(0, 1)
    yield checkpoint
  }
  yield* others
}

async function* forwardOnly({ own, trust, faults }: CheckpointSources): AsyncGenerator<WalkedCheckpoint> {
  let last: OpenedCheckpoint | undefined
  let number = 0
  for await (const note of own) {
    number += 1
    const opened = openedOr(note, trust, (why) => faults.add(invalid(`Checkpoint ${number} of the ledger`, why)))
    if (opened === undefined) continue
    const isForward = last === undefined || !goesBack(last, opened)
    if (last !== undefined && !isForward) faults.add(rolledBack(last, opened))
    if (isForward) yield { ...opened, isOwn: true }
    if (isForward) last = opened
  }
}

function othersBySize({ others, trust, faults }: CheckpointSources): WalkedCheckpoint[] {
  const opened = others.map((note, at) =>
    openedOr(note, trust, (why) => faults.add(invalid(`Checkpoint ${at + 1} of those that others hold`, why))),
  )
  return opened
    .flatMap((checkpoint) => (checkpoint === undefined ? [] : [{ ...checkpoint, isOwn: false }]))
    .sort((one, other) => one.head.size - other.head.size)
}

function openedOr(note: string, trust: LedgerTrust, tell: (why: string) => void): OpenedCheckpoint | undefined {
  try {
    const opened = openCheckpoint(note, trust)
    const strange = strangeSignature(note, trust)
    if (strange !== undefined) tell(`Its signature in the name of ${strange} is by a key that is not known under it.`)
    return opened
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    tell(error.message)
    return undefined
  }
}

function goesBack(last: OpenedCheckpoint, next: OpenedCheckpoint): boolean {
  return next.head.size < last.head.size || next.head.at < last.head.at
}

function rolledBack(last: OpenedCheckpoint, next: OpenedCheckpoint) {
  const [before, after] = [describe(last), describe(next)]
  return {
    code: 'ROLLED_BACK',
    checkpoint: next.head.size,
    message: `The ledger was rolled back: after ${before} comes ${after}.`,
  } as const
}

function invalid(which: string, why: string) {
  return { code: 'CHECKPOINT_INVALID', message: `${which} does not hold. ${why}` } as const
}

/** How a sentence names a checkpoint. */
export function describe({ head, witnesses }: OpenedCheckpoint): string {
  const cosigned = witnesses.length === 0 ? '' : `, which ${witnesses.join(' and ')} cosigned`
  return `the checkpoint of size ${head.size} made at ${head.at}${cosigned}`
}
