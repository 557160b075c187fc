import { describe, type WalkedCheckpoint } from './checkpoint-walk.ts'
import { type LedgerFault, namedRows } from './ledger-fault.ts'

/** The fault of a ledger with fewer rows than a checkpoint covers. */
export function endsBefore(size: number, checkpoint: WalkedCheckpoint): LedgerFault {
  const [code, what] = checkpoint.isOwn
    ? (['TRUNCATED', 'truncated'] as const)
    : (['ROLLED_BACK', 'rolled back'] as const)
  const ends = size === 0 ? 'it has no rows' : `it ends after row ${size - 1}`
  return {
    code,
    rows: { first: size, last: checkpoint.head.size - 1 },
    checkpoint: checkpoint.head.size,
    message: `The ledger was ${what}: ${ends}, and ${describe(checkpoint)}, covers ${checkpoint.head.size}.`,
  }
}

/** The fault of rows that no quorum of witnesses has covered for too long. */
export function notWitnessed(
  { first, last }: { readonly first: number; readonly last: number },
  quorum: number,
): LedgerFault {
  return {
    code: 'NOT_WITNESSED',
    rows: { first, last },
    message: `${namedRows(first, last)} lack a checkpoint that ${quorum} witnesses cosigned, and have for too long.`,
  }
}
