import type { Checklist } from '../checklist-template/checklist-on.ts'
import {
  isRegistrationDocument,
  type RegistrationDocumentType,
} from '../registration-document/registration-document-table.ts'

/** What of a checklist the Manpower Service collects: where a company places, that company collects its own. */
export function itemsOf(
  { requiredDocuments, companyCollects }: Omit<Checklist, 'id'>,
  isCompanyPlaced: boolean,
): readonly RegistrationDocumentType[] {
  return requiredDocuments
    .filter(isRegistrationDocument)
    .filter((type) => !isCompanyPlaced || !companyCollects.includes(type))
}
