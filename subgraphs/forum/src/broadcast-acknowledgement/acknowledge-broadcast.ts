import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { conflict, speakerOf } from '../acts/speaker.ts'
import { informationBroadcasts } from '../information-broadcast/information-broadcast-table.ts'
import { broadcastAcknowledgements } from './broadcast-acknowledgement-table.ts'

export interface AcknowledgeBroadcastInput extends ActInput {
  readonly agency: string
  readonly broadcastId: string
}

/** An agency takes note of what another let it know; twice is once. */
export const acknowledgeBroadcast: Act<AcknowledgeBroadcastInput, { readonly broadcast: Reference }> = async (
  _,
  { input },
  context,
) => {
  const agency = speakerOf(context, input.agency)
  const { broadcastId: id } = input
  const broadcast = await context.write('acknowledgeBroadcast', input, async (write) => {
    const found = await write.find(informationBroadcasts, id)
    if (found === null)
      throw new HubError(
        'NOT_FOUND',
        'There is no such broadcast, or none that you may know of. · Tidak ada informasi itu, atau Anda tidak boleh mengetahuinya.',
        { detail: { field: 'input.broadcastId' } },
      )
    if (found.fromAgency === agency)
      throw conflict('broadcastId', 'Your own agency sent it.', 'Lembaga Anda sendiri yang mengirimnya.')
    await write.query(
      `insert into ${broadcastAcknowledgements.table} (id, information_broadcast_id, agency, acknowledged_on)
       values ($1, $2, $3, $4) on conflict (information_broadcast_id, agency) do nothing`,
      [randomUUID(), id, agency, context.today],
    )
    return { id }
  })
  return { broadcast }
}
