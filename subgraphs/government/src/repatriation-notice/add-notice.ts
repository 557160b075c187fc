import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { repatriationNotices } from './repatriation-notice-table.ts'

/**
 * Tells the company that placed a worker last that she has come home: the bare fact. It goes out however she came home and
 * whoever the company is, or its absence would tell that there was a complaint.
 */
export async function addNotice(write: Write, workerId: string, returnedOn: string): Promise<void> {
  const [placed] = await write.query<readonly { readonly company: string }[]>(
    `select company_id as company from filed_placement
     where worker_id = $1 and company_id is not null and departure_date <= $2 and status <> 'CANCELLED'
     order by departure_date desc, id limit 1`,
    [workerId, returnedOn],
  )
  if (placed === undefined) return
  const row = { id: randomUUID(), workerId, companyId: placed.company, returnedOn }
  await write.insert(repatriationNotices, row)
  await write.party('RepatriationNotice', row.id, row.companyId)
}
