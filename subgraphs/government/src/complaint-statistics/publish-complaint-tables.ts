import { type AgencyContext, insertRows, type Publication, type PublishingSql, publishNew } from '@simpul/agency'
import {
  type ComplaintDimension,
  complaintDefinition,
  complaintDimensions,
  publishedComplaints,
} from './complaint-counts.ts'
import {
  type PublishedComplaintLineRow,
  type PublishedComplaintTableRow,
  publishedComplaintLines,
  publishedComplaintTables,
} from './published-complaint-tables.ts'

export interface PublishComplaintTablesInput {
  readonly clientKey: string
  readonly asOf: string
}

/** Publishes the tables of complaints of a quarter that is over. */
export async function publishComplaintTables(
  _: unknown,
  { input }: { readonly input: PublishComplaintTablesInput },
  context: AgencyContext,
): Promise<{ readonly tables: readonly { readonly id: string }[] }> {
  const { ids } = await context.write('publishComplaintTables', input, async (write) => ({
    ids: await publishComplaints(write, { asOf: input.asOf, today: context.today }),
  }))
  return { tables: ids.map((id) => ({ id })) }
}

/** Writes one publication; gives the ids of its tables. */
export async function publishComplaints(
  sql: PublishingSql,
  dates: { readonly asOf: string; readonly today: string },
): Promise<readonly string[]> {
  const publication = await publishNew(sql, publishedComplaints, dates)
  const made = publication.tables.map((table) => rowsOf(table, publication, dates.today))
  const insert = insertRows({ query: (text: string, parameters?: unknown[]) => sql.query(text, parameters ?? []) })
  await insert(
    publishedComplaintTables,
    made.map(({ table }) => table),
  )
  await insert(
    publishedComplaintLines,
    made.flatMap(({ lines }) => lines),
  )
  return made.map(({ table }) => table.id)
}

type New<R> = Omit<R, 'owner' | 'reach'>
interface Made {
  readonly table: New<PublishedComplaintTableRow>
  readonly lines: readonly New<PublishedComplaintLineRow>[]
}

function rowsOf(
  { name, lines }: Publication['tables'][number],
  { periodStart, periodEnd, total }: Publication,
  publishedOn: string,
): Made {
  const dimension = dimensionOf(name)
  const id = `complaints-${periodEnd}-${dimension.toLowerCase()}`
  return {
    table: {
      id,
      dimension,
      periodStart,
      periodEnd,
      publishedOn,
      definition: complaintDefinition,
      source: 'complaints taken in by the Manpower Service of Jember',
      complaints: total,
    },
    lines: lines.map(({ category, total: complaints }, number) => ({
      id: `${id}-${category}`,
      tableId: id,
      number,
      category,
      complaints,
      isWithheld: complaints === null,
    })),
  }
}

function dimensionOf(property: string): ComplaintDimension {
  const found = Object.entries(complaintDimensions).find(([, name]) => name === property)
  if (found === undefined) throw new Error(`${property} is no dimension of complaints.`)
  return found[0] as ComplaintDimension
}
