import { type Row, rowTable } from '@simpul/agency'

/** One line of an agreement's schedule. */
export interface ScheduleLineRow extends Row {
  readonly agreementId: string
  readonly coordinate: string
  readonly ownerAgency: string
  readonly recipientAgency: string
  readonly purpose: string
  readonly basis: string
  readonly rows: string
  readonly retainDays: number
  readonly isDuty: boolean
}

/** The lines of all schedules. */
export const scheduleLines = rowTable<ScheduleLineRow>({
  type: 'ScheduleLine',
  columns: {
    agreementId: 'text',
    coordinate: 'text',
    ownerAgency: 'text',
    recipientAgency: 'text',
    purpose: 'text',
    basis: 'text',
    rows: 'text',
    retainDays: 'int',
    isDuty: 'boolean',
  },
})
