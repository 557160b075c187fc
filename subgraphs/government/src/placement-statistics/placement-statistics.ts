import { statisticsOf } from '@simpul/agency'
import { placementKind } from './placement-counts.ts'

/** Placements counted: as they are now for own staff, and as they are published at fixed dates. */
export const placementStatistics = statisticsOf(placementKind)
