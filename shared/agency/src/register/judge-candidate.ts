import { entryCharacters, HubError } from '@simpul/serving'
import {
  type AnchoredAgency,
  foldRegister,
  followChain,
  judgeEntry,
  type LinkedEntry,
  linkSchema,
  type RegisterHead,
} from '@simpul/trust'
import type { EntryAnswer } from './entry-door.ts'

/** Where the register ends when a candidate comes, and what it is judged by. */
export interface CandidateMoment {
  readonly end: RegisterHead
  readonly founding: readonly AnchoredAgency[]
  readonly now: Date
}

/** Anybody may ask to be admitted, so only so many wait at a time. */
const waitingAdmissions = 16
const clockSkewMilliseconds = 30_000

/** Reads the form of what somebody wants entered; what it says is judged in its turn. */
export function readCandidate(candidate: unknown): LinkedEntry | undefined {
  const text = JSON.stringify(candidate) ?? ''
  if (text.length > entryCharacters) throw new HubError('TOO_LARGE', 'The entry is larger than the register takes.')
  if (text.includes('\\u0000')) return undefined // PostgreSQL keeps no such character
  const parsed = linkSchema.safeParse(candidate)
  return parsed.success ? parsed.data : undefined
}

/** What becomes of a candidate. One that is in the register already is entered: a repeat changes nothing. */
export function judgeCandidate(kept: readonly LinkedEntry[], entry: LinkedEntry, moment: CandidateMoment): EntryAnswer {
  const { end, founding, now } = moment
  const hash = hashOf(entry)
  if (hash === undefined) return refused('This is not an entry of a register.')
  if (hash === hashAt(kept, entry.seq, end)) return { kind: 'entered', seq: entry.seq, hash }
  if (entry.seq !== end.seq + 1 || entry.previous !== end.hash) return { kind: 'stale', head: end }
  if (Date.parse(entry.at) - now.getTime() > clockSkewMilliseconds)
    return refused('The entry is dated in the future; check the clock of its author.')
  const fault = judgeEntry(kept, entry, { founding })
  if (fault !== undefined) return refused(fault)
  if (entry.kind === 'AGENCY_ADMITTED' && waiting(kept, founding) >= waitingAdmissions)
    return refused('Too many agencies wait to be approved; ask again when some of them are.')
  return { kind: 'entered', seq: entry.seq, hash }
}

function hashOf(entry: LinkedEntry): string | undefined {
  const step = followChain({ seq: entry.seq - 1, hash: entry.previous }, entry)
  return step.kind === 'linked' ? step.head.hash : undefined
}

/** Each entry names the hash of the one before it, and the head names the last. */
function hashAt(kept: readonly LinkedEntry[], seq: number, end: RegisterHead): string | undefined {
  return seq === end.seq ? end.hash : kept[seq]?.previous
}

function waiting(kept: readonly LinkedEntry[], founding: readonly AnchoredAgency[]): number {
  const moment = { now: new Date(0), freshAt: undefined, maxAgeSeconds: 0, founding }
  return foldRegister(kept, moment).admissions.length
}

function refused(because: string): EntryAnswer {
  return { kind: 'refused', because }
}
