/** Everything that can be found wrong with a ledger. */
export const ledgerFaultCodes = [
  'LEAF_MALFORMED',
  'ROW_CHANGED',
  'ROW_MISSING',
  'ROW_REPEATED',
  'ROW_MOVED',
  'TILE_CHANGED',
  'PAYLOAD_MALFORMED',
  'PAYLOAD_CHANGED',
  'BACK_DATED',
  'POST_DATED',
  'TRUNCATED',
  'REWRITTEN',
  'FORKED',
  'ROLLED_BACK',
  'CHECKPOINT_INVALID',
  'NOT_WITNESSED',
  'REGISTER_FORKED',
  'REGISTER_WENT_BACK',
] as const
export type LedgerFaultCode = (typeof ledgerFaultCodes)[number]

/** One thing that is wrong, where, and a whole sentence that says so. Rows are numbered from 0. */
export interface LedgerFault {
  readonly code: LedgerFaultCode
  /** The rows concerned, the first and the last of them. */
  readonly rows?: { readonly first: number; readonly last: number }
  /** The size of the checkpoint concerned. */
  readonly checkpoint?: number
  readonly message: string
}

/** Gathers faults up to a bound, so that a ledger that is wrong throughout is judged in constant memory too. */
export interface FaultList {
  add(fault: LedgerFault): void
  readonly faults: readonly LedgerFault[]
  /** How many were found, those beyond the bound included. */
  readonly found: number
}

/** A list of at most so many faults. */
export function faultList(most: number): FaultList {
  const faults: LedgerFault[] = []
  let found = 0
  return {
    add: (fault) => {
      found += 1
      if (faults.length < most) faults.push(fault)
    },
    get faults() {
      return faults
    },
    get found() {
      return found
    },
  }
}

/** The fault of one row. */
export function rowFault(code: LedgerFaultCode, row: number, why: string): LedgerFault {
  return { code, rows: { first: row, last: row }, message: `Row ${row} ${why}.` }
}

/** `Row 5`, or `Rows 5 to 9`. */
export function namedRows(first: number, last: number): string {
  return first === last ? `Row ${first}` : `Rows ${first} to ${last}`
}
