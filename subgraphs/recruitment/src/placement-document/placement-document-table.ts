import { type Row, rowTable } from '@simpul/agency'
import type { DocumentState } from './document-steps.ts'

export interface PlacementDocumentRow extends Row {
  readonly workerId: string
  readonly type: PlacementDocumentType
  readonly state: DocumentState
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly rejectedReason: string | null
  /** The scan, of those types that have one here: `scannedTypes`. */
  readonly fileId: string | null
  readonly version: number
}

/** The documents that the company collects. */
export const placementDocumentTypes = [
  'PASSPORT',
  'VISA',
  'PLACEMENT_AGREEMENT',
  'EMPLOYMENT_CONTRACT',
  'BPJS_PROOF',
  'ORIENTATION_CERTIFICATE',
  'PHOTO',
] as const
export type PlacementDocumentType = (typeof placementDocumentTypes)[number]

/** The items of the checklist that the company collects. Certificates of health are not among them: see `MedicalFitness`. */
export const placementDocuments = rowTable<PlacementDocumentRow>({
  type: 'PlacementDocument',
  columns: {
    workerId: 'text',
    type: 'text',
    state: 'text',
    issuedOn: 'date',
    expiresOn: 'date',
    rejectedReason: 'text',
    fileId: 'text',
    version: 'int',
  },
})
