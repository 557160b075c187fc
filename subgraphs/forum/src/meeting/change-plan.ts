import { illegalMove, type Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { comingDay, refusedField, wordsOf } from '../acts/fields.ts'
import { fillNextAgenda } from '../agenda-item/fill-next-agenda.ts'
import { lockMeeting } from './locked-meeting.ts'
import { type MeetingRow, type MeetingState, meetings } from './meeting-table.ts'

/** What every change of a plan names. */
export interface ChangePlanInput extends ActInput {
  readonly meetingId: string
  readonly expectedVersion: number
  readonly reason: string
}

type ChangePlan<Input extends ChangePlanInput> = Act<Input, { readonly meeting: Reference }>

/** A meeting that is planned gets another day; the first one stays to be seen, and the agenda goes with it. */
export const postponeMeeting: ChangePlan<ChangePlanInput & { readonly heldOn: string }> = async (
  _,
  { input },
  context,
) => {
  const heldOn = comingDay('heldOn', input.heldOn, context.today)
  const changedBecause = wordsOf('reason', input.reason, 1_000)
  const { meetingId: id, expectedVersion } = input
  const meeting = await context.write('postponeMeeting', input, async (write) => {
    const found = await lockPlanned(write, id, 'PLANNED')
    if (heldOn === found.heldOn)
      throw refusedField('heldOn', 'must be another day than before', 'harus hari yang lain dari sebelumnya')
    const firstPlannedOn = found.firstPlannedOn ?? found.heldOn
    await write.change(meetings, id, expectedVersion, { heldOn, firstPlannedOn, changedBecause })
    await fillNextAgenda(write, context.today)
    return { id }
  })
  return { meeting }
}

/** A meeting that is planned is cancelled. What agencies proposed for it goes to the next one, at once or when there is one. */
export const cancelMeeting: ChangePlan<ChangePlanInput> = async (_, { input }, context) => {
  const changedBecause = wordsOf('reason', input.reason, 1_000)
  const { meetingId: id, expectedVersion } = input
  const meeting = await context.write('cancelMeeting', input, async (write) => {
    await lockPlanned(write, id, 'CANCELLED')
    await write.change(meetings, id, expectedVersion, { state: 'CANCELLED', changedBecause })
    await fillNextAgenda(write, context.today)
    return { id }
  })
  return { meeting }
}

async function lockPlanned(write: Write, id: string, to: MeetingState): Promise<MeetingRow> {
  const found = await lockMeeting(write, id)
  if (found.state !== 'PLANNED') throw illegalMove('input.meetingId', found.state, to, [])
  return found
}
