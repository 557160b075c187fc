import { HubError, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { conflict, speakerOf } from '../acts/speaker.ts'
import { hoursUntil } from './breach-clock.ts'
import { type BreachNoticeRow, breachNotices } from './breach-notice-table.ts'
import { notified } from './report-breach.ts'

export interface RecordBreachNotifiedInput extends ActInput {
  readonly breachId: string
  readonly expectedVersion: number
  readonly notifiedAt: string
}

/** The agency says when it notified the subjects and the authority, once. */
export const recordBreachNotified: Act<RecordBreachNotifiedInput, { readonly breach: Reference }> = async (
  _,
  { input },
  context,
) => {
  const { breachId: id, expectedVersion } = input
  const breach = await context.write('recordBreachNotified', input, async (write) => {
    const found = await lockBreach(write, id)
    speakerOf(context, found.agency)
    if (found.notifiedAt !== null)
      throw conflict('breachId', 'This breach was notified already.', 'Pelanggaran ini sudah diberitahukan.')
    const detectedAt = new Date(found.detectedAt)
    const notifiedAt = notified(input.notifiedAt, detectedAt, context.now) ?? context.now
    const hoursUntilNotice = hoursUntil(detectedAt, notifiedAt)
    await write.change(breachNotices, id, expectedVersion, { notifiedAt, hoursUntilNotice })
    return { id }
  })
  return { breach }
}

async function lockBreach(write: Write, id: string): Promise<BreachNoticeRow> {
  await write.query('select from breach_notice where id = $1 for update', [id])
  const found = await write.find(breachNotices, id)
  if (found !== null) return found
  throw new HubError(
    'NOT_FOUND',
    'There is no such notice, or none that you may know of. · Tidak ada pemberitahuan itu, atau Anda tidak boleh mengetahuinya.',
    { detail: { field: 'input.breachId' } },
  )
}
