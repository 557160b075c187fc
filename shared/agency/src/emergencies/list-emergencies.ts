import { z } from 'zod'
import { hopOperation, type KitContext, staffOperation } from '../doors/operation.ts'
import { type EmergencyView, emergencyView } from './emergency-view.ts'
import type { HeldEmergency } from './held-emergency.ts'

/** How many emergencies one answer lists; those that wait for a review come first, then the latest. */
const mostListed = 200

interface Emergencies {
  readonly emergencies: readonly EmergencyView[]
}

const nothing = z.strictObject({})

/** The emergencies that this agency opened, and those that were opened at it, for its own people. */
export const emergencyList = staffOperation<object, Emergencies>({
  name: 'emergencyList',
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input: nothing,
  run: (_, context) => list(context, {}),
})

/** The same as the hub shows it. */
export const emergencies = hopOperation<object, Emergencies>({
  name: 'emergencies',
  callers: ['OWN'],
  roles: ['OFFICER', 'CASEWORKER', 'SUPERVISOR'],
  input: nothing,
  run: (_, context) => list(context, {}),
})

/** What was opened here about the person who asks, for whichever agency's reason. */
export const myEmergencies = hopOperation<object, Emergencies>({
  name: 'myEmergencies',
  callers: ['SUBJECT'],
  input: nothing,
  run: async (_, context) =>
    context.subject === '' ? { emergencies: [] } : list(context, { subject: context.subject, owner: context.agency }),
})

async function list(
  { own, now }: KitContext,
  { subject, owner }: { readonly subject?: string; readonly owner?: string },
): Promise<Emergencies> {
  const found = await own((sql) =>
    sql.query<HeldEmergency>(
      `select * from emergency where ($1::text is null or subject = $1) and ($2::text is null or owner = $2)
       order by (reviewed_at is null) desc, opened_at desc, id limit $3`,
      [subject ?? null, owner ?? null, mostListed],
    ),
  )
  return { emergencies: found.map((held) => emergencyView(held, now)) }
}
