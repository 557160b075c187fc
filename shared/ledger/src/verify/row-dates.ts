import { describe, type WalkedCheckpoint } from './checkpoint-walk.ts'
import { type LedgerFault, rowFault } from './ledger-fault.ts'

/** The time that the row at a place says. */
export interface DatedRow {
  readonly place: number
  readonly at: string
}

/** What a row must not be before: the row above it, and the last checkpoint above it. */
export interface DatesBefore {
  readonly lastAt: string
  readonly judge: { readonly at: string | undefined }
}

/** The fault of a row that is dated before what stands above it. Moments compare as their texts do: one spelling. */
export function backDated({ lastAt, judge }: DatesBefore, { place, at }: DatedRow): LedgerFault | undefined {
  if (at < lastAt) return outOfOrder(lastAt, { place, at })
  if (judge.at === undefined || at >= judge.at) return undefined
  return rowFault(
    'BACK_DATED',
    place,
    `is back-dated: it says ${at}, and the checkpoint before it was made at ${judge.at}`,
  )
}

/** The fault of the last row under a checkpoint, dated after it. */
export function postDated(at: string, checkpoint: WalkedCheckpoint): LedgerFault {
  const place = checkpoint.head.size - 1
  return rowFault('POST_DATED', place, `says ${at}, later than ${describe(checkpoint)}, that covers it`)
}

// Of two rows out of order either may have been changed, so both are named.
function outOfOrder(lastAt: string, { place, at }: DatedRow): LedgerFault {
  const message = `Row ${place} is back-dated, or row ${place - 1} post-dated: they say ${at} and ${lastAt}.`
  return { code: 'BACK_DATED', rows: { first: place - 1, last: place }, message }
}
