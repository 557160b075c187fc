import { putNotice } from '../notices/put-notice.ts'
import type { SubgraphServices } from '../server/services.ts'
import { withOwnSql } from './own-sql.ts'
import type { PeerReply } from './peer-client.ts'

/** A refusal of what was said: the same words will never be heard, however often they come. */
const finalStatuses: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422])

/** Whether a refused letter leaves the queue. One that is refused for who sends it today, or by a fault, waits. */
export function isFinal(reply: PeerReply): boolean {
  return reply.kind === 'refused' && !reply.isForNow && finalStatuses.has(reply.status)
}

/** A letter that another agency refused, and its words. */
export interface RefusedLetter {
  readonly id: string
  readonly agency: string
  readonly because: string
}

/** Takes a letter out of the queue, keeps it with the reason, and tells the head of this agency. Those behind it go on. */
export async function parkLetter(services: SubgraphServices, { id, agency, because }: RefusedLetter): Promise<void> {
  const { database, clock } = services
  const nobody = { agency: '', person: '', purpose: '' }
  await withOwnSql(database, nobody, async (own) => {
    const now = clock()
    const parked = await own.query(
      `update outbox set refused_as = $2, last_answer = $2, parked_at = $3
       where id = $1 and delivered_at is null and refused_as is null returning id`,
      [id, because, now],
    )
    if (parked.length === 0) return
    await putNotice(own, { to: 'HEAD', about: { type: 'OutboxLetter', id }, words: wordsOf(agency) }, now)
  })
}

function wordsOf(agency: string): { readonly en: string; readonly id: string } {
  return {
    en: `${agency} refused something that it was told. It is parked with the reason: see outboxList, and outboxRetry once it is mended.`,
    id: `${agency} menolak suatu pemberitahuan. Pemberitahuan itu ditahan beserta alasannya: lihat outboxList, lalu outboxRetry bila sudah dibenahi.`,
  }
}
