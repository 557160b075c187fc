import { type Row, rowTable } from '@simpul/agency'

/** That an agency's data were breached, and when that was notified: no person, and nothing of the data. */
export interface BreachNoticeRow extends Row {
  readonly agency: string
  readonly detectedAt: Date
  readonly dueAt: Date
  readonly notifiedAt: Date | null
  readonly hoursUntilNotice: number | null
  readonly scope: string
  readonly reportedOn: string
  readonly version: number
}

/** The notices; a party of one reads it. */
export const breachNotices = rowTable<BreachNoticeRow>({
  type: 'BreachNotice',
  columns: {
    agency: 'text',
    detectedAt: 'timestamptz',
    dueAt: 'timestamptz',
    notifiedAt: 'timestamptz',
    hoursUntilNotice: 'int',
    scope: 'text',
    reportedOn: 'date',
    version: 'int',
  },
})
