import { type Row, rowTable } from '@simpul/agency'

/** A meeting of the forum, held or to come. */
export interface MeetingRow extends Row {
  readonly heldOn: string
  readonly place: string
  readonly chairedBy: string
  readonly state: 'PLANNED' | 'HELD'
  readonly version: number
}

/** The meetings; a party of a meeting reads it. */
export const meetings = rowTable<MeetingRow>({
  type: 'Meeting',
  columns: { heldOn: 'date', place: 'text', chairedBy: 'text', state: 'text', version: 'int' },
})
