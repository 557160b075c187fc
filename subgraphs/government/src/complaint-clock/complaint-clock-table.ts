import { rowTable, type VersionedRow } from '@simpul/agency'
import { onComplaint } from '../complaint/complaint-table.ts'
import type { ClosingReason } from './closing-rules.ts'

export interface ComplaintClockRow extends VersionedRow {
  readonly complaintId: string
  readonly reason: ClosingReason
  readonly startedOn: string
  /** The last day on which what it waits for may still come. */
  readonly dueOn: string
  /** The version of the rule it was started under. */
  readonly rule: string
  readonly state: 'RUNNING' | 'STOPPED' | 'RAN_OUT'
  readonly endedOn: string | null
}

/** The clocks by which the rules close a complaint, one a reason. */
export const complaintClocks = rowTable<ComplaintClockRow>({
  type: 'ComplaintClock',
  columns: {
    complaintId: 'text',
    reason: 'text',
    startedOn: 'date',
    dueOn: 'date',
    rule: 'text',
    state: 'text',
    endedOn: 'date',
    version: 'int',
  },
  hangsOn: onComplaint,
})
