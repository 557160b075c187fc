import type { PublicJwk } from '../signing-key.ts'
import type { AnchoredAgency } from '../trust-anchors.ts'
import { admit, approve, rotateKey, suspendAgency } from './agency-acts.ts'
import { propose, sign, stop } from './agreement-acts.ts'
import { type EntryReading, isEntrySignedBy, readEntry } from './entry-reading.ts'
import { emptyBook, type RegisterBook } from './register-book.ts'
import { emptyHead, followChain, type LinkFault, type RegisterHead } from './register-chain.ts'
import type { EntryOf, RegisterEntry } from './register-entry.ts'

/** Why an entry does not count: its place, its signature, its form, or that it is not its author's to say. */
export interface EntryFault {
  readonly because: 'LINK' | 'SIGNATURE' | 'UNKNOWN' | 'ACT'
  readonly message: string
}

/** A register read to its end. */
export interface ReadBook {
  readonly book: RegisterBook
  readonly head: RegisterHead
  readonly faults: readonly (EntryFault & { readonly index: number })[]
}

/** Reads a whole list. What does not count is reported and changes nothing. */
export function readBook(entries: readonly unknown[], founding: readonly AnchoredAgency[]): ReadBook {
  const book = emptyBook(founding)
  const faults: (EntryFault & { readonly index: number })[] = []
  let head = emptyHead
  for (const [index, candidate] of entries.entries()) {
    const step = followChain(head, candidate)
    const fault = step.kind === 'loose' ? linkFault(step.because) : enter(book, candidate)
    if (step.kind === 'linked') head = step.head
    if (fault !== undefined) faults.push({ index, ...fault })
  }
  return { book, head, faults }
}

/** Reads one more candidate after the end of a book; the book is then at its new end. */
export function readNext({ book, head }: ReadBook, candidate: unknown): EntryFault | undefined {
  const step = followChain(head, candidate)
  return step.kind === 'loose' ? linkFault(step.because) : enter(book, candidate)
}

const sentenceOf: Readonly<Record<LinkFault, string>> = {
  NOT_AN_ENTRY: 'This is not an entry of a register.',
  WRONG_NUMBER: 'The number of the entry does not follow the entry before it.',
  WRONG_LINK: 'The entry does not name the hash of the entry before it.',
}

function linkFault(because: LinkFault): EntryFault {
  return { because: 'LINK', message: sentenceOf[because] }
}

function enter(book: RegisterBook, candidate: unknown): EntryFault | undefined {
  const reading = readEntry(candidate)
  const unsigned = signatureFault(book, reading)
  if (unsigned !== undefined) return { because: 'SIGNATURE', message: unsigned }
  if (reading.entry === undefined)
    return {
      because: 'UNKNOWN',
      message: 'The entry is of no kind that this hub knows, or its body does not fit its kind.',
    }
  const message = act(book, reading.entry)
  return message === undefined ? undefined : { because: 'ACT', message }
}

function signatureFault(book: RegisterBook, reading: EntryReading): string | undefined {
  if (reading.link === undefined || reading.link.signature === null) return 'The entry is not signed.'
  const key = authorKey(book, reading.link.author, reading.entry)
  if (key === undefined) return 'The author has no key in the register with which the entry could be signed.'
  return isEntrySignedBy(reading, key) ? undefined : 'The entry is not signed with the key that its author had then.'
}

/** The key with which an author signs at this place of the register. */
function authorKey(book: RegisterBook, author: string, entry: RegisterEntry | undefined): PublicJwk | undefined {
  if (entry?.kind !== 'AGENCY_ADMITTED' || entry.body.agency !== author) return book.keys.get(author)
  const founder = book.founders.get(author)
  const known = book.agencies.get(author)
  if (known === undefined && founder !== undefined) return founder.publicKey
  // A newcomer, or one that comes back with another key, shows that it holds the key it names; the others decide.
  return known?.isSuspended === false ? book.keys.get(author) : entry.body.publicKey
}

/** Writes one entry into the book, or says why it does not count. Stopping is open to more authors than opening. */
function act(book: RegisterBook, entry: RegisterEntry): string | undefined {
  switch (entry.kind) {
    case 'AGENCY_ADMITTED':
      return admit(book, entry)
    case 'AGENCY_APPROVED':
      return approve(book, entry)
    case 'AGENCY_SUSPENDED':
      return suspendAgency(book, entry)
    case 'KEY_ROTATED':
      return rotateKey(book, entry)
    case 'AGREEMENT_PROPOSED':
      return propose(book, entry)
    case 'AGREEMENT_SIGNED':
      return sign(book, entry)
    case 'AGREEMENT_SUSPENDED':
    case 'AGREEMENT_TERMINATED':
      return stop(book, stopOf(entry))
  }
}

function stopOf({ author, kind, body }: EntryOf<'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED'>) {
  return { agency: author, agreement: body.agreement, kind }
}
