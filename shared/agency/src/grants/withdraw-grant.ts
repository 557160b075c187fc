import { z } from 'zod'
import { hopOperation, type KitContext, staffOperation } from '../doors/operation.ts'
import { noSuchGrant } from './confirm-grant.ts'
import { recordId, remark } from './grant-input.ts'
import { type GrantView, grantView } from './grant-view.ts'
import { endGrant, type HeldGrant, lockGrant } from './held-grant.ts'

const input = z.strictObject({ grant: recordId, reason: remark.optional() })

/** An officer of either side ends a grant: here at once, at the owner as soon as it hears. */
export const grantWithdraw = staffOperation<z.infer<typeof input>, GrantView>({
  name: 'grantWithdraw',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input,
  run: ({ grant, reason }, context) => withdraw(context, { grant, by: context.agency, reason, isTheirs: () => true }),
})

const ownInput = z.strictObject({ grant: recordId })

/** The person ends a grant, at either side, and need not say why. */
export const withdrawGrant = hopOperation<z.infer<typeof ownInput>, GrantView>({
  name: 'withdrawGrant',
  callers: ['SUBJECT'],
  input: ownInput,
  run: ({ grant }, context) =>
    withdraw(context, {
      grant,
      by: 'subject',
      reason: undefined,
      isTheirs: ({ subject }) => subject === context.subject,
    }),
})

interface Withdrawal {
  readonly grant: string
  readonly by: string
  readonly reason: string | undefined
  readonly isTheirs: (held: HeldGrant) => boolean
}

async function withdraw(context: KitContext, { grant, by, reason, isTheirs }: Withdrawal): Promise<GrantView> {
  const { agency, now } = context
  const ended = await context.own(async (own) => {
    const held = await lockGrant(own, grant)
    if (held === undefined || !isTheirs(held)) throw noSuchGrant()
    if (held.withdrawn_at !== null) return held
    const withdrawn = (await endGrant(own, grant, { at: now, by, reason })) ?? held
    if (agency === held.owner) await context.definition.onWithdrawn?.(own, held)
    const other = agency === held.owner ? held.recipient : held.owner
    // who has read under it is told; to tell a recipient that never asked would only tell it of her
    const isTold = agency === held.recipient || withdrawn.read_at !== null
    if (isTold)
      await own.tell(other, 'grantWithdrawn', {
        grant,
        at: now.toISOString(),
        by,
        ...(reason === undefined ? {} : { reason }),
      })
    return withdrawn
  })
  return grantView(ended, now)
}
