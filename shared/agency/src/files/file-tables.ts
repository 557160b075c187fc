import type { DatabaseRoles } from '../enforcement/generate.ts'
import { identifier } from '../rows/names.ts'

/** What an agency knows of the files in its store, and which links were used. The bytes are not here. */
export const fileMigration = {
  name: '007-kit-files',
  sql: `
create table own.stored_file (
  -- also the key in the store
  id text primary key,
  -- who handed it in: only the same person's act attaches it
  agency text not null,
  person text not null,
  begun_at timestamptz not null default now(),
  -- null until the bytes have come whole
  media_type text,
  size int,
  sha256 text,
  -- the field of a row that it was attached to
  attached_type text,
  attached_id text,
  attached_field text,
  attached_at timestamptz,
  -- another took its place; the sweep removes it
  replaced_at timestamptz,
  check (num_nulls(media_type, size, sha256) in (0, 3)),
  check (num_nulls(attached_type, attached_id, attached_field, attached_at) in (0, 4)),
  check (attached_at is null or size is not null),
  check (replaced_at is null or attached_at is not null)
);
create unique index stored_file_place on own.stored_file (attached_type, attached_id, attached_field)
  where replaced_at is null;
create index stored_file_waiting on own.stored_file (agency, person) where attached_at is null;
create index stored_file_begun on own.stored_file (begun_at) where attached_at is null;
create index stored_file_replaced on own.stored_file (replaced_at) where replaced_at is not null;

create table own.used_file_link (
  id text primary key,
  until timestamptz not null
);
create index used_file_link_until on own.used_file_link (until);
`,
} as const

/** Both are the serving role's alone; no view shows them. */
export function fileRights(roles: DatabaseRoles): string {
  return `
grant select, insert, update, delete on own.stored_file, own.used_file_link to ${identifier(roles.own)};
revoke all on own.stored_file, own.used_file_link from ${identifier(roles.views)};`
}
