import { rowTable, type VersionedRow } from '@simpul/agency'
import type { PlacementScheme } from '../filed-placement/filed-placement-table.ts'
import type { RegistrationDocumentType } from '../registration-document/registration-document-table.ts'

export interface WorkerChecklistRow extends VersionedRow {
  readonly workerId: string
  readonly templateId: string
  readonly scheme: PlacementScheme
  readonly destinationCountry: string | null
  /** What of the template the Manpower Service collects of this worker. */
  readonly items: readonly RegistrationDocumentType[]
  readonly openedOn: string
  readonly endedOn: string | null
}

/** The checklists that workers go by, each opened from the version of its day; they follow the links of their worker. */
export const workerChecklists = rowTable<WorkerChecklistRow>({
  type: 'WorkerChecklist',
  columns: {
    workerId: 'text',
    templateId: 'text',
    scheme: 'text',
    destinationCountry: 'text',
    items: 'text[]',
    openedOn: 'date',
    endedOn: 'date',
    version: 'int',
  },
  links: { type: 'Worker', by: 'workerId' },
})
