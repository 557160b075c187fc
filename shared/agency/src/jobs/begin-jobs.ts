import type { JobServices } from './do-job.ts'
import type { JobKind } from './job-kind.ts'
import { beginJob } from './put-job.ts'

/** Sees to it that work which comes back by itself has its job: at each start, so that a new kind begins too. */
export async function beginJobs(
  kinds: readonly JobKind[],
  { database, clock }: Pick<JobServices, 'database' | 'clock'>,
): Promise<void> {
  const own = {
    query: (sql: string, parameters?: readonly unknown[]) => database.own.query(sql, [...(parameters ?? [])]),
  }
  for (const kind of kinds) if (kind.beginsAt !== undefined) await beginJob(own, kind, kind.beginsAt(clock()))
}
