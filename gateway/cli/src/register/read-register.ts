import {
  foldRegister,
  headOf,
  isHeadSigned,
  type RegisterEntry,
  type RegisterState,
  type TrustAnchors,
} from '@simpul/trust'
import type { HeldRegister } from './fetch-register.ts'

/** How old the last word of the forum may be, as the subgraphs have it by default. */
export const maxAgeSeconds = 3_600

/** A register that was read here, every signature checked against the founding. */
export interface CheckedRegister {
  readonly state: RegisterState
  /** When the forum last vouched for what was read; undefined where nothing does. */
  readonly freshAt: Date | undefined
  /** Why the head that came does not vouch for the entries that came. */
  readonly headFault: string | undefined
}

/** Reads what one agency holds: pure, and it believes the agency nothing that it cannot check. */
export function readRegister(held: HeldRegister, { agencies }: TrustAnchors, now: Date): CheckedRegister {
  const moment = { now, maxAgeSeconds, founding: agencies }
  const unvouched = foldRegister(held.entries, { ...moment, freshAt: undefined })
  const headFault = faultOf(held, unvouched)
  if (held.head === undefined || headFault !== undefined) return { state: unvouched, freshAt: undefined, headFault }
  const freshAt = new Date(held.head.at)
  return { state: foldRegister(held.entries, { ...moment, freshAt }), freshAt, headFault }
}

function faultOf({ head, entries }: HeldRegister, { forum, forumKey }: RegisterState): string | undefined {
  if (head === undefined) return 'No signed head came with the register.'
  if (forumKey === undefined || head.author !== forum || !isHeadSigned(head, forumKey))
    return 'The head is not signed by the forum.'
  if (head.seq > entries.length) return `The head counts ${head.seq} entries, and ${entries.length} came.`
  // the fold has said of each entry whether it is one; the hash of something else fits no head
  const before = headOf(entries.slice(0, head.seq) as readonly RegisterEntry[])
  return before.hash === head.hash ? undefined : 'The head belongs to other entries than those that came.'
}
