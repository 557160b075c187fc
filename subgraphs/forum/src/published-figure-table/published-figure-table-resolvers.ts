import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { publishedFigureLines } from '../published-figure-line/published-figure-line-table.ts'
import { type PublishedFigureTableRow, publishedFigureTables } from './published-figure-table-table.ts'

interface TablesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly counted?: string | null
  readonly publisher?: string | null
}

const sortedBy = { PERIOD_END: 'periodEnd' } as const

/** The tables that agencies have published, one by one and in pages, with their lines. */
export const publishedFigureTableResolvers = {
  Query: {
    publishedFigureTable: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(publishedFigureTables).byId(id),
    publishedFigureTables: (_: unknown, args: TablesArguments, { rows }: AgencyContext) => {
      const { counted, publisher, ...page } = args
      return rows(publishedFigureTables).page({ where: { counted, publisher }, ...pageOf(page, sortedBy) })
    },
  },
  PublishedFigureTable: {
    lines: ({ id }: PublishedFigureTableRow, _: unknown, { rows }: AgencyContext) =>
      rows(publishedFigureLines).of('publishedFigureTableId', id, { orderBy: 'number' }),
  },
}
