import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A sign of trafficking or of gender-based violence. */
export interface CaseMarkerRow extends VersionedRow {
  readonly caseId: string
  /** The worker, who then reads it; null where it is not safe for her to find it. */
  readonly subjectId: string | null
  readonly kind: string
  readonly detail: string | null
  readonly markedOn: string
  /** The sign-in ids of the caseworkers who read it. */
  readonly assigned: readonly string[]
}

/** The markers. The policy `assigned_only` hides each from the organisation's people whom it does not name. */
export const caseMarkers = rowTable<CaseMarkerRow>({
  type: 'CaseMarker',
  columns: {
    caseId: 'text',
    subjectId: 'text',
    kind: 'text',
    detail: 'text',
    markedOn: 'date',
    assigned: 'text[]',
    version: 'int',
  },
  hangsOn: onCase,
})
