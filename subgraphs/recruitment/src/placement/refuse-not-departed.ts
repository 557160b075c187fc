import { conflict } from '../acts/refusals.ts'
import type { PlacementRow } from './placement-table.ts'

/** A placement whose worker has departed; of no other is there anything to tell from abroad. */
export function refuseNotDeparted(placement: PlacementRow): PlacementRow & { readonly departureDate: string } {
  const { departureDate } = placement
  if (departureDate !== null) return { ...placement, departureDate }
  throw conflict('placementId', {
    en: 'This worker has not departed; record the departure first (movePlacement to DEPARTED).',
    id: 'Pekerja ini belum berangkat; catat dahulu keberangkatannya (movePlacement ke DEPARTED).',
  })
}
