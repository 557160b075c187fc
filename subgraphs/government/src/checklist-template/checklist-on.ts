import type { Write } from '@simpul/agency'
import type { RequiredDocument } from './checklist-template-table.ts'

/** What decides which version of which checklist holds. */
export interface ChecklistAsked {
  readonly scheme: string
  readonly destinationCountry: string
  readonly day: string
}

/** A version of a checklist, as far as opening it asks. */
export interface Checklist {
  readonly id: string
  readonly requiredDocuments: readonly RequiredDocument[]
  readonly companyCollects: readonly RequiredDocument[]
}

/** The newest version of a day: of the list that names the country, or else of the one that names none. */
export async function checklistOn(
  write: Pick<Write, 'query'>,
  { scheme, destinationCountry, day }: ChecklistAsked,
): Promise<Checklist | undefined> {
  const [found] = await write.query<readonly Checklist[]>(
    `select id, required_documents as "requiredDocuments", company_collects as "companyCollects" from checklist_template
     where scheme = $1 and (destination_country = $2 or destination_country is null) and valid_from <= $3
     order by destination_country nulls last, valid_from desc, version desc limit 1`,
    [scheme, destinationCountry, day],
  )
  return found
}
