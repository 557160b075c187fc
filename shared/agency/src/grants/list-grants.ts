import { z } from 'zod'
import { hopOperation, type KitContext, staffOperation } from '../doors/operation.ts'
import { workerId } from './grant-input.ts'
import { type GrantView, grantView } from './grant-view.ts'
import type { HeldGrant } from './held-grant.ts'

/** How many grants one answer lists; those that came last come first. */
const mostListed = 500

interface Grants {
  readonly grants: readonly GrantView[]
}

const input = z.strictObject({ subject: workerId.optional() })

/** The grants of which this agency is a side, for its own people. */
export const grantList = staffOperation<z.infer<typeof input>, Grants>({
  name: 'grantList',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input,
  run: ({ subject }, context) => list(context, { subject }),
})

/** The same for the agency's own people, as the hub shows it. */
export const grants = hopOperation<z.infer<typeof input>, Grants>({
  name: 'grants',
  callers: ['OWN'],
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input,
  run: ({ subject }, context) => list(context, { subject }),
})

/** What a person permitted others to see here: the owner answers, and none to somebody whom it has not bound. */
export const myGrants = hopOperation<object, Grants>({
  name: 'myGrants',
  callers: ['SUBJECT'],
  input: z.strictObject({}),
  run: async (_, context) =>
    context.subject === '' ? { grants: [] } : list(context, { subject: context.subject, owner: context.agency }),
})

interface Asked {
  readonly subject: string | undefined
  readonly owner?: string
}

async function list({ own, now }: KitContext, { subject, owner }: Asked): Promise<Grants> {
  const found = await own((sql) =>
    sql.query<HeldGrant>(
      `select * from subject_grant where ($1::text is null or subject = $1) and ($2::text is null or owner = $2)
       order by received_at desc, id limit $3`,
      [subject ?? null, owner ?? null, mostListed],
    ),
  )
  return { grants: found.map((grant) => grantView(grant, now)) }
}
