import type { Write } from '@simpul/agency'
import { ngoTables } from '../tables.ts'

/**
 * Says on all that hangs on a case whom it is about, once that is known. What names its reader in `subjectId` stays as
 * it is: there an empty one may mean that it holds other people's data.
 */
export async function nameWorker(write: Write, caseId: string, workerId: string): Promise<void> {
  for (const { table, columns } of ngoTables)
    if ('caseId' in columns && 'workerId' in columns)
      await write.query(`update "${table}" set worker_id = $2 where case_id = $1 and worker_id is null`, [
        caseId,
        workerId,
      ])
}
