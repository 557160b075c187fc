import type { Write } from '@simpul/agency'
import type { CommitmentState } from '../agreement-commitment/commitment-moves.ts'

/** What of the forum's own rows the indicators are made of: plain values, and nobody's name. */
export interface ForumFacts {
  /** The agencies that have a seat. */
  readonly seats: readonly string[]
  readonly meetings: readonly MeetingFact[]
  readonly commitments: readonly CommitmentFact[]
  readonly changes: readonly { readonly toState: CommitmentState; readonly changedOn: string }[]
  readonly suggestions: readonly SuggestionFact[]
  readonly answered: readonly AnsweredFact[]
  readonly broadcasts: readonly BroadcastFact[]
  readonly terms: readonly { readonly proposedOn: string | null; readonly agreedOn: string | null }[]
  readonly disagreements: readonly { readonly openedOn: string; readonly explainedOn: string | null }[]
  readonly requestAnswers: readonly { readonly agency: string; readonly answeredOn: string; readonly days: number }[]
  readonly breaches: readonly { readonly dueOn: string; readonly isOver: boolean; readonly isInTime: boolean }[]
  readonly envelopes: readonly { readonly dueOn: string; readonly state: string }[]
  readonly steps: readonly StepFact[]
}

export interface MeetingFact {
  readonly id: string
  readonly heldOn: string
  readonly state: 'PLANNED' | 'HELD' | 'CANCELLED'
  readonly attendance: readonly {
    readonly agency: string
    readonly decisionMakers: number
    readonly delegates: number
  }[]
  /** When minutes were first written; null while there are none. */
  readonly writtenOn: string | null
  /** Whether all who came have signed. */
  readonly isSigned: boolean
}

export interface CommitmentFact {
  readonly madeBy: string
  readonly dueOn: string
  readonly state: CommitmentState
  readonly keptOn: string | null
  readonly isOfMeeting: boolean
}

export interface SuggestionFact {
  readonly submittedOn: string
  readonly status: string
}

export interface AnsweredFact {
  readonly submittedOn: string
  readonly answeredOn: string
  readonly isAdopted: boolean
  readonly isLoopClosed: boolean
}

export interface BroadcastFact {
  readonly fromAgency: string
  readonly sentOn: string
  readonly acknowledgedBy: readonly string[]
}

export interface StepFact {
  /** As exact as the source: a year, a month or a day. */
  readonly date: string
  readonly stage: string
  readonly outcome: string
}

/** Reads all of it: a statement a table, however many rows there are. */
export async function readFacts(sql: Pick<Write, 'query'>, now: Date): Promise<ForumFacts> {
  const rows = <T>(text: string, parameters: readonly unknown[] = []) => sql.query<readonly T[]>(text, parameters)
  const seats = await rows<{ readonly id: string }>('select id from forum_seat where is_seated order by id')
  return {
    seats: seats.map(({ id }) => id),
    meetings: await rows(meetingsQuery),
    commitments: await rows(commitmentsQuery),
    changes: await rows(`select to_state as "toState", changed_on::text as "changedOn" from commitment_change`),
    suggestions: await rows(`select submitted_on::text as "submittedOn", status from suggestion`),
    answered: await rows(answeredQuery),
    broadcasts: await rows(broadcastsQuery),
    terms: await rows(`select proposed_on::text as "proposedOn", agreed_on::text as "agreedOn" from glossary_term`),
    disagreements: await rows(
      `select opened_on::text as "openedOn", explained_on::text as "explainedOn" from count_disagreement`,
    ),
    requestAnswers: await rows(
      `select agency, answered_on::text as "answeredOn", answered_on - asked_on as days from data_request_answer`,
    ),
    breaches: await rows(breachesQuery, [now]),
    envelopes: await rows(`select due_on::text as "dueOn", state from referral_envelope`),
    steps: await rows('select date, stage, outcome from regulation_step order by date, id'),
  }
}

const meetingsQuery = `
select m.id, m.held_on::text as "heldOn", m.state,
  coalesce((select json_agg(json_build_object('agency', a.agency, 'decisionMakers', a.decision_makers,
    'delegates', a.delegates)) from attendance_count a where a.meeting_id = m.id), '[]') as attendance,
  (select min(v.written_on)::text from minutes_version v where v.meeting_id = m.id) as "writtenOn",
  exists (select from meeting_minutes s where s.meeting_id = m.id) as "isSigned"
from meeting m order by m.held_on, m.id`

const commitmentsQuery = `
select made_by as "madeBy", due_on::text as "dueOn", state, kept_on::text as "keptOn",
  meeting_id is not null as "isOfMeeting"
from agreement_commitment`

const answeredQuery = `
select submitted_on::text as "submittedOn", answered_on::text as "answeredOn", adopted_as is not null as "isAdopted",
  is_loop_closed as "isLoopClosed"
from answered_suggestion`

const broadcastsQuery = `
select b.from_agency as "fromAgency", b.sent_on::text as "sentOn",
  array(select a.agency from broadcast_acknowledgement a where a.information_broadcast_id = b.id) as "acknowledgedBy"
from information_broadcast b`

const breachesQuery = `
select (due_at at time zone 'Asia/Jakarta')::date::text as "dueOn",
  notified_at is not null or due_at < $1 as "isOver",
  coalesce(notified_at <= due_at, false) as "isInTime"
from breach_notice`
