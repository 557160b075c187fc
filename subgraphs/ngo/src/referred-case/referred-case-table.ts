import { referredTable } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** What was shared of cases by referring them. */
export const referredCases = referredTable({ type: 'ReferredCase', hangsOn: onCase })
