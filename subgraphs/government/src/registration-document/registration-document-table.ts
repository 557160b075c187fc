import { rowTable, type VersionedRow } from '@simpul/agency'
import type { DocumentState } from './document-moves.ts'

export interface RegistrationDocumentRow extends VersionedRow {
  readonly workerId: string
  readonly type: RegistrationDocumentType
  readonly state: DocumentState
  readonly collectedBy: DocumentCollector | null
  readonly receivedOn: string | null
  readonly decidedOn: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly rejectedReason: string | null
  /** The scan; of a paper that also holds the family's data it is `familyFileId`. */
  readonly fileId: string | null
  readonly familyFileId: string | null
}

/** Who took a document in for the Manpower Service. */
export type DocumentCollector = 'MANPOWER_SERVICE' | 'ONE_STOP_SERVICE' | 'VILLAGE' | 'SIAPKERJA'

/**
 * What an item may be. The certificate of health and the police's letter are none: an item of theirs would tell what is
 * specific.
 */
export const registrationDocumentTypes = [
  'KTP',
  'KK',
  'BIRTH_CERTIFICATE',
  'MARITAL_STATUS_LETTER',
  'FAMILY_PERMISSION',
  'DIPLOMA',
  'COMPETENCE_CERTIFICATE',
  'PASSPORT',
  'VISA',
  'EMPLOYMENT_CONTRACT',
  'BPJS_PROOF',
  'ORIENTATION_CERTIFICATE',
  'PHOTO',
  'LEAVE_LETTER',
] as const
export type RegistrationDocumentType = (typeof registrationDocumentTypes)[number]

/** True for a document that an item may be about. */
export function isRegistrationDocument(type: string): type is RegistrationDocumentType {
  return registrationDocumentTypes.some((one) => one === type)
}

/** The checklist items that the Manpower Service collects; they follow the links of their worker. */
export const registrationDocuments = rowTable<RegistrationDocumentRow>({
  type: 'RegistrationDocument',
  columns: {
    workerId: 'text',
    type: 'text',
    state: 'text',
    collectedBy: 'text',
    receivedOn: 'date',
    decidedOn: 'date',
    issuedOn: 'date',
    expiresOn: 'date',
    rejectedReason: 'text',
    fileId: 'text',
    familyFileId: 'text',
    version: 'int',
  },
  links: { type: 'Worker', by: 'workerId' },
})
