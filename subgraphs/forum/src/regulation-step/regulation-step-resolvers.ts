import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { regulationSteps } from './regulation-step-table.ts'

interface RegulationStepsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly stage?: string | null
}

const sortedBy = { DATE: 'date' } as const

/** The steps of the regulation in pages. */
export const regulationStepResolvers = {
  Query: {
    regulationSteps: (_: unknown, { stage, ...page }: RegulationStepsArguments, { rows }: AgencyContext) =>
      rows(regulationSteps).page({ where: { stage }, ...pageOf(page, sortedBy) }),
  },
}
