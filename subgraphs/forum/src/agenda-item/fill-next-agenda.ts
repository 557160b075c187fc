import type { Write } from '@simpul/agency'
import { whatWaits } from './waiting.ts'

type Sql = Pick<Write, 'query'>

/**
 * Puts on the agenda of the next meeting what nobody needs to propose: overdue commitments, counts that still disagree,
 * suggestions that wait for an answer, indicators that became worse, and steps of the regulation since the meeting
 * before. Each puts itself there once a meeting, however often this runs. What agencies proposed for a meeting that was
 * cancelled goes there too. It runs each day, and whenever a meeting is planned, put off or cancelled.
 */
export async function fillNextAgenda(sql: Sql, today: string): Promise<void> {
  const [next] = await sql.query<readonly { readonly id: string }[]>(
    `select id from meeting where state = 'PLANNED' and held_on >= $1::date order by held_on, id limit 1`,
    [today],
  )
  if (next === undefined) return
  await takeOverProposals(sql, next.id)
  const waiting = await whatWaits(sql, today)
  await sql.query(
    `insert into agenda_item (id, meeting_id, subject, source, about_id, added_on)
     select gen_random_uuid()::text, $1, subject, source, about, $5::date
     from unnest($2::text[], $3::text[], $4::text[]) as given(subject, source, about)
     on conflict do nothing`,
    [
      next.id,
      waiting.map(({ subject }) => subject),
      waiting.map(({ source }) => source),
      waiting.map(({ about }) => about),
      today,
    ],
  )
}

async function takeOverProposals(sql: Sql, meetingId: string): Promise<void> {
  await sql.query(
    `update agenda_item i set meeting_id = $1 from meeting m
     where m.id = i.meeting_id and m.state = 'CANCELLED' and i.proposed_by is not null`,
    [meetingId],
  )
}
