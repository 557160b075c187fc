import type pg from 'pg'
import { DatabaseError } from './database-error.ts'
import type { DatabaseNames } from './database-names.ts'

/** What no role of an agency may be or do, with the words for it. Each row is a condition that must find nothing. */
const forbidden: readonly (readonly [what: string, condition: string])[] = [
  ['is a superuser', 'r.rolsuper'],
  ['passes by row-level security', 'r.rolbypassrls'],
  ['may make roles', 'r.rolcreaterole'],
  ['may make databases', 'r.rolcreatedb'],
  ['may read the stream of replication', 'r.rolreplication'],
  ['may sign in although nobody should', 'r.rolname = $4 and r.rolcanlogin'],
  ['may use the tables of its agency', `r.rolname = $3 and has_schema_privilege(r.oid, 'own', 'USAGE')`],
  ['may make things in the tables’ schema', `r.rolname <> $1 and has_schema_privilege(r.oid, 'own', 'CREATE')`],
  [
    'may act as another role',
    'exists (select from pg_auth_members m where m.member = r.oid and not (r.rolname = $1 and m.roleid = to_regrole($4)))',
  ],
]

/** Refuses roles that can do more than they must: rights that someone gave them by hand would open what is closed. */
export async function verifyAccess(client: pg.Client, names: DatabaseNames): Promise<void> {
  const { migrator, own, partner, views } = names
  const cases = forbidden.map(([what, condition]) => `when ${condition} then '${what}'`)
  const { rows } = await client.query<{ role: string; what: string }>(
    `select r.rolname as role, case ${cases.join(' ')} end as what
     from pg_roles r where r.rolname in ($1, $2, $3, $4) and case ${cases.join(' ')} end is not null`,
    [migrator, own, partner, views],
  )
  for (const { role, what } of rows) throw tooStrong(role, what)
}

function tooStrong(role: string, what: string): DatabaseError {
  return new DatabaseError(
    'ROLE_TOO_STRONG',
    `The role "${role}" ${what}, which would open what must stay closed. Take that right from it, and start again.`,
  )
}
