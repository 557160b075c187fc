import { statisticsOf } from '@simpul/agency'
import { caseKind } from './case-counts.ts'

/** Cases counted: as they are now for own staff, and as they are published at fixed dates. */
export const caseStatistics = statisticsOf(caseKind)
