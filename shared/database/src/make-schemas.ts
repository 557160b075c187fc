import type pg from 'pg'
import type { DatabaseNames } from './database-names.ts'

/**
 * Makes the schemas and says who may use what in them, now and for all that later migrations make: `own` holds the
 * tables, `partner` the views that other agencies read, `simpul` the functions that all share.
 */
export async function makeSchemas(migrator: pg.Client, names: DatabaseNames): Promise<void> {
  await migrator.query(closeDatabase(names))
  await migrator.query(schemas(names))
  await migrator.query(defaultRights(names))
}

const closeDatabase = ({ database, own, partner }: DatabaseNames) => `
  revoke all on database ${database} from public;
  grant connect on database ${database} to ${own}, ${partner};
  revoke all on schema public from public;
`

const schemas = ({ own, partner, views }: DatabaseNames) => `
  create schema if not exists own;
  create schema if not exists partner;
  create schema if not exists simpul;
  grant usage on schema own to ${own}, ${views};
  grant usage on schema partner to ${partner};
  grant usage, create on schema partner to ${views};
  grant usage on schema simpul to ${own}, ${partner}, ${views};
`

// Every role may run a new function unless that is taken back for the whole database; a schema alone cannot.
const defaultRights = ({ migrator, own, partner, views }: DatabaseNames) => `
  alter default privileges for role ${migrator}, ${views} revoke execute on functions from public;
  alter default privileges in schema own grant select, insert, update, delete on tables to ${own};
  alter default privileges in schema own grant select on tables to ${views};
  alter default privileges in schema own grant usage, select on sequences to ${own};
  alter default privileges in schema own grant execute on functions to ${own}, ${views};
  alter default privileges for role ${migrator}, ${views} in schema partner grant select on tables to ${partner};
  alter default privileges in schema simpul grant execute on functions to ${own}, ${partner}, ${views};
`
