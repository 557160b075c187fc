import { type Row, rowTable } from '@simpul/agency'
import type { PlacementDimension } from './placement-counts.ts'

/** One published table: it never changes. */
export interface PublishedPlacementTableRow extends Row {
  readonly dimension: PlacementDimension
  readonly periodStart: string
  readonly periodEnd: string
  readonly publishedOn: string
  readonly definition: string
  readonly source: string
  readonly placements: number | null
  readonly female: number | null
  readonly male: number | null
}

/** The published tables. */
export const publishedPlacementTables = rowTable<PublishedPlacementTableRow>({
  type: 'PublishedPlacementTable',
  columns: {
    dimension: 'text',
    periodStart: 'date',
    periodEnd: 'date',
    publishedOn: 'date',
    definition: 'text',
    source: 'text',
    placements: 'int',
    female: 'int',
    male: 'int',
  },
})

/** One line of a published table; null where a figure is withheld. */
export interface PublishedPlacementLineRow extends Row {
  readonly tableId: string
  readonly number: number
  readonly category: string
  readonly placements: number | null
  readonly female: number | null
  readonly male: number | null
  readonly isWithheld: boolean
}

/** Their lines. */
export const publishedPlacementLines = rowTable<PublishedPlacementLineRow>({
  type: 'PublishedPlacementLine',
  columns: {
    tableId: 'text',
    number: 'int',
    category: 'text',
    placements: 'int',
    female: 'int',
    male: 'int',
    isWithheld: 'boolean',
  },
})
