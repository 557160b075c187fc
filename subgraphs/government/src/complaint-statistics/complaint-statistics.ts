import { statisticsOf } from '@simpul/agency'
import { complaintKind } from './complaint-counts.ts'

/** Complaints counted: as they are now for own staff, and as they are published at fixed dates. */
export const complaintStatistics = statisticsOf(complaintKind)
