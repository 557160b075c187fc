import { writeWith } from '../acts/write.ts'
import { type AgencyDatabase, writeAsCaller } from '../enforcement/as-caller.ts'
import { nothingOpen } from '../enforcement/openings.ts'
import type { JobKind } from './job-kind.ts'

/** A job as the queue gave it out. */
export interface TakenJob {
  readonly id: string
  readonly key: string | null
  readonly payload: unknown
}

/** What jobs are done with. */
export interface JobServices {
  /** The agency whose jobs they are. */
  readonly agency: string
  readonly database: AgencyDatabase
  readonly clock: () => Date
  /** The forum as the register names it; null where it names none. */
  readonly keeper: () => string | null
  readonly onTold?: (() => void) | undefined
}

/**
 * Does one job and takes it out of the queue, in one transaction. Its row is locked first, so a job that was given out
 * twice, because its first process seemed dead, is done by one of them; and one that was replaced or removed meanwhile
 * is not done. Answers whether it was.
 */
export async function doJob(kind: JobKind, job: TakenJob, services: JobServices): Promise<boolean> {
  const { agency, database, clock, keeper, onTold } = services
  let hasTold = false
  const onTell = () => {
    hasTold = true
  }
  const caller = { side: 'own', agency, person: '', purpose: '', subject: '', openings: nothingOpen } as const
  const isDone = await writeAsCaller(database, caller, async (rows) => {
    const [held] = await rows.query<{ key: string | null }[]>(
      'select key from graphile_worker._private_jobs where id = $1 for update',
      [job.id],
    )
    if (held === undefined) return false
    await rows.query('delete from graphile_worker._private_jobs where id = $1', [job.id])
    if (held.key !== job.key) return false
    const now = clock()
    const setting = { agency, keeper: keeper(), now }
    await kind.work(writeWith(rows, setting, onTell), job.payload, now)
    return true
  })
  if (hasTold) onTold?.()
  return isDone
}
