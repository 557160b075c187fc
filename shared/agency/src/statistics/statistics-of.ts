import type { JobKind } from '../jobs/job-kind.ts'
import { type PageArguments, pageOf } from '../rows/page-arguments.ts'
import type { RowTable } from '../rows/row-table.ts'
import type { AgencyContext, WriteInput } from '../server/context.ts'
import type { FieldResolver } from '../server/resolvers.ts'
import type { Period } from './countable.ts'
import { liveStatistics } from './live-statistics.ts'
import { rowsOfKind, writePublication } from './publication.ts'
import { publishJob } from './publish-job.ts'
import type { PublishedRows } from './published-rows.ts'
import { namesOf, type StatisticsKind } from './statistics-kind.ts'

type Fields = Readonly<Record<string, FieldResolver>>

/** The resolvers of one agency's statistics. */
export interface StatisticsResolvers {
  readonly Query: Fields
  readonly Mutation: Fields
  readonly [type: string]: Fields
}

/** All that an agency has for its statistics of one kind. */
export interface Statistics {
  readonly resolvers: StatisticsResolvers
  readonly tables: readonly RowTable[]
  readonly job: JobKind
}

interface LiveArguments {
  readonly groupBy: readonly string[]
  readonly period: Period
}

interface TablesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly dimension?: string | null
}

const sortedBy = { PERIOD_END: 'periodEnd' } as const

/** The whole of one agency's statistics: as they are now for own staff, and as tables of quarters that are over. */
export function statisticsOf(kind: StatisticsKind): Statistics {
  const names = namesOf(kind)
  const published = rowsOfKind(kind)
  const { countable } = kind.publishing
  return {
    resolvers: {
      Query: {
        [names.live]: (_: unknown, { groupBy, period }: LiveArguments, context: AgencyContext) =>
          liveStatistics(context, countable, { by: groupBy.map((one) => kind.dimensions[one] ?? one), period }),
        ...tableQueries(kind, published),
      },
      Mutation: { [names.act]: publishAct(kind) },
      [names.tableType]: {
        lines: ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) =>
          rows(published.lines).of('tableId', id, { orderBy: 'number' }),
      },
    },
    tables: [published.tables, published.lines],
    job: publishJob(kind),
  }
}

function tableQueries(kind: StatisticsKind, { tables }: PublishedRows): Fields {
  const names = namesOf(kind)
  return {
    [names.table]: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(tables).byId(id),
    [names.tables]: (_: unknown, { dimension, ...page }: TablesArguments, { rows }: AgencyContext) =>
      rows(tables).page({ where: { dimension }, ...pageOf(page, sortedBy) }),
  }
}

/** Publishes by hand what its day has come for: for an agency whose jobs are not done. */
function publishAct(kind: StatisticsKind): FieldResolver {
  return async (
    _: unknown,
    { input }: { readonly input: WriteInput & { readonly asOf: string } },
    context: AgencyContext,
  ) => {
    const { ids } = await context.write(namesOf(kind).act, input, async (write) => {
      const written = await writePublication(write, kind, { asOf: input.asOf, today: context.today })
      await write.figures(written.figures)
      return { ids: written.ids }
    })
    return { tables: ids.map((id) => ({ id })) }
  }
}
