import type { RegisterView } from '@simpul/boundary'
import { canonicalJson } from '../canonical-json.ts'
import { sha256Hex } from '../sha256.ts'
import type { PublicJwk } from '../signing-key.ts'
import type { AnchoredAgency } from '../trust-anchors.ts'
import { approvalsMissing, votesMissing } from './agency-acts.ts'
import { type Stop, stop } from './agreement-acts.ts'
import { type AgreementDetail, detailOf, viewOf } from './agreement-standing.ts'
import { jakartaDay } from './jakarta-day.ts'
import { readBook } from './read-book.ts'
import type { AdmissionRequest, RegisterBook } from './register-book.ts'
import type { RegisterHead } from './register-chain.ts'

/** How far the clock of whoever signs heads may be ahead of the reader's. */
const clockSkewMs = 30_000

/** What a party stopped at its own subgraph and the register does not have yet. */
export type OwnStop = Stop

/** What a fold needs besides the entries. */
export interface FoldMoment {
  readonly now: Date
  /** When a fresh signed head was last seen; undefined when none was. */
  readonly freshAt: Date | undefined
  readonly maxAgeSeconds: number
  /** The agencies whose keys are pinned. */
  readonly founding: readonly AnchoredAgency[]
  /** The reader's own stops: each acts like an entry after the last. */
  readonly ownStops?: readonly OwnStop[]
}

/** Something in the list that does not count, and why. */
export interface RegisterFault {
  /** Its place in the list that was given. */
  readonly index: number
  readonly message: string
}

/** An agency that asked to be admitted and waits. */
export interface Admission {
  readonly agency: string
  /** What it says of itself. */
  readonly body: AdmissionRequest['body']
  /** What the others approve of. */
  readonly digest: string
  readonly approvedBy: readonly string[]
  /** How many more agencies must approve. */
  readonly missing: number
}

/** An agency that some want suspended, and not yet enough. */
export interface SuspensionVote {
  readonly agency: string
  readonly votedBy: readonly string[]
  /** How many more agencies must want it. */
  readonly missing: number
}

/** The register at one moment. */
export interface RegisterState extends RegisterView {
  readonly agreementDetails: ReadonlyMap<string, AgreementDetail>
  /** What each agency said of itself when it was admitted: name, subgraph. Its key may have rotated since: see `keys`. */
  readonly profiles: ReadonlyMap<string, AdmissionRequest['body']>
  /** The last entry that links. */
  readonly head: RegisterHead
  /** The signing key of each agency that has one. A suspended agency keeps its key: it may still stop. */
  readonly keys: ReadonlyMap<string, PublicJwk>
  /** The agency that keeps the register, and the key that signs its heads: the pinned one until it rotates. */
  readonly forum: string | undefined
  readonly forumKey: PublicJwk | undefined
  readonly admissions: readonly Admission[]
  readonly suspensionVotes: readonly SuspensionVote[]
  readonly faults: readonly RegisterFault[]
}

/**
 * Reads the register: pure and total. What is not an entry, does not link, is not signed, or was not the author's to say
 * is reported and ignored. Something loose or unsigned may hide a stop, so the register is then not fresh either.
 */
export function foldRegister(entries: readonly unknown[], moment: FoldMoment): RegisterState {
  const { book, head, faults } = readBook(entries, moment.founding)
  const isWhole = faults.every(({ because }) => because === 'ACT' || because === 'UNKNOWN')
  const stops = (moment.ownStops ?? []).filter((one) => stop(book, one) === undefined)
  const forum = forumOf(book)
  return {
    ...standing(book, moment, { head, isWhole, stops }),
    head,
    profiles: book.profiles,
    keys: book.keys,
    forum,
    forumKey: forum === undefined ? undefined : (book.keys.get(forum) ?? book.founders.get(forum)?.publicKey),
    admissions: [...book.requests.values()].map((request) => admissionOf(book, request)),
    suspensionVotes: [...book.votes].flatMap(([agency, votes]) => voteOf(book, agency, votes)),
    faults: faults.map(({ index, message }) => ({ index, message })),
  }
}

interface Chain {
  readonly head: RegisterHead
  readonly isWhole: boolean
  readonly stops: readonly OwnStop[]
}

function standing(
  book: RegisterBook,
  moment: FoldMoment,
  { head, isWhole, stops }: Chain,
): RegisterView & Pick<RegisterState, 'agreementDetails'> {
  const day = jakartaDay(moment.now)
  const isFresh = isWhole && isRecent(moment)
  const records = [...book.agreements.values()]
  const own = stops.length === 0 ? [] : [sha256Hex(canonicalJson(stops)).slice(0, 16)]
  return {
    epoch: [head.hash, day, ...own, isFresh ? 'fresh' : 'stale'].join(':'),
    isFresh,
    agencies: book.agencies,
    agreements: records.map((record) => viewOf(book, record, day)),
    agreementDetails: new Map(records.map((record) => [record.document.id, detailOf(book, record, day)])),
  }
}

function isRecent({ now, freshAt, maxAgeSeconds }: FoldMoment): boolean {
  if (freshAt === undefined) return false
  const age = now.getTime() - freshAt.getTime()
  return age <= maxAgeSeconds * 1000 && age >= -clockSkewMs
}

/** The forum that was admitted first and is not suspended; before any was, the pinned one. */
function forumOf(book: RegisterBook): string | undefined {
  const forums = [...book.agencies.values()].filter(({ kind }) => kind === 'FORUM')
  if (forums.length > 0) return forums.find(({ isSuspended }) => !isSuspended)?.id
  return [...book.founders.values()].find(({ kind }) => kind === 'FORUM')?.id
}

function admissionOf(book: RegisterBook, { body, digest, approvedBy }: AdmissionRequest): Admission {
  return {
    agency: body.agency,
    body,
    digest,
    approvedBy: [...approvedBy],
    missing: approvalsMissing(book, approvedBy),
  }
}

function voteOf(book: RegisterBook, agency: string, votes: ReadonlySet<string>): readonly SuspensionVote[] {
  const missing = votesMissing(book, agency)
  return missing === 0 ? [] : [{ agency, votedBy: [...votes], missing }]
}
