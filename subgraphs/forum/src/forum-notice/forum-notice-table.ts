import { type Row, rowTable } from '@simpul/agency'

/** What an agency has had noted at the forum, for all three to know. The kit writes it; it names no person and no case. */
export interface ForumNoticeRow extends Row {
  readonly fromAgency: string
  /** What kind of thing it is: `COMMITMENT_OVERDUE`. */
  readonly about: string
  readonly wordsEn: string
  readonly wordsId: string
  readonly notedAt: Date
}

/** The notices; whoever had a seat when one was noted is a party of it. */
export const forumNotices = rowTable<ForumNoticeRow>({
  type: 'ForumNotice',
  columns: { fromAgency: 'text', about: 'text', wordsEn: 'text', wordsId: 'text', notedAt: 'timestamptz' },
})
