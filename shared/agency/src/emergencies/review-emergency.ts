import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'
import { recordId, remark } from '../grants/grant-input.ts'
import { type EmergencyView, emergencyView } from './emergency-view.ts'
import { closeEmergency, type HeldEmergency, lockEmergency, noSuchEmergency } from './held-emergency.ts'

const input = z.strictObject({ emergency: recordId, isUpheld: z.boolean(), note: remark })

/** A supervisor of the owner says whether another agency's emergency was one. One that was none closes at once. */
export const emergencyReview = staffOperation<z.infer<typeof input>, EmergencyView>({
  name: 'emergencyReview',
  roles: ['SUPERVISOR'],
  input,
  async run({ emergency: id, isUpheld, note }, { own, agency, officer, now }) {
    const reviewed = await own(async (sql) => {
      const held = await lockEmergency(sql, id)
      refuseUnfit(held, agency)
      const [written] = await sql.query<HeldEmergency>(
        `update emergency set reviewed_at = $2, reviewed_by = $3, reviewer = $4, is_upheld = $5, review_note = $6,
           closes_at = case when $5 then closes_at else least(closes_at, $2) end
         where id = $1 returning *`,
        [id, now.toISOString(), agency, officer, isUpheld, note],
      )
      if (!isUpheld) await closeEmergency(sql, id)
      const review = { emergency: id, isUpheld, note, reviewer: officer, at: now.toISOString() }
      await sql.tell(held.recipient, 'emergencyReviewed', review)
      return written ?? held
    })
    return emergencyView(reviewed, now)
  },
})

function refuseUnfit(held: HeldEmergency, agency: string): void {
  if (held.recipient === agency) throw new HubError('NOT_ALLOWED', `${agency} opened it; another agency reviews it.`)
  if (held.owner !== agency) throw noSuchEmergency()
  if (held.reviewed_at !== null) throw new HubError('CONFLICT', 'This emergency was reviewed already.')
}
