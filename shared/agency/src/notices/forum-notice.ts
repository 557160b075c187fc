import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { z } from 'zod'
import { type OwnSql, peerMessage } from '../doors/operation.ts'

/** Long numbers name people: a NIK, a passport, a phone. */
const words = z
  .string()
  .min(1)
  .max(300, 'must have at most 300 characters')
  .refine((text) => !/\d{6,}/.test(text), 'must hold no number of six digits or more: nobody is named at the forum')

/** What an agency has noted at the forum, for all three to know. It names no person and no case. */
export const forumNoticeSchema = z.strictObject({
  /** What kind of thing it is, in the words of a schema: `COMMITMENT_OVERDUE`. */
  about: z.string().regex(/^[A-Z][A-Z_]{2,59}$/, 'must be a word like COMMITMENT_OVERDUE'),
  words: z.strictObject({ en: words, id: words }),
})
export type ForumNotice = Readonly<z.infer<typeof forumNoticeSchema>>

const toldSchema = z.strictObject({ ...forumNoticeSchema.shape, at: z.iso.datetime() })

/** Where a forum notice goes from. */
export interface ForumNoticeFrom {
  readonly agency: string
  /** The forum; null where the register names none. */
  readonly keeper: string | null
  readonly now: Date
}

/** Has something noted at the forum, exactly if the transaction is committed; where the forum is away, when it is back. */
export async function tellForum(own: OwnSql, notice: ForumNotice, from: ForumNoticeFrom): Promise<void> {
  const { about, words } = forumNoticeSchema.parse(notice)
  const { agency, keeper, now } = from
  const at = now.toISOString()
  if (keeper === agency) await keepNotice(own, { about, words, at }, { owner: agency, from: agency })
  else if (keeper !== null) await own.tell(keeper, 'forumNotice', { about, words, at })
}

/** An agency has something noted at the forum. It speaks for itself alone: who it is, its signature says. */
export const forumNoticeTold = peerMessage({
  name: 'forumNotice',
  input: toldSchema,
  async run(notice, { own, caller, agency, definition }) {
    if (definition.register !== 'KEEPER') throw new HubError('NOT_FOUND', 'Only the forum takes notices for all.')
    await own((sql) => keepNotice(sql, notice, { owner: agency, from: caller.agency }))
    return {}
  },
})

async function keepNotice(
  { query }: OwnSql,
  { about, words: { en, id }, at }: z.infer<typeof toldSchema>,
  { owner, from }: { readonly owner: string; readonly from: string },
): Promise<void> {
  await query(
    `insert into forum_notice (id, owner, from_agency, about, words_en, words_id, noted_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), owner, from, about, en, id, at],
  )
}
