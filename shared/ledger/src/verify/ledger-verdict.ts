import type { LedgerFault } from './ledger-fault.ts'

/** Whether a ledger is whole, or everything that is wrong with it. */
export type LedgerVerdict =
  | {
      readonly kind: 'whole'
      readonly size: number
      readonly root: Uint8Array
      /** How many rows, from the first, a checkpoint with a quorum covers. */
      readonly sealed: number
      /** How many openings are erased. */
      readonly erased: number
    }
  | { readonly kind: 'broken'; readonly faults: readonly [LedgerFault, ...LedgerFault[]]; readonly found: number }

/** The verdict as one sentence, or with several faults the first and how many more there are. */
export function ledgerSentence(verdict: LedgerVerdict): string {
  if (verdict.kind === 'broken') {
    const more = verdict.found - 1
    return more === 0 ? verdict.faults[0].message : `${verdict.faults[0].message} (${more} more found.)`
  }
  const { size, sealed, root, erased } = verdict
  const witnessed = sealed === size ? 'all of them witnessed' : `the first ${sealed} of them witnessed`
  const gone = erased === 0 ? '' : `, ${erased} of their parts erased`
  return `The ledger is whole: ${size} rows, ${witnessed}${gone}, root ${Buffer.from(root).toString('base64')}.`
}
