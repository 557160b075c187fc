import { conflict } from '../acts/refusals.ts'
import type { PlacementRow } from './placement-table.ts'

/** A placement that came to something: of a cancelled one nothing more is signed or charged. */
export function refuseCancelled(placement: PlacementRow): PlacementRow {
  if (placement.status !== 'CANCELLED') return placement
  throw conflict('placementId', {
    en: 'This placement is CANCELLED; select the candidate anew first.',
    id: 'Penempatan ini CANCELLED; pilih kembali calon ini dahulu.',
  })
}
