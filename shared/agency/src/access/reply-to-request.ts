import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { hopOperation } from '../doors/operation.ts'
import { recordId, remark } from '../grants/grant-input.ts'
import { addTurn, answerBy, lockRequest } from './held-request.ts'
import { type AccessRequestView, requestViews } from './request-view.ts'

const input = z.strictObject({ request: recordId, text: remark })

/** Who asked answers what the owner asked back; from now on the owner's time runs anew. */
export const accessReply = hopOperation<z.infer<typeof input>, AccessRequestView>({
  name: 'accessReply',
  callers: ['PARTNER'],
  input,
  async run({ request: id, text }, context) {
    const { now, today, officer, caller } = context
    const agency = caller.kind === 'agency' ? caller.agency : ''
    const views = await context.own(async (own) => {
      const held = await lockRequest(own, id, (request) => request.agency === agency)
      if (held.state !== 'ASKED_BACK')
        throw new HubError('CONFLICT', `Nothing was asked back: the request is ${held.state}.`)
      const turn = { request: id, at: now, agency, officer, kind: 'REPLY', text } as const
      const replied = await addTurn(own, turn, { state: 'ASKED', asked_at: now, answer_by: answerBy(today) })
      return requestViews(own, [replied], context)
    })
    const [view] = views
    if (view === undefined) throw new Error('A request that is held is not there.')
    return view
  },
})
