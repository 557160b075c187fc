import type { Write } from '@simpul/agency'
import { workers } from '../worker/worker-table.ts'

/** Once a worker's way is closed, the companies that placed her are no longer parties of her. */
export async function leaveCompanies(write: Write, workerId: string): Promise<void> {
  const found = await write.query<readonly { readonly id: string }[]>(
    'select distinct company_id as id from filed_placement where worker_id = $1 and company_id is not null order by 1',
    [workerId],
  )
  for (const { id } of found) await write.endParty(workers.type, workerId, id)
}
