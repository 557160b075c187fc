import { type Row, rowTable } from '@simpul/agency'

export interface ChecklistTemplateRow extends Row {
  readonly scheme: string
  readonly destinationCountry: string | null
  readonly version: number
  readonly validFrom: string
  readonly requiredDocuments: readonly string[]
  readonly legalBasis: string | null
}

/** What each scheme asks for; a changed list is a new version. */
export const checklistTemplates = rowTable<ChecklistTemplateRow>({
  type: 'ChecklistTemplate',
  columns: {
    scheme: 'text',
    destinationCountry: 'text',
    version: 'int',
    validFrom: 'date',
    requiredDocuments: 'text[]',
    legalBasis: 'text',
  },
})
