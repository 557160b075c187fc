import { type AgencyContext, insertRows, type Publication, type PublishingSql, publishNew } from '@simpul/agency'
import {
  type PlacementDimension,
  placementDefinition,
  placementDimensions,
  publishedPlacements,
} from './placement-counts.ts'
import {
  type PublishedPlacementLineRow,
  type PublishedPlacementTableRow,
  publishedPlacementLines,
  publishedPlacementTables,
} from './published-placement-tables.ts'

export interface PublishPlacementTablesInput {
  readonly clientKey: string
  readonly asOf: string
}

/** Publishes the tables of placements of a quarter that is over. */
export async function publishPlacementTables(
  _: unknown,
  { input }: { readonly input: PublishPlacementTablesInput },
  context: AgencyContext,
): Promise<{ readonly tables: readonly { readonly id: string }[] }> {
  const { ids } = await context.write('publishPlacementTables', input, async (write) => ({
    ids: await publishPlacements(write, { asOf: input.asOf, today: context.today }),
  }))
  return { tables: ids.map((id) => ({ id })) }
}

/** Writes one publication; gives the ids of its tables. */
export async function publishPlacements(
  sql: PublishingSql,
  dates: { readonly asOf: string; readonly today: string },
): Promise<readonly string[]> {
  const publication = await publishNew(sql, publishedPlacements, dates)
  const made = publication.tables.map((table) => rowsOf(table, publication, dates.today))
  const insert = insertRows({ query: (text: string, parameters?: unknown[]) => sql.query(text, parameters ?? []) })
  await insert(
    publishedPlacementTables,
    made.map(({ table }) => table),
  )
  await insert(
    publishedPlacementLines,
    made.flatMap(({ lines }) => lines),
  )
  return made.map(({ table }) => table.id)
}

type New<R> = Omit<R, 'owner' | 'reach'>
interface Made {
  readonly table: New<PublishedPlacementTableRow>
  readonly lines: readonly New<PublishedPlacementLineRow>[]
}

function rowsOf(
  { name, lines }: Publication['tables'][number],
  { periodStart, periodEnd, total, columns }: Publication,
  publishedOn: string,
): Made {
  const dimension = dimensionOf(name)
  const id = `placements-${periodEnd}-${dimension.toLowerCase()}`
  return {
    table: {
      id,
      dimension,
      periodStart,
      periodEnd,
      publishedOn,
      definition: placementDefinition,
      source: 'placements filed with the Manpower Service of Jember',
      placements: total,
      female: columns[0] ?? null,
      male: columns[1] ?? null,
    },
    lines: lines.map(({ category, total: placements, counts: [female = null, male = null] }, number) => ({
      id: `${id}-${category}`,
      tableId: id,
      number,
      category,
      placements,
      female,
      male,
      isWithheld: placements === null,
    })),
  }
}

function dimensionOf(property: string): PlacementDimension {
  const found = Object.entries(placementDimensions).find(([, name]) => name === property)
  if (found === undefined) throw new Error(`${property} is no dimension of placements.`)
  return found[0] as PlacementDimension
}
