import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { type Promised, type PromiseInput, readPromise } from '../case-commitment/promise.ts'
import type { ClarificationOutcome, ClarificationRequestRow } from './clarification-request-table.ts'

export interface TalkInput extends PromiseInput {
  readonly heldOn: string
  readonly minutes: string
  readonly outcome: ClarificationOutcome
  readonly followUp?: string | null
  readonly obstacles?: string | null
}

/** What a request has on record before the talk. */
export interface BeforeTalk extends Pick<ClarificationRequestRow, 'round' | 'askedOn' | 'followUp' | 'obstacles'> {
  /** Whether the company has promised something in its written answer. */
  readonly hasPromised: boolean
}

type Said = Pick<ClarificationRequestRow, 'heldOn' | 'minutes' | 'outcome' | 'followUp' | 'obstacles'>

/** What was said in a talk. The second clarification asks what followed and what stood in the way, unless the written answer told. */
export function readTalk(input: TalkInput, before: BeforeTalk, today: string): Said {
  const { outcome } = input
  return {
    heldOn: readPastDay('heldOn', input.heldOn, today, before.askedOn),
    minutes: readText('minutes', input.minutes, most.narrative),
    outcome,
    followUp: readOnce('followUp', input.followUp, { before, outcome }),
    obstacles: readOnce('obstacles', input.obstacles, { before, outcome }),
  }
}

interface Asking {
  readonly before: BeforeTalk
  readonly outcome: ClarificationOutcome
}

function readOnce(
  field: 'followUp' | 'obstacles',
  said: string | null | undefined,
  { before, outcome }: Asking,
): string | null {
  const written = before[field]
  const isAsked = before.round === 2 && outcome !== 'NO_SHOW' && written === null
  refuseUnless(isAsked || said == null, field, {
    en: 'is said in a second clarification that was held, where the written answer does not say it',
    id: 'diisi pada klarifikasi kedua yang dihadiri, bila jawaban tertulis belum memuatnya',
  })
  return isAsked ? readText(field, said ?? '', most.statement) : written
}

/** What was promised in a talk: an admission in the second clarification wants a promise, which the written answer may hold already. */
export function readTalkPromise(input: TalkInput, before: BeforeTalk, today: string): Promised | null {
  const { outcome, promise, promiseDueOn, heldOn } = input
  const mayPromise = outcome !== 'NO_SHOW' && !before.hasPromised
  refuseUnless(mayPromise || (promise == null && promiseDueOn == null), 'promise', {
    en: 'is made in a talk that the company came to, where its written answer holds none',
    id: 'dibuat bila perusahaan hadir dan jawaban tertulisnya belum memuat janji',
  })
  const isWanted = before.round === 2 && outcome === 'ADMITTED'
  if (!mayPromise || (promise == null && !isWanted)) return null
  return readPromise(input, { round: before.round, on: heldOn, today })
}
