import { rowTable, type VersionedRow } from '@simpul/agency'
import { onCase } from '../case/case-table.ts'

/** A client's stay in a shelter. */
export interface ShelterStayRow extends VersionedRow {
  readonly caseId: string
  readonly workerId: string | null
  readonly place: string
  readonly fromOn: string
  /** Until when it is meant to be; null where nobody said. */
  readonly plannedUntilOn: string | null
  readonly untilOn: string | null
}

/** The stays. */
export const shelterStays = rowTable<ShelterStayRow>({
  type: 'ShelterStay',
  columns: {
    caseId: 'text',
    workerId: 'text',
    place: 'text',
    fromOn: 'date',
    plannedUntilOn: 'date',
    untilOn: 'date',
    version: 'int',
  },
  hangsOn: onCase,
})
