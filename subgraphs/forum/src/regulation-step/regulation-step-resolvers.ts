import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { regulationStepPublished } from './regulation-step-published.ts'
import { regulationSteps } from './regulation-step-table.ts'

interface RegulationStepsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly stage?: string | null
}

const sortedBy = { DATE: 'date' } as const

/** The steps of the regulation in pages, and as they are published. */
export const regulationStepResolvers = {
  Query: {
    regulationSteps: (_: unknown, { stage, ...page }: RegulationStepsArguments, { rows }: AgencyContext) =>
      rows(regulationSteps).page({ where: { stage }, ...pageOf(page, sortedBy) }),
  },
  Subscription: { regulationStepPublished },
}
