import { type LedgerFault, namedRows, rowFault } from './ledger-fault.ts'

/** Watches that rows come in their order: each says its number, and numbers count from 0. */
export interface RowOrder {
  /** The next row says this number, or nothing that can be read. */
  see(seq: number | undefined): void
  /** The number that the next row should have. */
  readonly place: number
  readonly isKept: boolean
  /** What is wrong, when all rows were seen. Only the first disorder is told: all later rows stand elsewhere by it. */
  fault(): LedgerFault | undefined
}

/** The row at a place that says another number. What it means shows with the next row. */
interface Disorder {
  readonly place: number
  readonly seq: number
}

/** Starts watching at row 0. */
export function rowOrder(): RowOrder {
  let place = 0
  let disorder: Disorder | undefined
  let found: LedgerFault | undefined
  return {
    see: (seq) => {
      if (found !== undefined) found = laterFound(found, seq)
      if (disorder !== undefined) found ??= named(disorder, seq)
      if (disorder === undefined && seq !== undefined && seq !== place) disorder = { place, seq }
      place += 1
    },
    get place() {
      return place
    },
    get isKept() {
      return disorder === undefined
    },
    fault: () => found ?? (disorder === undefined ? undefined : named(disorder, undefined)),
  }
}

function named({ place, seq }: Disorder, next: number | undefined): LedgerFault {
  if (next === place + 1)
    return rowFault('ROW_CHANGED', place, `was changed: in its place stands one that says it is row ${seq}`)
  if (seq < place) return rowFault('ROW_REPEATED', seq, `is there twice: it stands again after row ${place - 1}`)
  if (next === place) return rowFault('ROW_MOVED', place, `was moved: it stands after row ${seq}`)
  return missing(place, seq)
}

function missing(first: number, seq: number): LedgerFault {
  const are = seq - first === 1 ? 'is' : 'are'
  const where = first === 0 ? 'the ledger begins with' : `after row ${first - 1} comes`
  const message = `${namedRows(first, seq - 1)} ${are} missing: ${where} row ${seq}.`
  return { code: 'ROW_MISSING', rows: { first, last: seq - 1 }, message }
}

// A row that was missing and comes later was moved.
function laterFound(found: LedgerFault, seq: number | undefined): LedgerFault {
  if (found.code !== 'ROW_MISSING' || found.rows === undefined || seq === undefined) return found
  if (seq < found.rows.first || seq > found.rows.last) return found
  return rowFault('ROW_MOVED', seq, 'was moved: it stands after later ones')
}
