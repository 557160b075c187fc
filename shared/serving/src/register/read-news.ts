import { followChain, isHeadSigned, type LinkedEntry, type RegisterHead, type SignedHead } from '@simpul/trust'
import type { HeldRegister } from './held-register.ts'
import { fatal, passedOver, proven, type Refusal } from './refusal.ts'
import { type NewsLimits, newsLimits, registerNewsSchema } from './register-news.ts'

/** What comes of one piece of news. */
export type NewsVerdict =
  /** An entry, kept back until a head vouches for it. */
  | { readonly kind: 'waiting' }
  /** The head that is held already. */
  | { readonly kind: 'known' }
  /** A head of the forum over what is held and these entries; without `head` it vouches for them and for no time. */
  | { readonly kind: 'vouched'; readonly entries: readonly LinkedEntry[]; readonly head: SignedHead | undefined }
  | Refusal

/** Reads the news of one connection, each judged against what is held and what came before it. Nothing is believed without a head. */
export type NewsReader = (news: unknown, now: Date) => NewsVerdict

/** How far the clock here and the forum's may be apart. */
export const clockSkewMilliseconds = 30_000

/** A reader for one connection, which continues what is held when it begins. */
export function newsReader(held: HeldRegister, limits: NewsLimits = newsLimits): NewsReader {
  const reading: Reading = { held, limits, cursor: held.head, pending: [], characters: 0, isStray: false }
  return (candidate, now) => {
    const size = sizeOf(candidate)
    if (size > limits.eventCharacters) return fatal('TOO_LARGE')
    const parsed = registerNewsSchema.safeParse(candidate)
    if (!parsed.success) return fatal('MALFORMED')
    const { data } = parsed
    if (data.kind === 'oversized') return fatal('TOO_LARGE')
    return data.kind === 'entry' ? readEntry(reading, data.entry, size) : readHead(reading, data.head, now)
  }
}

interface Reading {
  readonly held: HeldRegister
  readonly limits: NewsLimits
  /** The end of what this connection has sent. */
  cursor: RegisterHead
  /** What it has sent and no head has vouched for. */
  pending: LinkedEntry[]
  characters: number
  /** True when what is pending continues another register than the one held: only a head tells whose doing it is. */
  isStray: boolean
}

function readEntry(reading: Reading, entry: LinkedEntry, size: number): NewsVerdict {
  const { held, limits, cursor, pending } = reading
  if (entry.seq <= cursor.seq) return fatal('REPLAYED')
  if (entry.seq !== cursor.seq + 1) return fatal('OUT_OF_ORDER')
  if (pending.length >= limits.entries || reading.characters + size > limits.characters) return fatal('TOO_MUCH')
  if (entry.previous !== cursor.hash && (reading.isStray || pending.length > 0)) return fatal('WRONG_LINK')
  const step = followChain({ seq: cursor.seq, hash: entry.previous }, entry)
  if (step.kind === 'loose') return fatal('MALFORMED')
  const isStray = reading.isStray || entry.previous !== cursor.hash || isOther(held, step.head)
  reading.cursor = step.head
  // another connection may have brought it meanwhile
  if (!isStray && held.hashAt(step.head.seq) === step.head.hash) return { kind: 'known' }
  reading.isStray = isStray
  reading.pending.push(entry)
  reading.characters += size
  return { kind: 'waiting' }
}

/** True where something else is held at the same number. */
function isOther(held: HeldRegister, { seq, hash }: RegisterHead): boolean {
  const known = held.hashAt(seq)
  return known !== undefined && known !== hash
}

function readHead(reading: Reading, head: SignedHead, now: Date): NewsVerdict {
  const { held } = reading
  if (reading.isStray) return readStrayHead(reading, head)
  if (head.seq > reading.cursor.seq) return fatal('WITHHELD')
  const known = held.hashAt(head.seq)
  if (known === undefined) return readNewHead(reading, head, now)
  const key = held.forumKey()
  if (key === undefined || !isHeadSigned(head, key)) return fatal('FOREIGN_HEAD')
  if (known !== head.hash) return proven('FORKED', head)
  return readLaterHead(held, head, now)
}

/** A head over what is held: newer than the one held, or nothing. */
function readLaterHead(held: HeldRegister, head: SignedHead, now: Date): NewsVerdict {
  const before = held.signedHead
  const age = before === undefined ? 1 : Date.parse(head.at) - Date.parse(before.at)
  if (before !== undefined && head.seq < before.seq && age > 0) return proven('TRUNCATED', head)
  if (head.seq < held.head.seq) return passedOver('OLD_HEAD')
  if (isFuture(head, now)) return passedOver('FUTURE_HEAD')
  if (age > 0) return { kind: 'vouched', entries: [], head }
  return age === 0 ? { kind: 'known' } : passedOver('OLD_HEAD')
}

/** A head over entries that wait: they must end in it, and each must be its author's. */
function readNewHead(reading: Reading, head: SignedHead, now: Date): NewsVerdict {
  const { held, pending } = reading
  const entries = pending.filter(({ seq }) => seq > held.head.seq && seq <= head.seq)
  if (hashAfter(held.head, entries) !== head.hash) return fatal('OTHER_ENTRIES')
  const key = held.forumKeyAfter(entries)
  if (key === undefined) return fatal('FORGED')
  if (!isHeadSigned(head, key)) return fatal('FOREIGN_HEAD')
  reading.pending = pending.filter(({ seq }) => seq > head.seq)
  reading.characters = reading.pending.reduce((sum, entry) => sum + sizeOf(entry), 0)
  // what the forum signed holds whatever its clock says; how old it is, a clock that is wrong cannot say
  return { kind: 'vouched', entries, head: isFuture(head, now) ? undefined : head }
}

/** The end of entries that do not continue what is held: the forum's own doing where it signed their head. */
function readStrayHead({ held, cursor, pending }: Reading, head: SignedHead): Refusal {
  const key = held.forumKey()
  const isForums = key !== undefined && isHeadSigned(head, key)
  if (!isForums || head.seq !== cursor.seq || head.hash !== cursor.hash) return fatal('WRONG_LINK')
  return proven('FORKED', head, pending)
}

function hashAfter(head: RegisterHead, entries: readonly LinkedEntry[]): string | undefined {
  let end = head
  for (const entry of entries) {
    const step = followChain(end, entry)
    if (step.kind === 'loose') return undefined
    end = step.head
  }
  return end.hash
}

/** What news weigh as text; what has no text weighs nothing and is malformed. */
function sizeOf(news: unknown): number {
  return JSON.stringify(news)?.length ?? 0
}

function isFuture({ at }: SignedHead, now: Date): boolean {
  return Date.parse(at) - now.getTime() > clockSkewMilliseconds
}
