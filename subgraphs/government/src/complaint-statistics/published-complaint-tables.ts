import { type Row, rowTable } from '@simpul/agency'
import type { ComplaintDimension } from './complaint-counts.ts'

/** One published table: it never changes. */
export interface PublishedComplaintTableRow extends Row {
  readonly dimension: ComplaintDimension
  readonly periodStart: string
  readonly periodEnd: string
  readonly publishedOn: string
  readonly definition: string
  readonly source: string
  readonly complaints: number | null
}

/** The published tables. */
export const publishedComplaintTables = rowTable<PublishedComplaintTableRow>({
  type: 'PublishedComplaintTable',
  columns: {
    dimension: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    publishedOn: 'date',
    definition: 'text',
    source: 'text',
    complaints: 'int',
  },
})

/** One line of a published table; null where a figure is withheld. */
export interface PublishedComplaintLineRow extends Row {
  readonly tableId: string
  readonly number: number
  readonly category: string
  readonly complaints: number | null
  readonly isWithheld: boolean
}

/** Their lines. */
export const publishedComplaintLines = rowTable<PublishedComplaintLineRow>({
  type: 'PublishedComplaintLine',
  columns: {
    tableId: 'text',
    number: 'int',
    category: 'text',
    complaints: 'int',
    isWithheld: 'boolean',
  },
})
