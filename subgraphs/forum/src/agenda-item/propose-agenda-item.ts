import { randomUUID } from 'node:crypto'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { optionalWords, wordsOf } from '../acts/fields.ts'
import { conflict, speakerOf } from '../acts/speaker.ts'
import { lockMeeting } from '../meeting/locked-meeting.ts'
import { type AgendaSource, agendaItems } from './agenda-item-table.ts'

export interface ProposeAgendaItemInput extends ActInput {
  readonly agency: string
  readonly meetingId: string
  readonly subject: string
  readonly source?: AgendaSource | null
  readonly aboutId?: string | null
}

/** An agency puts an item on the agenda of a meeting that is still to come. */
export const proposeAgendaItem: Act<
  ProposeAgendaItemInput,
  { readonly item: Reference; readonly meeting: Reference }
> = async (_, { input }, context) => {
  const proposedBy = speakerOf(context, input.agency)
  const subject = wordsOf('subject', input.subject, 300)
  const aboutId = optionalWords('aboutId', input.aboutId, 100)
  const { meetingId } = input
  const item = await context.write('proposeAgendaItem', input, async (write) => {
    const { heldOn, state } = await lockMeeting(write, meetingId)
    if (state !== 'PLANNED' || heldOn < context.today)
      throw conflict('meetingId', 'This meeting is over.', 'Rapat ini sudah lewat.')
    const id = randomUUID()
    const source = input.source ?? 'PROPOSAL'
    await write.insert(agendaItems, { id, meetingId, proposedBy, subject, source, aboutId, addedOn: context.today })
    return { id }
  })
  return { item, meeting: { id: meetingId } }
}
