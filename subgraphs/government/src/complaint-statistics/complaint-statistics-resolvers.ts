import { type AgencyContext, liveStatistics, type PageArguments, type Period, pageOf } from '@simpul/agency'
import { type ComplaintDimension, complaintDimensions, countableComplaints } from './complaint-counts.ts'
import { publishComplaintTables } from './publish-complaint-tables.ts'
import { publishedComplaintLines, publishedComplaintTables } from './published-complaint-tables.ts'

interface StatisticsArguments {
  readonly groupBy: readonly ComplaintDimension[]
  readonly period: Period
}

interface TablesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly dimension?: ComplaintDimension | null
}

const sortedBy = { PERIOD_END: 'periodEnd' } as const

/** Complaints counted: as they are now for own staff, and as they were published for everybody. */
export const complaintStatisticsResolvers = {
  Query: {
    complaintStatistics: (_: unknown, { groupBy, period }: StatisticsArguments, context: AgencyContext) =>
      liveStatistics(context, countableComplaints, { by: groupBy.map((one) => complaintDimensions[one]), period }),
    publishedComplaintTable: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(publishedComplaintTables).byId(id),
    publishedComplaintTables: (_: unknown, { dimension, ...page }: TablesArguments, { rows }: AgencyContext) =>
      rows(publishedComplaintTables).page({ where: { dimension }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { publishComplaintTables },
  PublishedComplaintTable: {
    lines: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
      rows(publishedComplaintLines).of('tableId', id, { orderBy: 'number' }),
  },
}
