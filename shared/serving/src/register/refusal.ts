import type { SignedHead } from '@simpul/trust'
import type { ForkEvidence } from './replica-store.ts'

/** Every way in which a source can be wrong about the register, and the sentence it is told in. */
export const refusalSentences = {
  MALFORMED: 'It sent something that is neither an entry nor a head of a register.',
  TOO_LARGE: 'It sent an entry that is larger than an entry may be.',
  TOO_MUCH: 'It sent more entries than anybody vouched for.',
  REPLAYED: 'It sent an entry again that it had sent before.',
  OUT_OF_ORDER: 'It sent an entry out of its order, or left one out before it.',
  WRONG_LINK: 'It sent an entry that does not continue the register held here.',
  FORGED: 'It sent an entry that its author did not sign.',
  WITHHELD: 'It sent a head and not all of the entries that the head covers.',
  OTHER_ENTRIES: 'It sent entries that do not end in the head that came with them.',
  FOREIGN_HEAD: 'It sent a head that the forum did not sign.',
  OLD_HEAD: 'It sent an older head than the one held here.',
  FUTURE_HEAD: 'It sent a head from the future: its clock or the one here is wrong.',
  TRUNCATED: 'The forum signed a shorter register after a longer one.',
  FORKED: 'The forum signed another register than the one held here.',
} as const

/** Why news of the register were refused. */
export type RefusalCode = keyof typeof refusalSentences

/** News that a replica did not take. What is fatal ends the connection; the rest is passed over. */
export interface Refusal {
  readonly kind: 'refused'
  readonly code: RefusalCode
  readonly isFatal: boolean
  /** For the two that only the forum itself can do: what it signed. */
  readonly proof?: Pick<ForkEvidence, 'refused' | 'entries'>
}

/** A refusal that ends the connection, because nothing after it can be right either. */
export function fatal(code: RefusalCode): Refusal {
  return { kind: 'refused', code, isFatal: true }
}

/** A refusal of one piece of news only. */
export function passedOver(code: RefusalCode): Refusal {
  return { kind: 'refused', code, isFatal: false }
}

/** A refusal that proves what the forum did. */
export function proven(
  code: 'TRUNCATED' | 'FORKED',
  refused: SignedHead,
  entries: ForkEvidence['entries'] = [],
): Refusal {
  return { kind: 'refused', code, isFatal: true, proof: { refused, entries } }
}
