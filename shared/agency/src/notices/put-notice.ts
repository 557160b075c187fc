import { randomUUID } from 'node:crypto'
import type { Role } from '@simpul/boundary'
import type { Words } from '../acts/refused.ts'
import type { OwnSql } from '../doors/operation.ts'
import { putJob } from '../jobs/put-job.ts'

/** Something that the agency's own people of a role should look at. */
export interface Notice {
  readonly to: Exclude<Role, 'SUBJECT'>
  /** The row that it is about; for a row that hangs on a case, the case, so that its respondents never see the notice. */
  readonly about: { readonly type: string; readonly id: string }
  readonly words: Words
}

/** The kind of job that tells of a notice by mail. */
export const noticeMail = { name: 'kit-notice-mail' } as const

/** Writes a notice, and has its mail sent, with the transaction's other writes. */
export async function putNotice(own: OwnSql, { to, about, words }: Notice, now: Date): Promise<void> {
  const id = randomUUID()
  await own.query(
    `insert into notice (id, to_role, about_type, about_id, words_en, words_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, to, about.type, about.id, words.en, words.id, now],
  )
  await putJob(own, noticeMail, { key: id, runAt: now, payload: { notice: id } })
}
