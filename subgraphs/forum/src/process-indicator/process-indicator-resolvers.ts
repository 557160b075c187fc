import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { type ProcessIndicatorRow, processIndicators } from './process-indicator-table.ts'

interface ProcessIndicatorsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly variable?: string | null
  readonly measure?: string | null
  readonly period?: string | null
  readonly agency?: string | null
}

const sortedBy = { PERIOD_START: 'periodStart' } as const

/** The process indicators in pages, each beside the one it is to be read with. */
export const processIndicatorResolvers = {
  Query: {
    processIndicators: (_: unknown, args: ProcessIndicatorsArguments, { rows }: AgencyContext) => {
      const { variable, measure, period, agency, ...page } = args
      return rows(processIndicators).page({ where: { variable, measure, period, agency }, ...pageOf(page, sortedBy) })
    },
  },
  ProcessIndicator: {
    pairedWith: ({ pairedId }: ProcessIndicatorRow, _: unknown, { rows }: AgencyContext) =>
      pairedId === null ? null : rows(processIndicators).byId(pairedId),
  },
}
