import { runMigrations } from 'graphile-worker'
import type { DatabaseRoles } from '../enforcement/generate.ts'
import { identifier } from '../rows/names.ts'
import { jobLogger } from './job-logger.ts'

/** Makes the queue's own schema, `graphile_worker`, as the migrator, beside the agency's and its views. */
export async function makeJobTables(migratorUrl: string): Promise<void> {
  await runMigrations({ connectionString: migratorUrl, maxPoolSize: 2, noHandleSignals: true, logger: jobLogger() })
}

/** What the serving role may do there. The queue's tables hide their rows from everybody whom no policy names. */
export function jobRights(roles: DatabaseRoles): string {
  const own = identifier(roles.own)
  return `
grant usage on schema graphile_worker to ${own};
grant select on all tables in schema graphile_worker to ${own};
grant execute on all functions in schema graphile_worker to ${own};
do $$ declare found text; begin
  for found in select relname from pg_class
    where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity loop
    execute format('grant insert, update, delete on graphile_worker.%I to ${own}', found);
    execute format('drop policy if exists own_jobs on graphile_worker.%I', found);
    execute format('create policy own_jobs on graphile_worker.%I to ${own} using (true) with check (true)', found);
  end loop;
end $$;`
}
