import {
  type AnchoredAgency,
  type EntryFault,
  emptyHead,
  entryFaults,
  type FoldMoment,
  foldRegister,
  followChain,
  type LinkedEntry,
  type PublicJwk,
  type RegisterHead,
  type RegisterState,
  type SignedHead,
} from '@simpul/trust'
import type { KeptRegister } from './replica-store.ts'

/** The register as far as a replica believes it: every entry of it stands before a head that the forum signed. */
export interface HeldRegister {
  readonly entries: readonly LinkedEntry[]
  readonly head: RegisterHead
  /** The newest head that was taken. */
  readonly signedHead: SignedHead | undefined
  /** What stands at a number; undefined where nothing is held there. */
  hashAt(seq: number): string | undefined
  /** The key with which the forum signs its heads. */
  forumKey(): PublicJwk | undefined
  /** The same after these entries; undefined where one of them is not signed by its author. */
  forumKeyAfter(more: readonly LinkedEntry[]): PublicJwk | undefined
  extend(more: readonly LinkedEntry[]): void
  vouch(head: SignedHead): void
  fold(moment: Omit<FoldMoment, 'founding'>): RegisterState
}

/** A register that holds what was kept, as far as that is one whole chain. */
export function heldRegister(founding: readonly AnchoredAgency[], kept: KeptRegister): HeldRegister {
  const entries: LinkedEntry[] = []
  const hashes: string[] = [emptyHead.hash]
  let signedHead: SignedHead | undefined
  let knownKey: { readonly key: PublicJwk | undefined } | undefined
  const head = (): RegisterHead => ({ seq: entries.length, hash: hashes[entries.length] ?? emptyHead.hash })
  const fold = (list: readonly LinkedEntry[], moment: Omit<FoldMoment, 'founding'>) =>
    foldRegister(list, { ...moment, founding })

  const held: HeldRegister = {
    entries,
    get head() {
      return head()
    },
    get signedHead() {
      return signedHead
    },
    hashAt: (seq) => hashes[seq],
    forumKey() {
      knownKey ??= { key: fold(entries, noMoment).forumKey }
      return knownKey.key
    },
    forumKeyAfter(more) {
      const extended = [...entries, ...more]
      const isForged = entryFaults(extended, { founding }).some((fault) => isForgery(fault, entries.length))
      return isForged ? undefined : fold(extended, noMoment).forumKey
    },
    extend(more) {
      knownKey = undefined
      for (const entry of more) {
        const step = followChain(head(), entry)
        if (step.kind === 'loose') return
        entries.push(entry)
        hashes.push(step.head.hash)
      }
    },
    vouch(next) {
      signedHead = next
    },
    fold: (moment) => fold(entries, moment),
  }
  held.extend(kept.entries)
  if (kept.head !== undefined && hashes[kept.head.seq] === kept.head.hash) held.vouch(kept.head)
  return held
}

/** What no honest register has. An entry of a kind unknown here, or that breaks a rule, is only passed over by the fold. */
function isForgery({ because, index }: EntryFault & { readonly index: number }, from: number): boolean {
  return index >= from && (because === 'LINK' || because === 'SIGNATURE')
}

/** Keys do not depend on the moment. */
const noMoment = { now: new Date(0), freshAt: undefined, maxAgeSeconds: 0 } as const
