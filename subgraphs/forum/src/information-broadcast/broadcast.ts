import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { wordsOf } from '../acts/fields.ts'
import { nameSeats, speakerOf } from '../acts/speaker.ts'
import { informationBroadcasts } from './information-broadcast-table.ts'

export interface BroadcastInput extends ActInput {
  readonly agency: string
  readonly text: string
}

/** An agency lets all others know something. */
export const broadcast: Act<BroadcastInput, { readonly broadcast: Reference }> = async (_, { input }, context) => {
  const fromAgency = speakerOf(context, input.agency)
  const text = wordsOf('text', input.text)
  const sent = await context.write('broadcast', input, async (write) => {
    const id = randomUUID()
    await write.insert(informationBroadcasts, { id, fromAgency, text, sentOn: context.today })
    await nameSeats(write, informationBroadcasts.type, id)
    return { id }
  })
  return { broadcast: sent }
}
