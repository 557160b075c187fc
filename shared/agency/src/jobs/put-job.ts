import type { OwnSql } from '../doors/operation.ts'
import type { JobKind } from './job-kind.ts'

/** A job that is to be done from a time on. */
export interface NewJob {
  /** Unique among the jobs of its kind: the id of the row that it is about. */
  readonly key: string
  readonly runAt: Date
  readonly payload: object
}

/** Puts a job into the queue with the transaction's other writes; one of the same kind and key is replaced. */
export async function putJob(own: OwnSql, kind: Pick<JobKind, 'name'>, { key, runAt, payload }: NewJob): Promise<void> {
  await own.query(
    `select 1 from graphile_worker.add_job($1, payload => $2::json, run_at => $3::timestamptz, job_key => $4)`,
    [kind.name, JSON.stringify(payload), runAt, jobKey(kind.name, key)],
  )
}

/** The first job of work that comes back by itself; where one waits already, that stays due when it was. */
export async function beginJob(own: Pick<OwnSql, 'query'>, kind: Pick<JobKind, 'name'>, runAt: Date): Promise<void> {
  await own.query(
    `select 1 from graphile_worker.add_job($1, payload => '{}'::json, run_at => $2::timestamptz, job_key => $3,
       job_key_mode => 'preserve_run_at')`,
    [kind.name, runAt, jobKey(kind.name, kind.name)],
  )
}

/** Takes a job back. One that is being done at this moment ends first; one that is not done yet never will be. */
export async function removeJob(own: OwnSql, kind: Pick<JobKind, 'name'>, key: string): Promise<void> {
  await own.query('select 1 from graphile_worker.remove_job($1)', [jobKey(kind.name, key)])
}

function jobKey(kind: string, key: string): string {
  return `${kind}:${key}`
}
