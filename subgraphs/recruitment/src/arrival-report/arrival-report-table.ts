import { type Row, rowTable } from '@simpul/agency'

export interface ArrivalReportRow extends Row {
  readonly workerId: string
  readonly placementId: string
  readonly arrivedOn: string
  readonly reportedOn: string
}

/** The reports of arrival, one a placement. */
export const arrivalReports = rowTable<ArrivalReportRow>({
  type: 'ArrivalReport',
  columns: {
    workerId: 'text',
    placementId: 'text',
    arrivedOn: 'date',
    reportedOn: 'date',
  },
})
