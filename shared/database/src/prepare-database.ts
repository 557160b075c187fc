import type pg from 'pg'
import { connectAs } from './admin-connection.ts'
import { databaseAddress } from './database-address.ts'
import { DatabaseError } from './database-error.ts'
import { type DatabaseNames, databaseNames } from './database-names.ts'
import { errorCode } from './error-code.ts'
import { makeDatabase } from './make-database.ts'
import { makeRoles } from './make-roles.ts'
import { makeSchemas } from './make-schemas.ts'
import { refuseUnfit } from './refuse-unfit.ts'
import { verifyAccess } from './verify-access.ts'

/** One password for each role that signs in. */
export interface DatabasePasswords {
  readonly migrator: string
  readonly own: string
  readonly partner: string
}

/** What a database is prepared with. */
export interface PrepareOptions {
  /** A superuser of the server, or a role with CREATEROLE and CREATEDB. */
  readonly adminUrl: string
  /** The database's name, from which the roles have theirs: `simpul_government`. */
  readonly name: string
  readonly passwords: DatabasePasswords
}

/** The addresses of one agency's database, one for each role that signs in, passwords included. */
export interface DatabaseAccess {
  /** Changes the structure: for `migrate` and `seed`, never for serving. */
  readonly migrator: string
  /** Serves the agency's own staff: `own` is its search path. */
  readonly own: string
  /** Serves other agencies: `partner` is its search path, and the tables are closed to it. */
  readonly partner: string
}

/** Makes an agency's database, roles and schemas, or makes sure of them, and checks that the roles cannot do more. */
export async function prepareDatabase(options: PrepareOptions): Promise<DatabaseAccess> {
  const names = databaseNames(options.name)
  const access = accessOf(options, names)
  await asServerAdmin(options.adminUrl, async (admin) => {
    await refuseUnfit(admin)
    await oneAtATime(admin)
    await explained(admin, async () => {
      await makeRoles(admin, names, options.passwords)
      await makeDatabase(admin, names)
    })
  })
  await connectAs(access.migrator, 'simpul prepare', async (migrator) => {
    await explained(migrator, () => makeSchemas(migrator, names))
    await verifyAccess(migrator, names)
  })
  return access
}

// Signs in to the address’s database, or, where that is the one still to be made, to `postgres`.
async function asServerAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await connectAs(adminUrl, 'simpul prepare', work)
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === 'DATABASE_MISSING')) throw error
    return connectAs(databaseAddress(adminUrl, { database: 'postgres' }), 'simpul prepare', work)
  }
}

function accessOf({ adminUrl, passwords }: PrepareOptions, names: DatabaseNames): DatabaseAccess {
  const { database } = names
  return {
    migrator: databaseAddress(adminUrl, { database, role: names.migrator, password: passwords.migrator }),
    own: databaseAddress(adminUrl, { database, role: names.own, password: passwords.own }),
    partner: databaseAddress(adminUrl, { database, role: names.partner, password: passwords.partner }),
  }
}

// Roles are rows that all databases of a server share, and two who change the same one at once fail.
async function oneAtATime(admin: pg.Client): Promise<void> {
  await admin.query(`select pg_advisory_lock(hashtextextended('simpul prepare', 0))`)
}

async function explained(client: pg.Client, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    if (errorCode(cause) !== '42501' || !(cause instanceof Error)) throw cause
    throw new DatabaseError(
      'RIGHT_MISSING',
      `The role "${client.user ?? ''}" lacks a right on the server: ${cause.message}. Let an administrator of the server give it, or give the address of a superuser.`,
      { cause },
    )
  }
}
