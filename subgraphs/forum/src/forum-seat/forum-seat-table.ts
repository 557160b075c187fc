import { type Row, rowTable } from '@simpul/agency'

/** An agency's seat in the forum; its id is the agency's own. */
export interface ForumSeatRow extends Row {
  readonly isSeated: boolean
  readonly since: string
}

/** The seats. Each agency is the party of its own, so that an act that names a seat is that agency's. */
export const forumSeats = rowTable<ForumSeatRow>({
  type: 'ForumSeat',
  columns: { isSeated: 'boolean', since: 'date' },
})
