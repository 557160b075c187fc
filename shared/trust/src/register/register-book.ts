import type { AgencyView } from '@simpul/boundary'
import type { PublicJwk } from '../signing-key.ts'
import { type AgreementDocument, agreementDigest } from './agreement-document.ts'
import type { EntryKind, EntryOf, RegisterEntry } from './register-entry.ts'

/** What the parties of one agreement have done so far. */
export interface AgreementRecord {
  readonly document: AgreementDocument
  readonly digest: string
  readonly signedBy: Set<string>
  readonly suspendedBy: Set<string>
  readonly terminatedBy: Set<string>
}

/** The register as it is being read, entry by entry. Only `foldRegister` holds one. */
export interface RegisterBook {
  /** True until the first entry that is not about an agency: the founders then admit one another. */
  isFounding: boolean
  readonly agencies: Map<string, AgencyView>
  readonly keys: Map<string, PublicJwk>
  readonly agreements: Map<string, AgreementRecord>
}

/** A book without entries. */
export function emptyBook(): RegisterBook {
  return { isFounding: true, agencies: new Map(), keys: new Map(), agreements: new Map() }
}

/** Writes one entry into the book, or says why it does not count. Stopping is open to more authors than opening. */
export function enter(book: RegisterBook, entry: RegisterEntry): string | undefined {
  switch (entry.kind) {
    case 'AGENCY_ADMITTED':
      return admit(book, entry)
    case 'AGENCY_SUSPENDED':
      return suspendAgency(book, entry)
    case 'KEY_ROTATED':
      return rotateKey(book, entry)
    case 'AGREEMENT_PROPOSED':
      return propose(book, entry)
    case 'AGREEMENT_SIGNED':
      return sign(book, entry)
    case 'AGREEMENT_SUSPENDED':
      return stop(book, entry, 'suspendedBy')
    case 'AGREEMENT_TERMINATED':
      return stop(book, entry, 'terminatedBy')
  }
}

/** The founding agencies are admitted before anything else; later a forum admits, also an agency that was suspended. */
function admit(book: RegisterBook, { author, body }: EntryOf<'AGENCY_ADMITTED'>): string | undefined {
  const known = book.agencies.get(body.agency)
  if (known?.isSuspended === false) return 'The agency is admitted already.'
  if (known !== undefined && known.kind !== body.kind) return 'An agency keeps its kind.'
  if (!book.isFounding && !isForum(book, author)) return 'After the founding only the forum admits an agency.'
  book.agencies.set(body.agency, { id: body.agency, kind: body.kind, isSuspended: false })
  if (body.publicKey !== undefined) book.keys.set(body.agency, body.publicKey)
  return undefined
}

function suspendAgency(book: RegisterBook, { author, body }: EntryOf<'AGENCY_SUSPENDED'>): string | undefined {
  const known = book.agencies.get(body.agency)
  if (known === undefined) return 'The agency is not admitted.'
  if (author !== body.agency && !isForum(book, author)) return 'Only the forum or the agency itself suspends it.'
  book.agencies.set(body.agency, { ...known, isSuspended: true })
  return undefined
}

function rotateKey(book: RegisterBook, { author, body }: EntryOf<'KEY_ROTATED'>): string | undefined {
  if (author !== body.agency) return 'Only the agency itself rotates its key.'
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  book.keys.set(body.agency, body.publicKey)
  return undefined
}

function propose(book: RegisterBook, { author, body }: EntryOf<'AGREEMENT_PROPOSED'>): string | undefined {
  const { document } = body
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  if (!document.parties.includes(author) && !isForum(book, author)) return 'Only a party or the forum proposes it.'
  if (book.agreements.has(document.id)) return 'Another agreement has this id; a changed document needs a new one.'
  const digest = agreementDigest(document)
  const nobody = { signedBy: new Set<string>(), suspendedBy: new Set<string>(), terminatedBy: new Set<string>() }
  book.agreements.set(document.id, { document, digest, ...nobody })
  return undefined
}

/** A party's signature; a party that suspended the agreement takes its suspension back by signing again. */
function sign(book: RegisterBook, { author, body }: EntryOf<'AGREEMENT_SIGNED'>): string | undefined {
  const record = book.agreements.get(body.agreement)
  if (record === undefined) return 'The agreement was not proposed.'
  if (!record.document.parties.includes(author)) return 'The author is not a party of the agreement.'
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  if (body.digest !== record.digest) return 'The signature is for another document.'
  if (record.terminatedBy.size > 0) return 'The agreement was terminated.'
  record.signedBy.add(author)
  record.suspendedBy.delete(author)
  return undefined
}

function stop(
  book: RegisterBook,
  { author, body }: EntryOf<'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED'>,
  by: 'suspendedBy' | 'terminatedBy',
): string | undefined {
  const record = book.agreements.get(body.agreement)
  if (record === undefined) return 'The agreement was not proposed.'
  if (!record.document.parties.includes(author)) return 'The author is not a party of the agreement.'
  record[by].add(author)
  return undefined
}

function isInGoodStanding(book: RegisterBook, agency: string): boolean {
  return book.agencies.get(agency)?.isSuspended === false
}

function isForum(book: RegisterBook, agency: string): boolean {
  return isInGoodStanding(book, agency) && book.agencies.get(agency)?.kind === 'FORUM'
}

/** True for the entries with which a founding begins. */
export function belongsToFounding(kind: string): boolean {
  const founding: readonly EntryKind[] = ['AGENCY_ADMITTED', 'KEY_ROTATED']
  return founding.some((one) => one === kind)
}
