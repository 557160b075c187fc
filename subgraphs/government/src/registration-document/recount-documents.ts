import type { Write } from '@simpul/agency'

/** Says of a worker how much of the open checklist is accepted, as it stands now. */
export async function recountDocuments(write: Write, workerId: string): Promise<void> {
  await write.query(
    `update worker set documents_complete_percent = coalesce((
       select 100 * count(d.id) / cardinality(c.items) from worker_checklist c
       left join registration_document d on d.worker_id = c.worker_id and d.type = any(c.items) and d.state = 'ACCEPTED'
       where c.worker_id = $1 and c.ended_on is null group by c.items), 0)
     where id = $1`,
    [workerId],
  )
}
