import type { LinkedEntry, SignedHead } from '@simpul/trust'

/** What a replica kept from its last run. Bodies are not looked at: a newer hub may have written kinds unknown here. */
export interface KeptRegister {
  readonly entries: readonly LinkedEntry[]
  readonly head: SignedHead | undefined
}

/** Two heads that the forum signed and that cannot both be true; the entries lead to the one that was refused. */
export interface ForkEvidence {
  readonly held: SignedHead | undefined
  readonly refused: SignedHead
  readonly entries: readonly LinkedEntry[]
  /** Who sent the refused head. */
  readonly source: string
  readonly seenAt: string
}

/** Where a replica keeps the register between runs. Keeping something twice changes nothing. */
export interface ReplicaStore {
  load(): Promise<KeptRegister>
  append(entries: readonly LinkedEntry[]): Promise<void>
  keepHead(head: SignedHead): Promise<void>
  keepEvidence(evidence: ForkEvidence): Promise<void>
}
