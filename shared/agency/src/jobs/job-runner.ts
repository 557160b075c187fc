import { type Runner, run } from 'graphile-worker'
import type { Logger } from 'pino'
import { beginJobs } from './begin-jobs.ts'
import { doJob, type JobServices } from './do-job.ts'
import { freeJobs } from './free-jobs.ts'
import { type JobKind, jobKindsByName } from './job-kind.ts'
import { jobLogger } from './job-logger.ts'

/** Does an agency's jobs while it is served. */
export interface JobRunner {
  /** Waits for the jobs that are being done. */
  stop(): Promise<void>
}

export interface JobRunnerOptions {
  readonly kinds: readonly JobKind[]
  readonly services: JobServices
  readonly logger: Logger
  /** The address of the role that serves the agency's own rows. */
  readonly url: string
  readonly pollMilliseconds?: number
}

/** How often jobs are looked for that a process of this agency took and, killed meanwhile, never ended. */
const sweepMilliseconds = 30_000
const stuckSeconds = 120

/** Starts with what is overdue. A job that fails is tried again, later each time, 25 times over some days. */
export async function jobRunner({
  kinds,
  services,
  logger,
  url,
  pollMilliseconds = 2_000,
}: JobRunnerOptions): Promise<JobRunner> {
  const { database } = services
  await freeJobs(database, 0)
  await beginJobs(kinds, services)
  const runner = await run(
    {
      connectionString: url,
      maxPoolSize: 3,
      concurrency: 2,
      pollInterval: pollMilliseconds,
      noHandleSignals: true,
      logger: jobLogger(logger),
    },
    tasksOf({ kinds, services, logger }),
    [],
  )
  runner.promise.catch((error: unknown) => logger.error({ err: error }, 'the job queue stopped'))
  const sweep = setInterval(() => {
    freeJobs(database, stuckSeconds).catch((error: unknown) => logger.warn({ err: error }, 'jobs could not be freed'))
  }, sweepMilliseconds)
  sweep.unref()
  return { stop: () => stop(runner, sweep) }
}

function tasksOf({ kinds, services, logger }: Pick<JobRunnerOptions, 'kinds' | 'services' | 'logger'>) {
  const tasks = [...jobKindsByName(kinds)].map(([name, kind]) => [
    name,
    async (payload: unknown, { job: { id, key } }: { job: { id: string; key: string | null } }) => {
      await doJob(kind, { id, key, payload }, services).catch((error: unknown) => {
        logger.warn({ err: error, job: name }, 'a job failed and is tried again')
        throw error
      })
    },
  ])
  return Object.fromEntries(tasks)
}

async function stop(runner: Runner, sweep: NodeJS.Timeout): Promise<void> {
  clearInterval(sweep)
  await runner.stop().catch(() => undefined) // it may have stopped by itself, which was logged
}
