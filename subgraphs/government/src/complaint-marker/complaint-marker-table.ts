import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface ComplaintMarkerRow extends VersionedRow {
  readonly complaintId: string
  readonly kind: 'TRAFFICKING' | 'GENDER_BASED_VIOLENCE'
  readonly signs: string | null
  readonly markedOn: string
  /** The sign-in ids of the caseworkers who read it. */
  readonly assigned: readonly string[]
}

/** Signs of trafficking and of gender-based violence. The policy `assigned_only` hides each from the agency's people whom it does not name. */
export const complaintMarkers = rowTable<ComplaintMarkerRow>({
  type: 'ComplaintMarker',
  columns: {
    complaintId: 'text',
    kind: 'text',
    signs: 'text',
    markedOn: 'date',
    assigned: 'text[]',
    version: 'int',
  },
  hangsOn: onComplaint,
})
