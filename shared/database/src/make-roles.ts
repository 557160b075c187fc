import type pg from 'pg'
import { DatabaseError } from './database-error.ts'
import type { DatabaseNames } from './database-names.ts'
import type { DatabasePasswords } from './prepare-database.ts'
import { scramVerifier } from './scram-verifier.ts'

/** Makes the four roles, or sets the passwords of those that exist. A new role has no right by default. */
export async function makeRoles(admin: pg.Client, names: DatabaseNames, passwords: DatabasePasswords): Promise<void> {
  const { migrator, own, partner, views } = names
  const missing = await findMissing(admin, [migrator, own, partner, views])
  await admin.query(`
    ${missing.map((role) => `create role ${role};`).join(' ')}
    alter role ${migrator} login password '${scramVerifier(passwords.migrator)}';
    alter role ${own} login password '${scramVerifier(passwords.own)}';
    alter role ${partner} login password '${scramVerifier(passwords.partner)}';
    alter role ${views} nologin;
    alter role ${migrator} set search_path = own;
    alter role ${own} set search_path = own;
    alter role ${partner} set search_path = partner;
    grant ${views} to ${migrator} with inherit true, set true;
  `)
}

async function findMissing(admin: pg.Client, roles: readonly string[]): Promise<readonly string[]> {
  const { rows } = await admin.query<{ role: string; mayChange: boolean; me: string }>(
    `select rolname as role, current_user as me, pg_has_role(current_user, oid, 'USAGE WITH ADMIN OPTION') as "mayChange"
     from pg_roles where rolname = any($1) order by rolname`,
    [roles],
  )
  for (const { role, mayChange, me } of rows) if (!mayChange) throw foreignRole(role, me)
  return roles.filter((role) => rows.every((found) => found.role !== role))
}

function foreignRole(role: string, me: string): DatabaseError {
  return new DatabaseError(
    'RIGHT_MISSING',
    `The role "${role}" exists, and "${me}" may not change it because it did not make it. Let an administrator run: GRANT ${role} TO "${me}" WITH ADMIN OPTION.`,
  )
}
