import { doJob, type JobServices, type TakenJob } from './do-job.ts'
import { type JobKind, jobKindsByName } from './job-kind.ts'

/** How many jobs one look takes at most, so that a job that makes itself anew does not go on for ever. */
const most = 10_000

/**
 * Does whatever is due by the agency's clock, one job after the other, and gives their number. For tests and for
 * tools: a served agency has `jobRunner`. The first that fails stops it, with its error.
 */
export async function doDueJobs(kinds: readonly JobKind[], services: JobServices): Promise<number> {
  const byName = jobKindsByName(kinds)
  let done = 0
  for (let looked = 0; looked < most; looked += 1) {
    const job = await nextDue([...byName.keys()], services)
    const kind = byName.get(job?.kind ?? '')
    if (job === undefined || kind === undefined) return done
    if (await doJob(kind, job, services)) done += 1
  }
  throw new Error(`After ${most} jobs there is still one due.`)
}

async function nextDue(
  names: readonly string[],
  { database, clock }: JobServices,
): Promise<(TakenJob & { readonly kind: string }) | undefined> {
  const [found] = await database.own.query<(TakenJob & { kind: string })[]>(
    `select j.id, j.key, j.payload, t.identifier as kind
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.run_at <= $1 and j.attempts < j.max_attempts and t.identifier = any($2)
     order by j.priority, j.run_at, j.id limit 1`,
    [clock(), names],
  )
  return found
}
