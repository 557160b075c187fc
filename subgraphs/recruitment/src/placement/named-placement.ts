import type { WriteInput } from '@simpul/agency'
import type { Named } from '../acts/own-row.ts'
import { type PlacementRow, placements } from './placement-table.ts'

/** A placement that an input names. */
export const namedPlacement: Named<PlacementRow> = {
  table: placements,
  field: 'placementId',
  what: { en: 'placement', id: 'penempatan' },
}

/** An input that adds something to a placement. */
export interface PlacementInput extends WriteInput {
  readonly placementId: string
}

/** An input that changes a placement. */
export interface PlacementChangeInput extends PlacementInput {
  readonly expectedVersion: number
}
