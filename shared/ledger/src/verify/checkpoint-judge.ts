import type { RegisterHead } from '@simpul/trust'
import { isSameHash } from '../tree/hashing.ts'
import { describe, type WalkedCheckpoint } from './checkpoint-walk.ts'
import type { FaultList, LedgerFault } from './ledger-fault.ts'

/** The hash of an entry of the register by its number, where it is known. */
export type RegisterHash = (seq: number) => string | undefined

/** Compares checkpoints with the tree that the rows make, and with each other. */
export interface CheckpointJudge {
  /** The rows have reached the size of this checkpoint, and have this root; without one it is not compared. */
  judge(checkpoint: WalkedCheckpoint, root: Uint8Array | undefined): void
  /** The greatest size at which a checkpoint with a quorum and the rows agree. */
  readonly sealed: number
  /** The time of the last checkpoint that the rows agree with. */
  readonly at: string | undefined
}

/** Judges checkpoints in the order of their sizes. */
export function checkpointJudge(faults: FaultList, registerHash: RegisterHash | undefined): CheckpointJudge {
  let last: WalkedCheckpoint | undefined
  let agreed: WalkedCheckpoint | undefined
  let sealed = 0
  let isRewritten = false
  const rewritten = (checkpoint: WalkedCheckpoint) => {
    // Every later checkpoint contradicts the rows too, by the same change.
    if (!isRewritten) faults.add(rewrittenSince(agreed?.head.size ?? 0, checkpoint))
    isRewritten = true
  }
  return {
    judge: (checkpoint, root) => {
      for (const fault of faultsBetween(last, checkpoint, registerHash)) faults.add(fault)
      last = checkpoint
      if (root === undefined) return
      if (!isSameHash(checkpoint.head.root, root)) return rewritten(checkpoint)
      agreed = checkpoint
      if (checkpoint.hasQuorum) sealed = checkpoint.head.size
    },
    get sealed() {
      return sealed
    },
    get at() {
      return agreed?.head.at
    },
  }
}

function rewrittenSince(agreed: number, checkpoint: WalkedCheckpoint): LedgerFault {
  const { size } = checkpoint.head
  const among =
    size - agreed <= 1 ? `Row ${agreed} is not the one` : `Of rows ${agreed} to ${size - 1} one at least is not the one`
  return {
    code: 'REWRITTEN',
    rows: { first: agreed, last: Math.max(agreed, size - 1) },
    checkpoint: size,
    message: `The ledger was rewritten: ${among} that ${describe(checkpoint)}, covers.`,
  }
}

function faultsBetween(
  last: WalkedCheckpoint | undefined,
  next: WalkedCheckpoint,
  registerHash: RegisterHash | undefined,
): readonly LedgerFault[] {
  const known = registerHash?.(next.head.register.seq)
  const checks = [
    last !== undefined && isFork(last, next) ? forked(last, next) : undefined,
    last !== undefined && isOtherRegister(last, next) ? registerForked(next) : undefined,
    last?.isOwn && next.isOwn && next.head.register.seq < last.head.register.seq ? registerWentBack(next) : undefined,
    known !== undefined && known !== next.head.register.hash ? registerForked(next) : undefined,
  ]
  return checks.filter((fault) => fault !== undefined)
}

function isFork({ head: one }: WalkedCheckpoint, { head: other }: WalkedCheckpoint): boolean {
  return one.size === other.size && !isSameHash(one.root, other.root)
}

function isOtherRegister({ head: one }: WalkedCheckpoint, { head: other }: WalkedCheckpoint): boolean {
  return one.register.seq === other.register.seq && one.register.hash !== other.register.hash
}

function forked(last: WalkedCheckpoint, next: WalkedCheckpoint): LedgerFault {
  return {
    code: 'FORKED',
    checkpoint: next.head.size,
    message: `The ledger was forked: ${describe(last)}, and ${describe(next)}, have other roots.`,
  }
}

function registerForked(next: WalkedCheckpoint): LedgerFault {
  const message = `The register was forked: ${describe(next)}, holds another ${named(next.head.register)} than is known.`
  return { code: 'REGISTER_FORKED', checkpoint: next.head.size, message }
}

function registerWentBack(next: WalkedCheckpoint): LedgerFault {
  const message = `The register went back: ${describe(next)}, holds ${named(next.head.register)}, and one before it a later one.`
  return { code: 'REGISTER_WENT_BACK', checkpoint: next.head.size, message }
}

function named({ seq }: RegisterHead): string {
  return `register entry ${seq}`
}
