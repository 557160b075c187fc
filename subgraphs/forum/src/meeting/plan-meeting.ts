import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { comingDay, refusedField, wordsOf } from '../acts/fields.ts'
import { nameSeats, seatedAgencies } from '../acts/speaker.ts'
import { fillNextAgenda } from '../agenda-item/fill-next-agenda.ts'
import { meetings } from './meeting-table.ts'

export interface PlanMeetingInput extends ActInput {
  readonly heldOn: string
  readonly place: string
  readonly chairedBy: string
}

/** Plans a meeting. What waits for one, as overdue commitments and new outcomes, is on its agenda at once. */
export const planMeeting: Act<PlanMeetingInput, { readonly meeting: Reference }> = async (_, { input }, context) => {
  const heldOn = comingDay('heldOn', input.heldOn, context.today)
  const place = wordsOf('place', input.place, 200)
  const meeting = await context.write('planMeeting', input, async (write) => {
    await requireSeat(write, 'chairedBy', input.chairedBy)
    const id = randomUUID()
    await write.insert(meetings, {
      ...{ id, heldOn, place, chairedBy: input.chairedBy, state: 'PLANNED', version: 1 },
      ...{ firstPlannedOn: null, changedBecause: null },
    })
    await nameSeats(write, meetings.type, id)
    await fillNextAgenda(write, context.today)
    return { id }
  })
  return { meeting }
}

async function requireSeat(write: Write, field: string, agency: string): Promise<void> {
  const seats = await seatedAgencies(write)
  if (seats.includes(agency)) return
  throw refusedField(
    field,
    `must be an agency that has a seat: ${seats.join(', ')}`,
    `harus lembaga yang memiliki kursi: ${seats.join(', ')}`,
  )
}
