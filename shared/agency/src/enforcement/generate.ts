import type { BoundaryRules } from '@simpul/boundary'
import { fileRights } from '../files/file-tables.ts'
import { jobRights } from '../jobs/job-tables.ts'
import { noticeRights } from '../notices/notice-tables.ts'
import { reminderRights } from '../reminders/reminder-tables.ts'
import { identifier } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import { policiesOf } from './generate-policies.ts'
import { viewOf } from './generate-views.ts'

/** The database roles of one agency. None of them can bypass row-level security. */
export interface DatabaseRoles {
  readonly migrator: string
  readonly own: string
  readonly partner: string
  readonly views: string
}

/**
 * The SQL that turns an owner's SDL into row policies and partner views. It is run by the migrator after the
 * migrations, whole and in one transaction, so that no request ever meets half of it.
 */
export function generateEnforcement(tables: readonly RowTable[], rules: BoundaryRules, roles: DatabaseRoles): string {
  return [
    dropViews,
    ...tables.map((table) => policiesOf(table, rules, roles)),
    kitRights(roles),
    jobRights(roles),
    noticeRights(roles),
    reminderRights(roles),
    fileRights(roles),
    ...tables.map((table) => viewOf(table, rules, roles)),
    subjectViews(roles),
  ].join('\n')
}

/** The coordinate whose decision is the decision on a table's rows. */
export function keyOf(table: RowTable, rules: BoundaryRules): string {
  const type = rules.types.get(table.type)
  if (type?.key === undefined || type.isStub) {
    throw new Error(`The table ${table.table} needs the type ${table.type} in the schema, with an id of its own class.`)
  }
  return type.key
}

/** The property of a table's rows that holds the worker they are about. */
export function subjectOf(table: RowTable, rules: BoundaryRules): string | undefined {
  return rules.types.get(table.type)?.subject
}

const dropViews = `
do $$ declare found text; begin
  for found in select viewname from pg_views where schemaname = 'partner' loop
    execute format('drop view partner.%I cascade', found);
  end loop;
end $$;`

function kitRights(roles: DatabaseRoles): string {
  const own = identifier(roles.own)
  const views = identifier(roles.views)
  return `
grant usage on schema own to ${own}, ${views};
grant create, usage on schema partner to ${views};
grant usage on schema partner to ${identifier(roles.partner)};
grant usage on schema simpul to ${own}, ${views}, ${identifier(roles.partner)};
grant execute on all functions in schema simpul to ${own}, ${views}, ${identifier(roles.partner)};
grant select, insert, update, delete on own.party, own.exclusion, own.subject_grant, own.grant_reach,
  own.subject_binding, own.request_key, own.register_entry, own.emergency, own.access_request,
  own.access_turn to ${own};
grant select, insert, update, delete on own.outbox, own.inbox, own.own_stop, own.register_head,
  own.register_fork to ${own};
grant select on own.party, own.exclusion, own.grant_reach to ${views};
revoke select on own.subject_grant, own.subject_binding, own.emergency, own.access_request, own.access_turn
  from ${views};`
}

/** What a caller may know of the links and grants that name its own agency for its own purpose. */
function subjectViews(roles: DatabaseRoles): string {
  return `
create view partner.caller_reach as
  select g.subject as subject, 'GRANTED:' || g.basis as reach from own.grant_reach g
    where g.recipient = (select simpul.agency()) and g.purpose = (select simpul.purpose())
      and g.opens_at <= now() and now() < g.closes_at
  union all
  select p.row_id, 'LINKED' from own.party p
    where p.agency = (select simpul.agency()) and p.type = 'Worker' and p.ended_at is null
  union all
  select simpul.subject(), 'SUBJECT' where simpul.subject() is not null;
alter view partner.caller_reach owner to ${identifier(roles.views)};
grant select on partner.caller_reach to ${identifier(roles.partner)};`
}
