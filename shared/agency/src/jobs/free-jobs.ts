import type { AgencyDatabase } from '../enforcement/as-caller.ts'

/**
 * Gives jobs back that were taken so many seconds ago and are not being done: their process was killed. The row of a
 * job that is being done is locked; one that was taken this moment may be given out twice, and is done once all the same.
 */
export async function freeJobs({ own }: AgencyDatabase, seconds: number): Promise<void> {
  await own.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where id in (select id from graphile_worker._private_jobs
                  where locked_at <= now() - $1 * interval '1 second' for update skip locked)`,
    [seconds],
  )
}
