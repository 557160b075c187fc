import type { BoundaryRules } from '@simpul/boundary'
import { identifier, literal, toColumn } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import { type DatabaseRoles, keyOf, subjectOf } from './generate.ts'

/** The row policies of one table: own rows but for exclusion, and for the views exactly the key's decision. */
export function policiesOf(table: RowTable, rules: BoundaryRules, roles: DatabaseRoles): string {
  const name = `own.${identifier(table.table)}`
  const notExcluded = notExcludedFrom(table, rules)
  return `
alter table ${name} add column if not exists reach text[] generated always as ('{OWNER,PUBLIC}'::text[]) virtual;
alter table ${name} enable row level security;
alter table ${name} force row level security;
drop policy if exists own_rows on ${name};
create policy own_rows on ${name} to ${identifier(roles.own)} using (${notExcluded ?? 'true'}) with check (true);
drop policy if exists key_decision on ${name};
create policy key_decision on ${name} for select to ${identifier(roles.views)}
  using (${[notExcluded, reachedBy(table, rules)].filter((part) => part !== undefined).join(' and ')});
grant select, insert, update, delete on ${name} to ${identifier(roles.own)};
grant select on ${name} to ${identifier(roles.views)};`
}

/** An agency is a respondent with all its people; a person named alone is one of the owner's own. */
function notExcludedFrom(table: RowTable, rules: BoundaryRules): string | undefined {
  if (table.hangsOn === undefined) return undefined
  return `not exists (select from own.exclusion e
    where e.type = ${literal(table.hangsOn.type)} and e.row_id = ${column(table, table.hangsOn.by)}
      and (e.agency = (select simpul.agency())
        or (e.person = (select simpul.person()) and (select simpul.agency()) = ${literal(rules.agency.id)})))`
}

/** Each part is false at once when no way of the key needs it. */
function reachedBy(table: RowTable, rules: BoundaryRules): string {
  const key = literal(keyOf(table, rules))
  const subject = subjectOf(table, rules)
  const parts = [
    `(select simpul.ways(${key}) && '{ALL,PUBLIC}'::text[])`,
    `((select simpul.opens(${key}, 'LINKED')) and exists (${linkOf(table)}))`,
    subject === undefined
      ? undefined
      : `((select simpul.opens(${key}, 'SUBJECT')) and ${column(table, subject)} = (select simpul.subject()))`,
    subject === undefined
      ? undefined
      : `((select simpul.ways(${key}) && ${grantReaches}) and exists (${grantOf(column(table, subject))}
      and 'GRANTED:' || g.basis = any((select simpul.ways(${key}))::text[])))`,
  ]
  return `(${parts.filter((part) => part !== undefined).join('\n    or ')})`
}

/** Every reach that a grant can give. */
export const grantReaches = `'{GRANTED:LAW,GRANTED:PUBLIC_TASK,GRANTED:LEGITIMATE_INTEREST,GRANTED:CONTRACT,GRANTED:CONSENT,GRANTED:VITAL_INTEREST}'::text[]`

/** A live party row that names the caller's agency for this row. */
export function linkOf(table: RowTable): string {
  return `select from own.party p where p.agency = (select simpul.agency()) and p.type = ${literal(table.links.type)}
      and p.row_id = ${column(table, table.links.by)} and p.ended_at is null`
}

/** The live grants of a row's subject for the caller's agency and purpose. */
export function grantOf(subject: string): string {
  return `select from own.grant_reach g where g.recipient = (select simpul.agency()) and g.purpose = (select simpul.purpose())
      and g.subject = ${subject} and g.opens_at <= now() and now() < g.closes_at`
}

function column(table: RowTable, property: string): string {
  return `${identifier(table.table)}.${identifier(toColumn(property))}`
}
