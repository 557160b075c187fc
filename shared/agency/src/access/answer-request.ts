import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { jakartaDay } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, type OwnSql, staffOperation } from '../doors/operation.ts'
import { recordId, remark } from '../grants/grant-input.ts'
import { type AccessDraft, draftsOf } from './draft-of-request.ts'
import { type AccessState, addTurn, type HeldRequest, lockRequest } from './held-request.ts'
import { type AccessRequestView, requestViews } from './request-view.ts'

const answers = ['ACCEPT', 'REFUSE', 'ASK_BACK'] as const
type Answer = (typeof answers)[number]

const input = z
  .strictObject({ request: recordId, answer: z.enum(answers), text: remark.optional() })
  .refine(({ answer, text }) => answer === 'ACCEPT' || text !== undefined, {
    path: ['text'],
    message: 'must say why, or what you want to know',
  })

/** The answer, and for an accepted request the drafts that would open it once both agencies have signed them. */
export interface Answered {
  readonly request: AccessRequestView
  readonly drafts: readonly AccessDraft[]
}

const stateOf: Readonly<Record<Answer, AccessState>> = { ACCEPT: 'ACCEPTED', REFUSE: 'REFUSED', ASK_BACK: 'ASKED_BACK' }

/** The head answers a partner's request. To accept makes a draft and proposes nothing: that is `agreementPropose`. */
export const accessAnswer = staffOperation<z.infer<typeof input>, Answered>({
  name: 'accessAnswer',
  roles: ['HEAD'],
  input,
  async run({ request: id, answer, text }, context) {
    const { now, agency, officer } = context
    const asked = await context.own((own) => lockRequest(own, id))
    refuseAnswered(asked)
    const drafts = answer === 'ACCEPT' ? await draftsOf(asked, context) : []
    const views = await context.own(async (own) => {
      refuseAnswered(await lockRequest(own, id))
      const turn = { request: id, at: now, agency, officer, kind: answer, text: text ?? null } as const
      const answered = await addTurn(own, turn, { state: stateOf[answer] })
      await tellForum(own, asked, answer, context)
      return requestViews(own, [answered], context)
    })
    const [request] = views
    if (request === undefined) throw new Error('A request that is held is not there.')
    return { request, drafts }
  },
})

function refuseAnswered({ state }: HeldRequest): void {
  if (state !== 'ASKED') throw new HubError('CONFLICT', `This request does not wait for an answer: it is ${state}.`)
}

/** How long an answer took, for the forum's indicators: no person, no field, no asking agency. */
async function tellForum(
  own: OwnSql,
  { asked_at: askedAt }: HeldRequest,
  answer: Answer,
  { state, agency, today }: KitContext,
): Promise<void> {
  const forum = [...state.agencies.values()].find(({ kind }) => kind === 'FORUM')
  if (forum === undefined || forum.id === agency) return
  await own.tell(forum.id, 'accessAnswered', {
    id: randomUUID(),
    owner: agency,
    askedOn: jakartaDay(askedAt),
    answeredOn: today,
    answer,
  })
}
