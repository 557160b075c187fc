import { canonicalJson } from '../canonical-json.ts'
import { sha256Hex } from '../sha256.ts'
import type { AnchoredAgency } from '../trust-anchors.ts'
import { hasNewKeysProof } from './key-rotation.ts'
import { isInGoodStanding, type RegisterBook } from './register-book.ts'
import type { EntryOf } from './register-entry.ts'

type Admitted = EntryOf<'AGENCY_ADMITTED'>

/** What others approve of: SHA-256 in hex of the canonical JSON of what an agency says of itself. */
export function admissionDigest(body: Admitted['body']): string {
  return sha256Hex(canonicalJson(body))
}

/** A founder is admitted by its own word; whoever comes later, or comes back, asks the others and waits. */
export function admit(book: RegisterBook, { author, body }: Admitted): string | undefined {
  if (author !== body.agency) return 'An agency asks for its admission itself.'
  const known = book.agencies.get(author)
  const founder = book.founders.get(author)
  if (known === undefined && founder !== undefined) return admitFounder(book, founder, body)
  if (known?.isSuspended === false) return 'The agency is admitted already.'
  if (known !== undefined && known.kind !== body.kind) return 'An agency keeps its kind.'
  if ((book.subgraphs.get(body.subgraph) ?? body.kind) !== body.kind)
    return 'The subgraph is that of agencies of another kind.'
  const isSameKey = book.keys.get(author)?.x === body.publicKey.x
  if (!isSameKey && book.usedKeys.has(body.publicKey.x)) return 'The key was used before.'
  if (isSameKey && book.resting.has(author) && saysTheSame(book.profiles.get(author), body)) return enroll(book, body)
  const digest = admissionDigest(body)
  if (book.requests.has(digest)) return 'The agency has asked for this already.'
  book.requests.set(digest, { body, digest, approvedBy: new Set() })
  return undefined
}

function admitFounder(book: RegisterBook, founder: AnchoredAgency, body: Admitted['body']): string | undefined {
  if (founder.publicKey?.x !== body.publicKey.x) return 'Another key is pinned for this founder.'
  if (founder.kind !== body.kind || founder.subgraph !== body.subgraph)
    return 'The founder is pinned with another kind or subgraph.'
  return enroll(book, body)
}

/** Whether an agency comes back as what it was; keys apart, which rotate. */
function saysTheSame(before: Admitted['body'] | undefined, body: Admitted['body']): boolean {
  const digestOf = ({ publicKey: _, ...rest }: Admitted['body']) => sha256Hex(canonicalJson(rest))
  return before !== undefined && digestOf(before) === digestOf(body)
}

function enroll(book: RegisterBook, body: Admitted['body']): undefined {
  const { agency, kind, subgraph, publicKey } = body
  book.profiles.set(agency, body)
  book.agencies.set(agency, { id: agency, kind, isSuspended: false })
  book.keys.set(agency, publicKey)
  book.usedKeys.set(publicKey.x, agency)
  book.subgraphs.set(subgraph, kind)
  book.resting.delete(agency)
  for (const [digest, request] of book.requests) if (request.body.agency === agency) book.requests.delete(digest)
  return undefined
}

/** One agency's yes. The last that makes a majority admits. */
export function approve(book: RegisterBook, { author, body }: EntryOf<'AGENCY_APPROVED'>): string | undefined {
  const request = book.requests.get(body.digest)
  if (request === undefined || request.body.agency !== body.agency)
    return 'Nobody waits to be admitted with this digest.'
  if (!voters(book).includes(author)) return 'Only an admitted agency that is no forum approves another.'
  const holder = book.usedKeys.get(request.body.publicKey.x)
  if (holder !== undefined && holder !== body.agency) return 'The key was used before.'
  request.approvedBy.add(author)
  if (approvalsMissing(book, request.approvedBy) > 0) return undefined
  // Only here: an agency that rests and comes back by itself does not wipe out what others hold against it.
  book.votes.delete(body.agency)
  return enroll(book, request.body)
}

/** How many more must say yes: of the admitted agencies in good standing more than half, the forum apart. */
export function approvalsMissing(book: RegisterBook, approvedBy: ReadonlySet<string>): number {
  const all = voters(book)
  const said = all.filter((voter) => approvedBy.has(voter)).length
  return Math.max(0, majorityOf(all.length) - said)
}

/** An agency suspends itself at once; the others suspend it when more than half of them say so. */
export function suspendAgency(book: RegisterBook, { author, body }: EntryOf<'AGENCY_SUSPENDED'>): string | undefined {
  const { agency } = body
  const known = book.agencies.get(agency)
  if (known === undefined) return 'The agency is not admitted.'
  if (author === agency) {
    if (!known.isSuspended) book.resting.add(agency)
    book.agencies.set(agency, { ...known, isSuspended: true })
    return undefined
  }
  if (!voters(book).includes(author)) return 'Only an admitted agency that is no forum votes to suspend another.'
  const votes = book.votes.get(agency) ?? new Set<string>()
  book.votes.set(agency, votes.add(author))
  if (votesMissing(book, agency) > 0) return undefined
  book.agencies.set(agency, { ...known, isSuspended: true })
  book.resting.delete(agency)
  return undefined
}

/** How many more must want it: of all other agencies more than half, so that nobody does it alone for want of others. */
export function votesMissing(book: RegisterBook, agency: string): number {
  const others = [...book.agencies.values()].filter(({ id, kind }) => id !== agency && kind !== 'FORUM')
  const said = others.filter(({ id, isSuspended }) => !isSuspended && book.votes.get(agency)?.has(id) === true).length
  return Math.max(0, majorityOf(others.length) - said)
}

/** The old key says which key comes next, and the new key says that it is held. */
export function rotateKey(book: RegisterBook, entry: EntryOf<'KEY_ROTATED'>): string | undefined {
  const { author, body } = entry
  if (author !== body.agency) return 'Only the agency itself rotates its key.'
  if (!isInGoodStanding(book, author)) return 'The author is not an admitted agency.'
  if (book.usedKeys.has(body.publicKey.x)) return 'The key was used before.'
  if (!hasNewKeysProof(entry)) return 'The new key did not sign for this place of the register.'
  book.keys.set(author, body.publicKey)
  book.usedKeys.set(body.publicKey.x, author)
  return undefined
}

function voters(book: RegisterBook): readonly string[] {
  return [...book.agencies.values()]
    .filter(({ kind, isSuspended }) => kind !== 'FORUM' && !isSuspended)
    .map(({ id }) => id)
}

function majorityOf(count: number): number {
  return Math.floor(count / 2) + 1
}
