import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface FamilyConsentRow extends VersionedRow {
  readonly deathId: string
  /** The death's, so that whoever is kept from that is kept from this. */
  readonly complaintId: string | null
  /** The agency that may know of the death. */
  readonly recipient: string
  readonly givenBy: string
  readonly relation: 'SPOUSE' | 'PARENT' | 'CHILD' | 'SIBLING' | 'GUARDIAN'
  readonly givenOn: string
  readonly withdrawnOn: string | null
}

/** What families of the dead permitted, each to one agency. */
export const familyConsents = rowTable<FamilyConsentRow>({
  type: 'FamilyConsent',
  columns: {
    deathId: 'text',
    complaintId: 'text',
    recipient: 'text',
    givenBy: 'text',
    relation: 'text',
    givenOn: 'date',
    withdrawnOn: 'date',
    version: 'int',
  },
  hangsOn: onComplaint,
})
