import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { indicatorFigures } from './indicator-figure-table.ts'

interface IndicatorsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly indicator?: string | null
  readonly area?: string | null
  readonly dimension?: string | null
  readonly category?: string | null
  readonly publisher?: string | null
}

const sortedBy = { PERIOD_START: 'periodStart', VALUE: 'value' } as const

/** The published figures in pages. */
export const indicatorFigureResolvers = {
  Query: {
    indicators: (_: unknown, args: IndicatorsArguments, { rows }: AgencyContext) => {
      const { indicator, area, dimension, category, publisher, ...page } = args
      const where = { indicator, area, dimension, category, publisher }
      return rows(indicatorFigures).page({ where, ...pageOf(page, sortedBy) })
    },
  },
}
