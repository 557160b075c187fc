import { type Row, rowTable } from '@simpul/agency'

export interface PublishedJobOrderRow extends Row {
  readonly jobOrderId: string
  readonly companyId: string
  readonly country: string
  readonly position: string
  readonly sector: string
  readonly quota: number
  readonly wageOffer: number | null
  readonly wageCurrency: string | null
  readonly closesOn: string | null
  readonly verifiedOn: string
}

/** What everybody may know of an order: a row of its own, made when the order is verified. */
export const publishedJobOrders = rowTable<PublishedJobOrderRow>({
  type: 'PublishedJobOrder',
  columns: {
    jobOrderId: 'text',
    companyId: 'text',
    country: 'text',
    position: 'text',
    sector: 'text',
    quota: 'int',
    wageOffer: 'int',
    wageCurrency: 'text',
    closesOn: 'date',
    verifiedOn: 'date',
  },
})
