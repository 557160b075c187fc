import { z } from 'zod'
import { readingRoles } from '../agreements/reading-roles.ts'
import { hopOperation, type KitContext, staffOperation } from '../doors/operation.ts'
import type { HeldRequest } from './held-request.ts'
import { type AccessRequestView, requestViews } from './request-view.ts'

/** How many requests one answer lists; those that wait come first, the oldest before the others. */
const mostListed = 200

interface Requests {
  readonly requests: readonly AccessRequestView[]
}

const nothing = z.strictObject({})

/** What partners asked of this agency, for its own people. */
export const accessList = staffOperation<object, Requests>({
  name: 'accessList',
  roles: readingRoles,
  input: nothing,
  run: (_, context) => list(context, undefined),
})

/** What the caller's agency asked here, and what was answered. */
export const accessRequests = hopOperation<object, Requests>({
  name: 'accessRequests',
  callers: ['PARTNER', 'OWN'],
  input: nothing,
  run: (_, context) => {
    const { caller, agency } = context
    const asking = caller.kind === 'agency' && caller.agency !== agency ? caller.agency : undefined
    return list(context, asking)
  },
})

async function list(context: KitContext, asking: string | undefined): Promise<Requests> {
  return context.own(async (own) => {
    const found = await own.query<HeldRequest>(
      `select * from access_request where $1::text is null or agency = $1
       order by (state in ('ASKED', 'ASKED_BACK')) desc, answer_by, created_at, id limit $2`,
      [asking ?? null, mostListed],
    )
    return { requests: await requestViews(own, found, context) }
  })
}
