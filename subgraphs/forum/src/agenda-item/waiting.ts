import type { Write } from '@simpul/agency'
import type { CommitmentState } from '../agreement-commitment/commitment-moves.ts'
import { timelinessOf } from '../agreement-commitment/timeliness.ts'
import { worsenedIndicators, worsenedWords } from '../process-indicator/worsened.ts'
import { lastDayOfDate } from '../regulation-step/regulation-standing.ts'
import type { AgendaSource } from './agenda-item-table.ts'

type Sql = Pick<Write, 'query'>

/** What waits for a meeting, and the row that it is about. */
export interface Waiting {
  readonly subject: string
  readonly source: AgendaSource
  readonly about: string
}

/** All that nobody needs to propose, as of a day. */
export async function whatWaits(sql: Sql, today: string): Promise<readonly Waiting[]> {
  return [
    ...(await overdueCommitments(sql, today)),
    ...(await openDisagreements(sql)),
    ...(await unansweredSuggestions(sql)),
    ...(await worseIndicators(sql, today)),
    ...(await regulationChanges(sql, today)),
  ]
}

interface OpenCommitment {
  readonly about: string
  readonly subject: string
  readonly state: CommitmentState
  readonly dueOn: string
}

async function overdueCommitments(sql: Sql, today: string): Promise<readonly Waiting[]> {
  const open = await sql.query<readonly OpenCommitment[]>(
    `select id as about, promise as subject, state, due_on::text as "dueOn" from agreement_commitment
     where state in ('OPEN', 'RENEGOTIATED') and due_on < $1::date order by due_on, id`,
    [today],
  )
  return open
    .filter(({ state, dueOn }) => timelinessOf({ state, dueOn, keptOn: null }, today) === 'OVERDUE')
    .map(({ subject, about }) => ({ subject, about, source: 'OVERDUE_COMMITMENT' }))
}

async function openDisagreements(sql: Sql): Promise<readonly Waiting[]> {
  return sql.query<readonly Waiting[]>(
    `select id as about, what as subject, 'DISAGREEMENT' as source from count_disagreement
     where state = 'OPEN' order by opened_on, id`,
    [],
  )
}

async function unansweredSuggestions(sql: Sql): Promise<readonly Waiting[]> {
  return sql.query<readonly Waiting[]>(
    `select id as about, text as subject, 'SUGGESTION' as source from suggestion
     where status in ('SUBMITTED', 'UNDER_REVIEW') order by submitted_on, id`,
    [],
  )
}

async function worseIndicators(sql: Sql, today: string): Promise<readonly Waiting[]> {
  const worse = await worsenedIndicators(sql, today)
  return worse.map((one) => ({ about: one.id, subject: worsenedWords(one), source: 'OUTCOME' }))
}

/** The steps of the regulation since the last meeting that was held. */
async function regulationChanges(sql: Sql, today: string): Promise<readonly Waiting[]> {
  const [last] = await sql.query<readonly { readonly on: string | null }[]>(
    `select max(held_on)::text as "on" from meeting where state = 'HELD' and held_on <= $1::date`,
    [today],
  )
  const since = last?.on ?? today
  const steps = await sql.query<readonly { readonly id: string; readonly date: string; readonly event: string }[]>(
    'select id, date, event from regulation_step where left(date, 4) >= left($1, 4) order by date, id',
    [since],
  )
  return steps
    .filter(({ date }) => lastDayOfDate(date) >= since && lastDayOfDate(date) <= today)
    .map(({ id, date, event }) => ({ about: id, subject: `Raperda, ${date}: ${event}`, source: 'OUTCOME' }))
}
