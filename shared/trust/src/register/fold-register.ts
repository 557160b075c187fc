import type { RegisterView } from '@simpul/boundary'
import type { PublicJwk } from '../signing-key.ts'
import { type AgreementDetail, detailOf, viewOf } from './agreement-standing.ts'
import { jakartaDay } from './jakarta-day.ts'
import { belongsToFounding, emptyBook, enter, type RegisterBook } from './register-book.ts'
import { emptyHead, followChain, type LinkFault, type RegisterHead } from './register-chain.ts'
import { registerEntrySchema } from './register-entry.ts'

/** How far the clock of whoever signs heads may be ahead of the reader's. */
const clockSkewMs = 30_000

/** What a fold needs besides the entries. */
export interface FoldMoment {
  readonly now: Date
  /** When a fresh signed head was last seen; undefined when none was. */
  readonly freshAt: Date | undefined
  readonly maxAgeSeconds: number
}

/** Something in the list that does not count, and why. */
export interface RegisterFault {
  /** Its place in the list that was given. */
  readonly index: number
  readonly message: string
}

/** The register at one moment. */
export interface RegisterState extends RegisterView {
  readonly agreementDetails: ReadonlyMap<string, AgreementDetail>
  /** The last entry that links. */
  readonly head: RegisterHead
  /** The signing key of each agency that has one. */
  readonly keys: ReadonlyMap<string, PublicJwk>
  readonly faults: readonly RegisterFault[]
}

/**
 * Reads the register: pure and total. What is not an entry, does not link, or was not the author's to say is reported
 * and ignored. Something loose in the list may have been a stop, so the register is then not fresh either.
 */
export function foldRegister(entries: readonly unknown[], moment: FoldMoment): RegisterState {
  const book = emptyBook()
  const faults: RegisterFault[] = []
  let head = emptyHead
  let isWhole = true
  for (const [index, candidate] of entries.entries()) {
    const step = followChain(head, candidate)
    const message = step.kind === 'loose' ? sentenceOf[step.because] : read(book, candidate)
    if (message !== undefined) faults.push({ index, message })
    if (step.kind === 'linked') head = step.head
    else isWhole = false
  }
  return { ...standing(book, moment, { head, isWhole }), head, keys: book.keys, faults }
}

const sentenceOf: Readonly<Record<LinkFault, string>> = {
  NOT_AN_ENTRY: 'This is not an entry of a register.',
  WRONG_NUMBER: 'The number of the entry does not follow the entry before it.',
  WRONG_LINK: 'The entry does not name the hash of the entry before it.',
}

function read(book: RegisterBook, candidate: unknown): string | undefined {
  const parsed = registerEntrySchema.safeParse(candidate)
  if (!parsed.success) {
    book.isFounding = false
    return 'The entry is of no kind that this hub knows, or its body does not fit its kind.'
  }
  if (!belongsToFounding(parsed.data.kind)) book.isFounding = false
  return enter(book, parsed.data)
}

function standing(
  book: RegisterBook,
  moment: FoldMoment,
  chain: { readonly head: RegisterHead; readonly isWhole: boolean },
): RegisterView & Pick<RegisterState, 'agreementDetails'> {
  const day = jakartaDay(moment.now)
  const isFresh = chain.isWhole && isRecent(moment)
  const records = [...book.agreements.values()]
  return {
    epoch: `${chain.head.hash}:${day}:${isFresh ? 'fresh' : 'stale'}`,
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
