import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import type { Act, ActInput, Reference } from '../acts/act.ts'
import { comingDay, refusedField, wordsOf } from '../acts/fields.ts'
import { nameSeats, speakerOf } from '../acts/speaker.ts'
import { lockMeeting } from '../meeting/locked-meeting.ts'
import { agreementCommitments } from './agreement-commitment-table.ts'

export interface MakeCommitmentInput extends ActInput {
  readonly agency: string
  readonly promise: string
  readonly dueOn: string
  readonly source: string
  readonly meetingId?: string | null
  readonly agreementId?: string | null
}

/** An agency promises the others something, at a meeting, in an agreement or of its own accord. */
export const makeCommitment: Act<MakeCommitmentInput, { readonly commitment: Reference }> = async (
  _,
  { input },
  context,
) => {
  const madeBy = speakerOf(context, input.agency)
  const promise = wordsOf('promise', input.promise, 1_000)
  const source = wordsOf('source', input.source, 300)
  const dueOn = comingDay('dueOn', input.dueOn, context.today)
  const { meetingId = null, agreementId = null } = input
  const commitment = await context.write('makeCommitment', input, async (write) => {
    if (meetingId !== null) await lockMeeting(write, meetingId)
    if (agreementId !== null) await requireParty(write, agreementId, madeBy)
    const id = randomUUID()
    await write.insert(agreementCommitments, {
      ...{ id, agreementId, meetingId, promise, madeBy, madeOn: context.today, dueOn, source },
      ...{ state: 'OPEN', keptOn: null, evidence: null, lateOn: null, version: 1 },
    })
    await nameSeats(write, agreementCommitments.type, id)
    return { id }
  })
  return { commitment }
}

async function requireParty(write: Write, agreementId: string, agency: string): Promise<void> {
  const [found] = await write.query<readonly unknown[]>('select 1 from agreement where id = $1 and $2 = any(parties)', [
    agreementId,
    agency,
  ])
  if (found === undefined)
    throw refusedField(
      'agreementId',
      'must be an agreement of the register to which your agency is a party',
      'harus perjanjian dalam register yang lembaga Anda menjadi pihaknya',
    )
}
