import type { SubgraphDefinition } from '@simpul/agency'
import type { DataSource } from 'typeorm'
import { checklistVersions } from './checklist-versions.ts'

/** Puts the versions that the data holds and the database does not yet beside those it has, which stay as they are. */
export async function addChecklists(own: DataSource): Promise<void> {
  await own.query(
    `insert into checklist_template
       (id, scheme, destination_country, version, valid_from, required_documents, company_collects, legal_basis, proposal)
     select id, scheme, "destinationCountry", version, "validFrom", "requiredDocuments", "companyCollects", "legalBasis", proposal
     from jsonb_to_recordset($1::jsonb) as given(id text, scheme text, "destinationCountry" text, version int,
       "validFrom" date, "requiredDocuments" text[], "companyCollects" text[], "legalBasis" text, proposal text)
     on conflict do nothing`,
    [JSON.stringify(checklistVersions)],
  )
}

type Serving = Parameters<NonNullable<SubgraphDefinition['routes']>>

/** Takes in new versions of the checklists when the subgraph begins to serve. */
export function keepChecklists(...[server, { database, logger }]: Serving): void {
  server.addHook('onListen', async () => {
    try {
      await addChecklists(database.own)
    } catch (error) {
      logger.warn(
        { err: error },
        'the checklists could not be brought up to date; they are tried again at the next start',
      )
    }
  })
}
