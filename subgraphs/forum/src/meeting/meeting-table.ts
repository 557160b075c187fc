import { type Row, rowTable } from '@simpul/agency'

export type MeetingState = 'PLANNED' | 'HELD' | 'CANCELLED'

/** A meeting of the forum, held or to come. */
export interface MeetingRow extends Row {
  readonly heldOn: string
  readonly place: string
  readonly chairedBy: string
  readonly state: MeetingState
  /** The day for which it was planned at first, where it was put off. */
  readonly firstPlannedOn: string | null
  /** Why it was put off or cancelled. */
  readonly changedBecause: string | null
  readonly version: number
}

/** The meetings; a party of a meeting reads it. */
export const meetings = rowTable<MeetingRow>({
  type: 'Meeting',
  columns: {
    heldOn: 'date',
    place: 'text',
    chairedBy: 'text',
    state: 'text',
    firstPlannedOn: 'date',
    changedBecause: 'text',
    version: 'int',
  },
})
