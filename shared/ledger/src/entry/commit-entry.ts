import { LedgerError } from '../ledger-error.ts'
import { fromMoment } from '../spelling.ts'
import { leafHash } from '../tree/hashing.ts'
import { commit, type Opening, randomSalts, type SaltSource } from './commitment.ts'
import { entrySchema, type LedgerEntry } from './entry.ts'
import { printLeaf } from './leaf.ts'
import type { Payload } from './payload.ts'

/** Where an entry comes to stand: its number, counted from 0, and its time, never before the entry above it. */
export interface EntryPlace {
  readonly seq: number
  readonly at: string
}

/** An entry as it is stored: the leaf, which stays, and the payload, of which parts may be erased. */
export interface CommittedEntry {
  readonly leaf: Uint8Array
  readonly leafHash: Uint8Array
  readonly payload: Payload
}

/** Commits to an entry. */
export function commitEntry(input: LedgerEntry, place: EntryPlace, salts: SaltSource = randomSalts): CommittedEntry {
  const entry = checked(input, place)
  const [forAct, forCounts, forDecisions, forPerson, forRequest, forSubjects, ...forEach] = saltsOf(entry, salts)
  const subjects = entry.subjects.map((value, at) => opening(forEach[at], value))
  const parts = {
    act: opening(forAct, entry.act),
    counts: opening(forCounts, entry.counts),
    decisions: opening(forDecisions, entry.decisions),
    person: opening(forPerson, entry.person),
    request: opening(forRequest, entry.request),
    subjects: opening(forSubjects, subjects.map(commit)),
  }
  const leaf = printLeaf({ ...place, parts: committed(parts) })
  return { leaf, leafHash: leafHash(leaf), payload: { parts, subjects } }
}

const ownSalts = 6

function saltsOf({ subjects }: LedgerEntry, salts: SaltSource): readonly string[] {
  return salts(ownSalts + subjects.length)
}

function committed(parts: { readonly [Name in keyof Payload['parts']]: Opening<unknown> }) {
  return {
    act: commit(parts.act),
    counts: commit(parts.counts),
    decisions: commit(parts.decisions),
    person: commit(parts.person),
    request: commit(parts.request),
    subjects: commit(parts.subjects),
  }
}

function opening<Value>(salt: string | undefined, value: Value): Opening<Value> {
  if (salt === undefined) throw new LedgerError('ENTRY_INVALID', { message: 'The source of salts gave too few.' })
  return { salt, value }
}

function checked(entry: LedgerEntry, { seq, at }: EntryPlace): LedgerEntry {
  if (!Number.isSafeInteger(seq) || seq < 0) throw invalid('seq')
  if (fromMoment(at) === undefined) throw invalid('at')
  const parsed = entrySchema.safeParse(entry)
  if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.join('.') ?? 'entry')
  return parsed.data
}

function invalid(where: string): LedgerError {
  return new LedgerError('ENTRY_INVALID', {
    message: `The entry cannot be committed to: ${where} is not what it should be.`,
  })
}
