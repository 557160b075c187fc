import type { Write } from '@simpul/agency'
import type { CommitmentState } from '../agreement-commitment/commitment-moves.ts'
import { timelinessOf } from '../agreement-commitment/timeliness.ts'
import type { AgendaSource } from './agenda-item-table.ts'

type Sql = Pick<Write, 'query'>

/**
 * Puts on the agenda of the next meeting what nobody needs to propose: overdue commitments, counts that still disagree,
 * and the newest outcomes. Each puts itself there once a meeting, however often this runs.
 */
export async function fillNextAgenda(sql: Sql, today: string): Promise<void> {
  const [next] = await sql.query<readonly { readonly id: string }[]>(
    `select id from meeting where state = 'PLANNED' and held_on >= $1::date order by held_on, id limit 1`,
    [today],
  )
  if (next === undefined) return
  const items = [...(await overdueCommitments(sql, today)), ...(await openDisagreements(sql))]
  await sql.query(
    `insert into agenda_item (id, meeting_id, subject, source, about_id, added_on)
     select gen_random_uuid()::text, $1, subject, source, about, $5::date
     from unnest($2::text[], $3::text[], $4::text[]) as given(subject, source, about)
     on conflict do nothing`,
    [
      next.id,
      items.map(({ subject }) => subject),
      items.map(({ source }) => source),
      items.map(({ about }) => about),
      today,
    ],
  )
}

/** What waits for a meeting, and the row that it is about. */
interface Waiting {
  readonly subject: string
  readonly source: AgendaSource
  readonly about: string
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
