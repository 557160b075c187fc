import type { DatabaseRoles } from '../enforcement/generate.ts'
import { identifier } from '../rows/names.ts'

/** What is told to the agency's own people, and at the forum what all three may know. */
export const noticeMigration = {
  name: '005-kit-notices',
  sql: `
create table own.notice (
  id uuid primary key,
  to_role text not null,
  about_type text not null,
  about_id text not null,
  words_en text not null,
  words_id text not null,
  at timestamptz not null,
  -- when a mail said that it is there; null where none was sent
  sent_at timestamptz
);
create index notice_role on own.notice (to_role, at desc, id);

-- At the forum: what an agency had noted there. It names no person and no case.
create table own.forum_notice (
  id text primary key,
  owner text not null,
  from_agency text not null,
  about text not null,
  words_en text not null,
  words_id text not null,
  noted_at timestamptz not null
);
create index forum_notice_noted on own.forum_notice (noted_at desc, id);
`,
} as const

/** A respondent does not learn of a case by a notice about it either. */
export function noticeRights(roles: DatabaseRoles): string {
  const own = identifier(roles.own)
  return `
alter table own.notice enable row level security;
alter table own.notice force row level security;
drop policy if exists own_notices on own.notice;
create policy own_notices on own.notice to ${own} using (not exists (
  select from own.exclusion e where e.type = about_type and e.row_id = about_id
    and (e.agency = (select simpul.agency()) or e.person = (select simpul.person())))) with check (true);
grant select, insert, update, delete on own.notice, own.forum_notice to ${own};
revoke all on own.notice from ${identifier(roles.views)};`
}
