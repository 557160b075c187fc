import { randomUUID } from 'node:crypto'
import { HubError, peerMessage } from '@simpul/agency'
import { z } from 'zod'
import { publishAnswerTimes } from './publish-answer-times.ts'

const input = z.strictObject({
  id: z.uuid(),
  owner: z.string().max(63),
  askedOn: z.iso.date(),
  answeredOn: z.iso.date(),
  answer: z.enum(['ACCEPT', 'REFUSE', 'ASK_BACK']),
})

/** An owner says when it was asked for access and when it answered; each speaks for itself. The month's figure follows. */
export const accessAnswered = peerMessage<z.infer<typeof input>, object>({
  name: 'accessAnswered',
  input,
  async run({ id, owner, askedOn, answeredOn, answer }, { own, caller, agency, today }) {
    if (owner !== caller.agency) throw new HubError('CONFLICT', 'An agency tells of its own answers only.')
    if (askedOn > answeredOn || answeredOn > today)
      throw new HubError('CONFLICT', 'An answer comes after its question, and not in the future.')
    await own(async (sql) => {
      const [added] = await sql.query(
        `insert into access_answer (agency, id, asked_on, answered_on, answer) values ($1, $2, $3, $4, $5)
         on conflict do nothing returning id`,
        [owner, id, askedOn, answeredOn, answer],
      )
      if (added === undefined) return
      await sql.query(
        'insert into data_request_answer (id, agency, state, asked_on, answered_on) values ($1, $2, $3, $4, $5)',
        [randomUUID(), owner, answer, askedOn, answeredOn],
      )
      await publishAnswerTimes(sql, { owner, month: answeredOn.slice(0, 7), publisher: agency, today })
    })
    return {}
  },
})
