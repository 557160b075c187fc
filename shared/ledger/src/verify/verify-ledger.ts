import type { LedgerTrust } from '../checkpoint/open-checkpoint.ts'
import { fromMoment } from '../spelling.ts'
import { type MerkleStack, merkleStack } from '../tree/merkle-stack.ts'
import type { TileStore } from '../tree/tiles.ts'
import { type CheckpointCursor, checkpointCursor } from './checkpoint-cursor.ts'
import { type CheckpointJudge, checkpointJudge, type RegisterHash } from './checkpoint-judge.ts'
import { type WalkedCheckpoint, walkCheckpoints } from './checkpoint-walk.ts'
import { type FaultList, faultList } from './ledger-fault.ts'
import type { LedgerVerdict } from './ledger-verdict.ts'
import { endsBefore, notWitnessed } from './row-coverage.ts'
import { backDated, postDated } from './row-dates.ts'
import { judgeRow, type LedgerRow } from './row-judge.ts'
import { type RowOrder, rowOrder } from './row-order.ts'
import { type TileCheck, tileCheck } from './tile-check.ts'

/** A ledger to verify: its rows, its checkpoints, what others hold of it, and whose word counts. */
export interface LedgerToVerify {
  /** The rows in the order in which they are stored. */
  readonly rows: AsyncIterable<LedgerRow> | Iterable<LedgerRow>
  /** The signed checkpoints of the ledger, in the order in which they were made. */
  readonly checkpoints: AsyncIterable<string> | Iterable<string>
  /** Checkpoints of this ledger that others hold, in any order: they show what the ledger itself leaves out. */
  readonly witnessed?: readonly string[]
  readonly trust: LedgerTrust
  /** The stored tiles of the tree, to be compared with the rows; they are not looked at unless given. */
  readonly tiles?: TileStore
  /** The hash of a register entry by its number, to compare with the heads that the checkpoints carry. */
  readonly registerHash?: RegisterHash
  /** How long rows may wait for a checkpoint with a quorum; an hour unless told. */
  readonly unwitnessedSeconds?: number
  /** How many faults are told one by one; ten unless told. */
  readonly mostFaults?: number
}

/** Verifies a ledger from its rows, its checkpoints and public keys alone: one pass, in constant memory. */
export async function verifyLedger(ledger: LedgerToVerify): Promise<LedgerVerdict> {
  const pass = newPass(ledger)
  await pass.checkpoints.advance()
  await atSize(pass)
  for await (const row of ledger.rows) {
    seeRow(pass, row)
    if (pass.checkpoints.nextSize === pass.stack.size) await atSize(pass)
    if (pass.tiles.isDue) await pass.tiles.compare()
  }
  await end(pass, ledger)
  const [first, ...more] = pass.faults.faults
  if (first !== undefined) return { kind: 'broken', faults: [first, ...more], found: pass.faults.found }
  return {
    kind: 'whole',
    size: pass.stack.size,
    root: pass.stack.root(),
    sealed: pass.judge.sealed,
    erased: pass.erased,
  }
}

/** What one pass over a ledger keeps in mind. */
interface Pass {
  readonly faults: FaultList
  readonly stack: MerkleStack
  readonly order: RowOrder
  readonly judge: CheckpointJudge
  readonly tiles: TileCheck
  readonly checkpoints: CheckpointCursor
  erased: number
  lastAt: string
  /** The time of the first row that no checkpoint with a quorum covers. */
  unsealedAt: string | undefined
}

function newPass({ checkpoints, witnessed, trust, registerHash, tiles, mostFaults }: LedgerToVerify): Pass {
  const faults = faultList(mostFaults ?? 10)
  return {
    faults,
    stack: merkleStack(),
    order: rowOrder(),
    judge: checkpointJudge(faults, registerHash),
    tiles: tileCheck(tiles, faults),
    checkpoints: checkpointCursor(walkCheckpoints({ own: checkpoints, others: witnessed ?? [], trust, faults })),
    erased: 0,
    lastAt: '',
    unsealedAt: undefined,
  }
}

function seeRow(pass: Pass, row: LedgerRow): void {
  const place = pass.order.place
  const { leaf, hash, erased } = judgeRow(row, place, pass.faults)
  pass.order.see(leaf?.seq)
  pass.stack.append(hash)
  if (pass.order.isKept) pass.tiles.see(hash)
  pass.erased += erased
  if (leaf === undefined || !pass.order.isKept) return
  const fault = backDated(pass, { place, at: leaf.at })
  if (fault !== undefined) pass.faults.add(fault)
  pass.lastAt = leaf.at
  pass.unsealedAt ??= leaf.at
}

// Rows in disorder make another tree whatever they say, so roots are then not compared.
async function atSize(pass: Pass): Promise<void> {
  for (
    let { next } = pass.checkpoints;
    next !== undefined && next.head.size === pass.stack.size;
    next = pass.checkpoints.next
  ) {
    pass.judge.judge(next, pass.order.isKept ? pass.stack.root() : undefined)
    if (pass.judge.sealed === pass.stack.size) pass.unsealedAt = undefined
    if (pass.order.isKept && pass.lastAt > next.head.at) pass.faults.add(postDated(pass.lastAt, next))
    await pass.checkpoints.advance()
  }
}

async function end(pass: Pass, { unwitnessedSeconds, trust }: LedgerToVerify): Promise<void> {
  if (pass.order.isKept) await pass.tiles.compare()
  const disorder = pass.order.fault()
  if (disorder !== undefined) pass.faults.add(disorder)
  await atEnd(pass, disorder !== undefined)
  const latest = Math.max(fromMoment(pass.lastAt) ?? 0, fromMoment(pass.judge.at ?? '') ?? 0)
  const waited = latest - (fromMoment(pass.unsealedAt ?? '') ?? Number.POSITIVE_INFINITY)
  const isLate = pass.faults.found === 0 && waited > (unwitnessedSeconds ?? 3600) * 1000
  if (isLate) pass.faults.add(notWitnessed({ first: pass.judge.sealed, last: pass.stack.size - 1 }, trust.quorum))
}

// What is left over covers more rows than there are.
async function atEnd(pass: Pass, isDisordered: boolean): Promise<void> {
  let beyond: WalkedCheckpoint | undefined
  for (let { next } = pass.checkpoints; next !== undefined; next = pass.checkpoints.next) {
    pass.judge.judge(next, undefined)
    beyond = next
    await pass.checkpoints.advance()
  }
  if (beyond !== undefined && !isDisordered) pass.faults.add(endsBefore(pass.stack.size, beyond))
}
