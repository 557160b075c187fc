import type { DatabaseRoles } from '../enforcement/generate.ts'
import { identifier } from '../rows/names.ts'

/** Of what its people were reminded: of the same day of the same row never twice. It stands outside every schema. */
export const reminderMigration = {
  name: '008-kit-reminders',
  sql: `
create table own.reminder (
  kind text not null,
  row_id text not null,
  due_on date not null,
  primary key (kind, row_id, due_on)
);
`,
} as const

/** The agency's own jobs alone know of them: a row that is due may hang on a case. */
export function reminderRights(roles: DatabaseRoles): string {
  return `
grant select, insert on own.reminder to ${identifier(roles.own)};
revoke all on own.reminder from ${identifier(roles.views)};`
}
