import type pg from 'pg'
import { DatabaseError } from './database-error.ts'
import type { DatabaseNames } from './database-names.ts'

interface Found {
  readonly owner: string
  readonly encoding: string
}

/** Makes the database with the migrator as its owner, or makes the migrator the owner of the one that exists. */
export async function makeDatabase(admin: pg.Client, { database, migrator }: DatabaseNames): Promise<void> {
  await joinOwner(admin, migrator)
  const found = await findDatabase(admin, database)
  if (found === undefined) {
    await admin.query(`create database ${database} owner ${migrator} template template0 strategy ${await strategy(admin)}
      encoding 'UTF8' locale 'C' locale_provider builtin builtin_locale 'C.UTF-8'`)
    return
  }
  if (found.encoding !== 'UTF8') throw wrongEncoding(database, found.encoding)
  if (found.owner !== migrator) await admin.query(`alter database ${database} owner to ${migrator}`)
}

// Who is not a superuser may give a database only to a role that it is a member of, and may connect only as its member.
async function joinOwner(admin: pg.Client, migrator: string): Promise<void> {
  const { rows } = await admin.query<{ me: string }>(
    'select quote_ident(current_user) as me from pg_roles where rolname = current_user and not rolsuper',
  )
  for (const { me } of rows) await admin.query(`grant ${migrator} to ${me} with inherit true, set true`)
}

async function findDatabase(admin: pg.Client, database: string): Promise<Found | undefined> {
  const { rows } = await admin.query<Found>(
    `select pg_get_userbyid(datdba) as owner, pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = $1`,
    [database],
  )
  return rows[0]
}

// Measured: where nothing waits for the disk (tests), copying the files takes 14 ms and logging them 65 ms. Elsewhere a
// copy forces a checkpoint on everybody, and is not faster.
async function strategy(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ fsync: string }>(`select current_setting('fsync') as fsync`)
  return rows[0]?.fsync === 'off' ? 'file_copy' : 'wal_log'
}

function wrongEncoding(database: string, encoding: string): DatabaseError {
  return new DatabaseError(
    'DATABASE_UNSUITABLE',
    `The database "${database}" keeps text as ${encoding}, and the hub needs UTF8. Make it anew with ENCODING 'UTF8', or let the hub make it.`,
  )
}
