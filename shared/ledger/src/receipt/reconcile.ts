import type { Receipt } from './receipt.ts'

/** What the ledger says of one entry, as far as both sides know it. */
export interface ReconciledEntry {
  readonly index: number
  /** The hash of the leaf, in base64url. */
  readonly leaf: string
  readonly request: string
}

/** One thing on which the two sides differ, and a whole sentence that says so. */
export type ReconcileFinding =
  | { readonly kind: 'ONLY_RECEIPT'; readonly receipt: Receipt; readonly message: string }
  | { readonly kind: 'ONLY_LEDGER'; readonly entry: ReconciledEntry; readonly message: string }
  | {
      readonly kind: 'OTHER_ENTRY'
      readonly receipt: Receipt
      readonly entry: ReconciledEntry
      readonly message: string
    }
  | { readonly kind: 'TWICE'; readonly entry: ReconciledEntry; readonly message: string }

/** How many receipts and entries go together, and everything that only one side has. */
export interface Reconciliation {
  readonly matched: number
  readonly findings: readonly ReconcileFinding[]
}

/**
 * Compares the receipts that one agency keeps from one owner with the entries of that owner's ledger on that agency,
 * over the same time. Receipts are taken as verified; a receipt kept twice counts once.
 */
export function reconcile(receipts: Iterable<Receipt>, entries: Iterable<ReconciledEntry>): Reconciliation {
  const kept = new Map([...receipts].map((receipt) => [receipt.leaf, receipt]))
  const { byLeaf, byIndex, twice } = sorted(entries)
  const missing = [...kept.values()].filter(({ leaf }) => !byLeaf.has(leaf))
  const findings = [
    ...missing.map((receipt) =>
      unmatched(receipt, receipt.index === undefined ? undefined : byIndex.get(receipt.index)),
    ),
    ...misplaced([...kept.values()], byLeaf),
    ...[...byLeaf.values()].filter(({ leaf }) => !kept.has(leaf)).map(onlyLedger),
    ...twice.map(standsTwice),
  ]
  return { matched: kept.size - missing.length, findings }
}

function sorted(entries: Iterable<ReconciledEntry>) {
  const byLeaf = new Map<string, ReconciledEntry>()
  const byIndex = new Map<number, ReconciledEntry>()
  const twice: ReconciledEntry[] = []
  for (const entry of entries) {
    if (byLeaf.has(entry.leaf)) twice.push(entry)
    if (!byLeaf.has(entry.leaf)) byLeaf.set(entry.leaf, entry)
    byIndex.set(entry.index, entry)
  }
  return { byLeaf, byIndex, twice }
}

function unmatched(receipt: Receipt, inItsPlace: ReconciledEntry | undefined): ReconcileFinding {
  const promised = receipt.promise === undefined ? `as entry ${receipt.index}` : `promised by ${receipt.promise}`
  if (inItsPlace !== undefined) return otherEntry(receipt, inItsPlace)
  return {
    kind: 'ONLY_RECEIPT',
    receipt,
    message: `Request ${receipt.request} has a receipt of ${receipt.at}, ${promised}, and no entry in the ledger.`,
  }
}

// The leaf is there, at another place than the receipt says.
function misplaced(
  receipts: readonly Receipt[],
  byLeaf: ReadonlyMap<string, ReconciledEntry>,
): readonly ReconcileFinding[] {
  return receipts.flatMap((receipt) => {
    const entry = byLeaf.get(receipt.leaf)
    const isInPlace = entry === undefined || receipt.index === undefined || receipt.index === entry.index
    return isInPlace ? [] : [otherEntry(receipt, entry)]
  })
}

function otherEntry(receipt: Receipt, entry: ReconciledEntry): ReconcileFinding {
  const message = `Request ${receipt.request} has a receipt for entry ${receipt.index}; the ledger has ${
    entry.leaf === receipt.leaf ? `it as entry ${entry.index}` : 'another entry there'
  }.`
  return { kind: 'OTHER_ENTRY', receipt, entry, message }
}

function onlyLedger(entry: ReconciledEntry): ReconcileFinding {
  return { kind: 'ONLY_LEDGER', entry, message: `Entry ${entry.index} (request ${entry.request}) has no receipt.` }
}

function standsTwice(entry: ReconciledEntry): ReconcileFinding {
  return { kind: 'TWICE', entry, message: `Entry ${entry.index} (request ${entry.request}) is in the ledger twice.` }
}
