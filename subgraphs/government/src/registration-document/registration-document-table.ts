import { type Row, rowTable } from '@simpul/agency'

export interface RegistrationDocumentRow extends Row {
  readonly workerId: string
  readonly type: RegistrationDocumentType
  readonly state: 'MISSING' | 'SUBMITTED' | 'ACCEPTED' | 'REJECTED' | 'EXPIRED'
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly rejectedReason: string | null
}

export type RegistrationDocumentType =
  | 'KTP'
  | 'KK'
  | 'BIRTH_CERTIFICATE'
  | 'MARITAL_STATUS_LETTER'
  | 'FAMILY_PERMISSION'
  | 'DIPLOMA'
  | 'COMPETENCE_CERTIFICATE'

/** The checklist items that the Manpower Service collects; they follow the links of their worker. */
export const registrationDocuments = rowTable<RegistrationDocumentRow>({
  type: 'RegistrationDocument',
  columns: {
    workerId: 'text',
    type: 'text',
    state: 'text',
    issuedOn: 'date',
    expiresOn: 'date',
    rejectedReason: 'text',
  },
  links: { type: 'Worker', by: 'workerId' },
})
