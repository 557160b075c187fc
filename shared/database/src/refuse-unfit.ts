import type pg from 'pg'
import { DatabaseError } from './database-error.ts'

interface Fitness {
  readonly role: string
  readonly version: number
  readonly shown: string
  readonly isSuper: boolean
  readonly maySetRoles: boolean
  readonly mayMakeDatabases: boolean
}

/** Refuses a server older than 18, and a role that may not make databases and roles. */
export async function refuseUnfit(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<Fitness>(`
    select rolname as role, current_setting('server_version_num')::int as version,
      current_setting('server_version') as shown, rolsuper as "isSuper",
      rolcreaterole as "maySetRoles", rolcreatedb as "mayMakeDatabases"
    from pg_roles where rolname = current_user`)
  for (const fitness of rows) {
    refuseOldServer(fitness.version, fitness.shown)
    refuseWithoutRights(fitness)
  }
}

/** Refuses a server that lacks what the hub builds on. */
export function refuseOldServer(version: number, shown: string): void {
  if (version >= 180_000) return
  throw new DatabaseError(
    'SERVER_TOO_OLD',
    `The server runs PostgreSQL ${shown}, and the hub needs 18 or newer. Upgrade it, or leave its address out to use the embedded one.`,
  )
}

function refuseWithoutRights({ role, isSuper, maySetRoles, mayMakeDatabases }: Fitness): void {
  const missing = [maySetRoles ? [] : ['CREATEROLE'], mayMakeDatabases ? [] : ['CREATEDB']].flat()
  if (isSuper || missing.length === 0) return
  throw new DatabaseError(
    'RIGHT_MISSING',
    `The role "${role}" lacks ${missing.join(' and ')} on the server. Let an administrator run: ALTER ROLE "${role}" ${missing.join(' ')}.`,
  )
}
