import { type Row, rowTable } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'

export interface ComplaintMarkerRow extends Row {
  readonly complaintId: string
  readonly kind: 'TRAFFICKING' | 'GENDER_BASED_VIOLENCE'
  readonly signs: string | null
  readonly markedOn: string
}

/** Signs of trafficking and of gender-based violence, for those who work on the complaint. */
export const complaintMarkers = rowTable<ComplaintMarkerRow>({
  type: 'ComplaintMarker',
  columns: { complaintId: 'text', kind: 'text', signs: 'text', markedOn: 'date' },
  hangsOn: onComplaint,
})
