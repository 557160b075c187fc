import { addDays, type JobKind, jakartaDay, type NamedJob, type Write } from '@simpul/agency'
import { z } from 'zod'
import { recountDocuments } from './recount-documents.ts'

/** What looks whether a document has run out. */
const documentExpiry: NamedJob = { name: 'registration-document-expiry' }

const payload = z.object({ id: z.string() })

/** Has a document looked at again once its last day is over in Jember. */
export async function lookAtExpiry(write: Write, id: string, expiresOn: string): Promise<void> {
  await write.job(documentExpiry, id, new Date(`${addDays(expiresOn, 1)}T00:00:00+07:00`), { id })
}

/** Says that an accepted document has run out, if by now it has. */
export const documentExpiryJob: JobKind = {
  ...documentExpiry,
  async work(write, given, now) {
    const day = jakartaDay(now)
    const [worker] = await write.query<readonly { readonly id: string }[]>(
      `select w.id from worker w join registration_document d on d.worker_id = w.id
       where d.id = $1 for update of w`,
      [payload.parse(given).id],
    )
    if (worker === undefined) return
    await write.query(
      `update registration_document set state = 'EXPIRED', version = version + 1
       where id = $1 and state = 'ACCEPTED' and expires_on < $2`,
      [payload.parse(given).id, day],
    )
    await recountDocuments(write, worker.id)
  },
}
