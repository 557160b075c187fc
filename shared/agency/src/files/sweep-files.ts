import type { JobKind } from '../jobs/job-kind.ts'
import type { ObjectStore } from './object-store.ts'

const hour = 3_600_000

/**
 * Removes, once a day, what no row shows: files that no act attached within a day, what an interrupted upload left,
 * and files that another has replaced. Nobody may attach a file so old, so none is removed under an act's hands; and a
 * sweep that is killed after the store forgot a file is simply done again.
 */
export function sweepFilesJob(store: ObjectStore): JobKind {
  const kind: JobKind = {
    name: 'sweep-files',
    beginsAt: (now) => new Date(now.getTime() + hour),
    async work(write, _, now) {
      const gone = await write.own.query<{ id: string }>(
        `delete from stored_file where (attached_at is null and begun_at < now() - interval '25 hours')
           or replaced_at < now() - interval '25 hours' returning id`,
      )
      for (const { id } of gone) await store.delete(id)
      await write.own.query('delete from used_file_link where until < now()')
      await write.job(kind, kind.name, new Date(now.getTime() + 24 * hour), {})
    },
  }
  return kind
}
