/** Every refusal of this package and the sentence it says; a more exact one names the line and what is wrong in it. */
export const ledgerErrorSentences = {
  NOTE_MALFORMED: 'The note is not a well-formed signed note.',
  NOTE_UNSIGNED: 'The note is not signed by any of the given keys.',
  SIGNATURE_INVALID: 'A signature by a known key does not fit the note.',
  KEY_MALFORMED: 'The key is not a well-formed note key.',
  CHECKPOINT_MALFORMED: 'The text is not a well-formed checkpoint.',
  PROOF_MALFORMED: 'The text is not a well-formed proof file.',
  PROOF_INVALID: 'The proof does not lead from the leaf to the root that the checkpoint signs.',
  QUORUM_MISSING: 'The checkpoint has not enough cosignatures to count.',
  REQUEST_MALFORMED: 'The text is not a well-formed request to a witness.',
  RECEIPT_MALFORMED: 'The text is not a well-formed receipt.',
  LEAF_MALFORMED: 'The bytes are not a leaf of a ledger.',
  ENTRY_INVALID: 'The entry has a part that a ledger does not take.',
  PAYLOAD_MALFORMED: 'The value is not the payload of a leaf.',
  TREE_RANGE: 'The tree has no such leaf or size.',
  TILES_MISSING: 'The store does not hold the tiles of a tree of this size.',
} as const

/** What this package can refuse. */
export type LedgerErrorCode = keyof typeof ledgerErrorSentences

/** A refusal to read or make a part of a ledger; its sentence quotes no value. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode
  /** The line of the text at fault, counted from 1. */
  readonly line: number | undefined

  constructor(code: LedgerErrorCode, detail?: { readonly message?: string; readonly line?: number }) {
    super(detail?.message ?? ledgerErrorSentences[code])
    this.name = 'LedgerError'
    this.code = code
    this.line = detail?.line
  }
}

/** A fault in one line of a text: `Line 2 is not a size in decimal.` */
export function lineFault(code: LedgerErrorCode, line: number, what: string): LedgerError {
  return new LedgerError(code, { message: `Line ${line} ${what}.`, line })
}
