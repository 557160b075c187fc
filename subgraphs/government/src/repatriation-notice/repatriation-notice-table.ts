import { type Row, rowTable } from '@simpul/agency'

export interface RepatriationNoticeRow extends Row {
  readonly workerId: string
  readonly companyId: string
  readonly returnedOn: string
}

/** The bare fact of a return. The company that placed the worker is a party. */
export const repatriationNotices = rowTable<RepatriationNoticeRow>({
  type: 'RepatriationNotice',
  columns: { workerId: 'text', companyId: 'text', returnedOn: 'date' },
})
