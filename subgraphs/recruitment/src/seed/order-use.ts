import type { EntityManager } from 'typeorm'
import type { PlacedWorker } from './placement-rows.ts'

/** What placements have made of the orders they were made for. */
export interface OrderUse {
  count(placed: readonly PlacedWorker[]): void
  /** Writes down what is left of each permit, and the employer of an order that has but one. */
  write(own: Pick<EntityManager, 'query'>): Promise<void>
}

/** Counts placements by order while they are seeded. */
export function orderUse(): OrderUse {
  const used = new Map<string, { placements: number; readonly firms: Set<string>; hasHousehold: boolean }>()
  return {
    count(placed) {
      for (const { placement } of placed) {
        const { jobOrderId, employer, status } = placement
        if (jobOrderId === undefined || status === 'CANCELLED') continue
        const use = used.get(jobOrderId) ?? { placements: 0, firms: new Set<string>(), hasHousehold: false }
        used.set(jobOrderId, use)
        use.placements += 1
        if (employer.isHousehold) use.hasHousehold = true
        else use.firms.add(employer.id)
      }
    },
    async write(own) {
      const rows = [...used].map(([id, { placements, firms, hasHousehold }]) => {
        const [employer] = firms.size === 1 && !hasHousehold ? firms : []
        return { id, placements, employer }
      })
      await own.query(update, [JSON.stringify(rows)])
    },
  }
}

const update = `update job_order set employer_id = used.employer,
    sip2mi_remaining = greatest(0, sip2mi_quota - used.placements)
  from jsonb_to_recordset($1::jsonb) as used(id text, placements int, employer text) where job_order.id = used.id`
