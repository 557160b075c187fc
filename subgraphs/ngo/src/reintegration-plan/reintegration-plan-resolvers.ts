import type { AgencyContext } from '@simpul/agency'
import { followUpVisits } from '../follow-up-visit/follow-up-visit-table.ts'
import type { ReintegrationPlanRow } from './reintegration-plan-table.ts'

/** The visits that follow a plan, oldest first. */
export const reintegrationPlanResolvers = {
  ReintegrationPlan: {
    visits: ({ id }: ReintegrationPlanRow, _: unknown, { rows }: AgencyContext) =>
      rows(followUpVisits).of('planId', id, { orderBy: 'visitedOn' }),
  },
}
