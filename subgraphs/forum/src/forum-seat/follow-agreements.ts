import type { EntityManager } from 'typeorm'

/** Seats every party of a memorandum that holds, beside the forum itself, and unseats those whom none names any more. */
export async function seatParties(rows: Pick<EntityManager, 'query'>): Promise<void> {
  await rows.query(followAgreements)
  await rows.query(nameParties)
}

const followAgreements = `
insert into forum_seat (id, is_seated, since)
select party, bool_or(a.state = 'ACTIVE'), min(a.valid_from)
from agreement a cross join unnest(a.parties) party
where a.kind = 'MOU' and a.signed_on is not null and party <> a.owner
group by party
on conflict (id) do update set is_seated = excluded.is_seated where forum_seat.is_seated <> excluded.is_seated`

const nameParties = `
insert into party (type, row_id, agency) select 'ForumSeat', id, id from forum_seat on conflict do nothing`
