import { type Row, rowTable } from '@simpul/agency'
import { type ComplaintStatus, onComplaint } from '../complaint/complaint-table.ts'

export interface ComplaintMoveRow extends Row {
  readonly complaintId: string
  readonly fromStatus: ComplaintStatus
  readonly toStatus: ComplaintStatus
  readonly movedAt: string
  readonly note: string | null
}

/** How complaints went on, step by step. */
export const complaintMoveRows = rowTable<ComplaintMoveRow>({
  type: 'ComplaintMove',
  columns: { complaintId: 'text', fromStatus: 'text', toStatus: 'text', movedAt: 'timestamptz', note: 'text' },
  hangsOn: onComplaint,
})
