import type pg from 'pg'
import { connectAs } from './admin-connection.ts'
import { databaseAddress } from './database-address.ts'
import { type DatabaseNames, databaseNames } from './database-names.ts'

/** Which database, and who may drop it. */
export interface DropOptions {
  readonly adminUrl: string
  readonly name: string
}

/** Drops an agency's database with its connections and its roles; nothing happens when there is none. */
export async function dropDatabase({ adminUrl, name }: DropOptions): Promise<void> {
  const names = databaseNames(name)
  await connectAs(databaseAddress(adminUrl, { database: 'postgres' }), 'simpul drop', async (admin) => {
    await joinRoles(admin, names)
    await admin.query(`drop database if exists ${names.database} with (force)`)
    for (const role of rolesOf(names)) await admin.query(`drop role if exists ${role}`)
  })
}

/** Empties every table of the schema `own`, as the migrator. The structure, the roles and the migrations stay. */
export async function clearDatabase({ url }: { readonly url: string }): Promise<void> {
  await connectAs(url, 'simpul clear', async (migrator) => {
    const { rows } = await migrator.query<{ tables: string | null }>(
      `select string_agg(c.oid::regclass::text, ', ') as tables from pg_class c
       where c.relnamespace = 'own'::regnamespace and c.relkind in ('r', 'p')`,
    )
    const tables = rows[0]?.tables ?? null
    if (tables !== null) await migrator.query(`truncate ${tables} restart identity cascade`)
  })
}

// Who is not a superuser may end the connections of a role, and drop what it owns, only as its member.
async function joinRoles(admin: pg.Client, names: DatabaseNames): Promise<void> {
  const { rows } = await admin.query<{ me: string; role: string }>(
    `select quote_ident(me.rolname) as me, r.rolname as role from pg_roles me, pg_roles r
     where me.rolname = current_user and not me.rolsuper and r.rolname = any($1)`,
    [rolesOf(names)],
  )
  for (const { me, role } of rows) await admin.query(`grant ${role} to ${me} with inherit true`)
}

function rolesOf({ migrator, own, partner, views }: DatabaseNames): readonly string[] {
  return [migrator, own, partner, views]
}
