import { agreementDigest } from './agreement-document.ts'
import { agreementFault } from './agreement-fault.ts'
import { type AgreementRecord, isInGoodStanding, type RegisterBook } from './register-book.ts'
import type { EntryOf } from './register-entry.ts'

/** A party lays down a document that suits all of them. */
export function propose(book: RegisterBook, { author, body }: EntryOf<'AGREEMENT_PROPOSED'>): string | undefined {
  const { document } = body
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  if (!document.parties.includes(author)) return 'Only a party proposes an agreement.'
  if (book.agreements.has(document.id)) return 'Another agreement has this id; a changed document needs a new one.'
  const fault = agreementFault(document, book.agencies, book.agreements)
  if (fault !== undefined) return fault
  book.agreements.set(document.id, {
    document,
    digest: agreementDigest(document),
    proposedBy: author,
    signedBy: new Set(),
    suspendedBy: new Set(),
    terminatedBy: new Set(),
  })
  return undefined
}

/** A party's signature; a party that suspended the agreement takes its suspension back by signing again. */
export function sign(book: RegisterBook, { author, body }: EntryOf<'AGREEMENT_SIGNED'>): string | undefined {
  const record = recordFor(book, body.agreement, author)
  if (typeof record === 'string') return record
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  if (body.digest !== record.digest) return 'The signature is for another document.'
  if (record.terminatedBy.size > 0) return 'The agreement was terminated.'
  record.signedBy.add(author)
  record.suspendedBy.delete(author)
  return undefined
}

/** What a party stops. */
export interface Stop {
  readonly agency: string
  readonly agreement: string
  readonly kind: 'AGREEMENT_SUSPENDED' | 'AGREEMENT_TERMINATED'
}

/** A party stops an agreement alone, at once, whatever its own standing. */
export function stop(book: RegisterBook, { agency, agreement, kind }: Stop): string | undefined {
  const record = recordFor(book, agreement, agency)
  if (typeof record === 'string') return record
  record[kind === 'AGREEMENT_SUSPENDED' ? 'suspendedBy' : 'terminatedBy'].add(agency)
  return undefined
}

function recordFor(book: RegisterBook, agreement: string, author: string): AgreementRecord | string {
  const record = book.agreements.get(agreement)
  if (record === undefined) return 'The agreement was not proposed.'
  return record.document.parties.includes(author) ? record : 'The author is not a party of the agreement.'
}
