import type { Write } from '@simpul/agency'
import { workers } from '../worker/worker-table.ts'
import { noteStage } from '../worker-stage/note-stage.ts'

/**
 * Ends the way of a worker who has died, and with it what companies read of her. From abroad the way to its end leads
 * through the return. Where neither can follow on that day, the death stands and an officer moves the worker.
 */
export async function endWay(write: Write, workerId: string, on: string): Promise<void> {
  const isEnded =
    (await noteStage(write, workerId, 'CLOSED', on)) ||
    ((await noteStage(write, workerId, 'RETURNED', on)) && (await noteStage(write, workerId, 'CLOSED', on)))
  if (!isEnded) return
  const found = await write.query<readonly { readonly id: string }[]>(
    'select distinct company_id as id from filed_placement where worker_id = $1 and company_id is not null order by 1',
    [workerId],
  )
  for (const { id } of found) await write.endParty(workers.type, workerId, id)
}
