import { z } from 'zod'
import { hopOperation } from '../doors/operation.ts'

const input = z.strictObject({ subjects: z.array(z.string().max(100)).max(10_000) })

/** For each owner, the subjects about whom its rows may be asked. */
export interface MayAsk {
  readonly owners: Readonly<Record<string, readonly string[]>>
}

/**
 * Whom this agency's people may ask about, and at which owner, for the purpose of the request: live grants and open
 * emergencies of which it is the recipient, by the same clock as the owners' policies.
 */
export const mayAsk = hopOperation<z.infer<typeof input>, MayAsk>({
  name: 'mayAsk',
  callers: ['OWN'],
  input,
  async run({ subjects }, { caller, agency, services }) {
    const purpose = caller.kind === 'agency' ? caller.purpose : ''
    const found = await services.database.own.query<Allowed[]>(mayAskStatement, [agency, purpose, subjects])
    return { owners: Object.fromEntries(found.map(({ owner, subjects: allowed }) => [owner, allowed])) }
  },
})

interface Allowed {
  readonly owner: string
  readonly subjects: readonly string[]
}

/** One index probe a subject, also where nothing is known of the table's size yet: `offset 0` keeps the join a loop. */
export const mayAskStatement = `
  select owner, array_agg(distinct subject order by subject) as subjects
  from unnest($3::text[]) as asked(subject) cross join lateral (
    select coalesce(g.owner, (select s.owner from subject_grant s where s.id = g.grant_id)) as owner
    from grant_reach g
    where g.recipient = $1 and g.purpose = $2 and g.subject = asked.subject
      and g.opens_at <= now() and now() < g.closes_at offset 0
  ) allowed where owner is not null group by owner`
