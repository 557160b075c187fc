import { type Row, rowTable } from '@simpul/agency'

export interface ChecklistTemplateRow extends Row {
  readonly scheme: string
  readonly destinationCountry: string | null
  readonly version: number
  readonly validFrom: string
  readonly requiredDocuments: readonly RequiredDocument[]
  readonly companyCollects: readonly RequiredDocument[]
  readonly legalBasis: string | null
  readonly proposal: string | null
}

/** The documents that a checklist may ask for. */
export const requiredDocuments = [
  'KTP',
  'KK',
  'BIRTH_CERTIFICATE',
  'MARITAL_STATUS_LETTER',
  'FAMILY_PERMISSION',
  'DIPLOMA',
  'COMPETENCE_CERTIFICATE',
  'HEALTH_CERTIFICATE',
  'SKCK',
  'PASSPORT',
  'VISA',
  'PLACEMENT_AGREEMENT',
  'EMPLOYMENT_CONTRACT',
  'BPJS_PROOF',
  'ORIENTATION_CERTIFICATE',
  'PHOTO',
  'LEAVE_LETTER',
] as const
export type RequiredDocument = (typeof requiredDocuments)[number]

/** What each scheme asks for; a changed list is a new version. */
export const checklistTemplates = rowTable<ChecklistTemplateRow>({
  type: 'ChecklistTemplate',
  columns: {
    scheme: 'text',
    destinationCountry: 'text',
    version: 'int',
    validFrom: 'date',
    requiredDocuments: 'text[]',
    companyCollects: 'text[]',
    legalBasis: 'text',
    proposal: 'text',
  },
})
