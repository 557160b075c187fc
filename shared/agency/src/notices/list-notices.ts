import { z } from 'zod'
import { staffOperation } from '../doors/operation.ts'

const inputSchema = z.strictObject({
  /** The `at` of the last one that was read: what is older follows. */
  before: z.iso.datetime().optional(),
  first: z.number().int().min(1).max(100).default(50),
})

interface NoticeRow {
  readonly id: string
  readonly about_type: string
  readonly about_id: string
  readonly words_en: string
  readonly words_id: string
  readonly at: Date
  readonly sent_at: Date | null
}

/** The notices for the caller's role, newest first, and of each whether a mail told of it. */
export const noticeList = staffOperation({
  name: 'noticeList',
  roles: ['ANALYST', 'HEAD', 'OFFICER', 'CASEWORKER', 'SUPERVISOR', 'AUDITOR'],
  input: inputSchema,
  async run({ before, first }, { caller, own }) {
    const found = await own(({ query }) =>
      query<NoticeRow>(
        `select id, about_type, about_id, words_en, words_id, at, sent_at from notice
         where to_role = $1 and ($2::timestamptz is null or at < $2) order by at desc, id limit $3`,
        [caller.role, before ?? null, first],
      ),
    )
    return { notices: found.map(viewOf) }
  },
})

function viewOf({ id, about_type: type, about_id, words_en: en, words_id, at, sent_at: sentAt }: NoticeRow): object {
  return {
    id,
    about: { type, id: about_id },
    words: { en, id: words_id },
    at,
    sentAt,
    mail: sentAt === null ? 'NOT_SENT' : 'SENT',
  }
}
