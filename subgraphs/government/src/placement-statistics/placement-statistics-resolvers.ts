import { type AgencyContext, liveStatistics, type PageArguments, type Period, pageOf } from '@simpul/agency'
import { countablePlacements, type PlacementDimension, placementDimensions } from './placement-counts.ts'
import { publishPlacementTables } from './publish-placement-tables.ts'
import { publishedPlacementLines, publishedPlacementTables } from './published-placement-tables.ts'

interface StatisticsArguments {
  readonly groupBy: readonly PlacementDimension[]
  readonly period: Period
}

interface TablesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly dimension?: PlacementDimension | null
}

const sortedBy = { PERIOD_END: 'periodEnd' } as const

/** Placements counted: as they are now for own staff, and as they were published for everybody. */
export const placementStatisticsResolvers = {
  Query: {
    placementStatistics: (_: unknown, { groupBy, period }: StatisticsArguments, context: AgencyContext) =>
      liveStatistics(context, countablePlacements, { by: groupBy.map((one) => placementDimensions[one]), period }),
    publishedPlacementTable: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(publishedPlacementTables).byId(id),
    publishedPlacementTables: (_: unknown, { dimension, ...page }: TablesArguments, { rows }: AgencyContext) =>
      rows(publishedPlacementTables).page({ where: { dimension }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { publishPlacementTables },
  PublishedPlacementTable: {
    lines: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
      rows(publishedPlacementLines).of('tableId', id, { orderBy: 'number' }),
  },
}
