import type { AgencyContext, FigureDimension, Period, Row } from '@simpul/agency'
import { type IndicatorFigureRow, indicatorFigures } from '../indicator-figure/indicator-figure-table.ts'
import {
  breakdownOf,
  type PublishedFigureTableRow,
  publishedFigureTables,
} from '../published-figure-table/published-figure-table-table.ts'
import { lengthOf } from './period-length.ts'

interface OutcomeStatisticsArguments {
  readonly groupBy: readonly FigureDimension[]
  readonly period: Period
}

/** What publishers have made known, as it is: the forum counts nobody itself. */
export interface OutcomeStatistics extends Row {
  readonly tables: readonly PublishedFigureTableRow[]
  readonly figures: readonly IndicatorFigureRow[]
}

/** By which word figures that were only collected, and not pushed, are broken down. */
const collectedDimension: Partial<Record<string, string>> = {
  '': 'total',
  DESTINATION: 'destination',
  SEX: 'sex',
  SECTOR: 'sector',
  TYPE: 'type',
}

/** Published figures by the dimensions asked; publishers that disagree stand side by side. */
export const outcomeStatisticsResolvers = {
  Query: {
    outcomeStatistics: async (
      _: unknown,
      { groupBy, period }: OutcomeStatisticsArguments,
      { rows, rules }: AgencyContext,
    ): Promise<OutcomeStatistics> => {
      const key = breakdownOf(groupBy)
      const tables = await rows(publishedFigureTables).of('breakdown', key, { orderBy: 'periodStart' })
      const dimension = collectedDimension[key]
      const figures =
        dimension === undefined
          ? []
          : await rows(indicatorFigures).of('dimension', dimension, { orderBy: 'periodStart' })
      const isAsked = (one: { readonly periodStart: string; readonly periodEnd: string }) => lengthOf(one) === period
      return {
        id: `${period.toLowerCase()}-${key === '' ? 'total' : key.toLowerCase()}`,
        owner: rules.agency.id,
        reach: ['OWNER', 'PUBLIC'],
        tables: tables.filter(isAsked).toSorted(sideBySide),
        figures: figures.filter(isAsked),
      }
    },
  },
}

/** What counts the same for the same days comes together, publisher by publisher. */
function sideBySide(left: PublishedFigureTableRow, right: PublishedFigureTableRow): number {
  const word = ({ counted, periodStart, publisher }: PublishedFigureTableRow) =>
    [counted, periodStart, publisher].join(' ')
  return word(left) < word(right) ? -1 : 1
}
