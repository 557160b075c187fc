import { hubCompany, ngo } from '@simpul/demo'
import type { EntityManager } from 'typeorm'

/** Names the company and the NGO as parties of rows; the government reads all of them without. */
export async function insertParties(
  own: Pick<EntityManager, 'query'>,
  type: string,
  ids: readonly string[],
): Promise<void> {
  await own.query(
    `insert into party (type, row_id, agency) select $1, row_id, agency
     from unnest($2::text[]) as given(row_id) cross join unnest($3::text[]) as named(agency)`,
    [type, ids, [hubCompany, ngo]],
  )
}
