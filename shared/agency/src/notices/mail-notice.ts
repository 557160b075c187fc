import type { JobKind } from '../jobs/job-kind.ts'
import type { Mailer } from './mailer.ts'
import { noticeMail } from './put-notice.ts'

/**
 * Tells by mail that there is a notice; without a mailer, or an address for the role, it stays listed as not sent.
 * A process that is killed between the mail and the commit sends it again, under the same id.
 */
export function noticeMailJob(mailer: Mailer | undefined): JobKind<{ readonly notice: string }> {
  return {
    ...noticeMail,
    async work({ own }, { notice }, now) {
      const [waiting] = await own.query<{ to_role: string }>(
        'select to_role from notice where id = $1 and sent_at is null for update',
        [notice],
      )
      const to = waiting === undefined ? [] : (mailer?.addressesOf(waiting.to_role) ?? [])
      if (mailer === undefined || to.length === 0) return
      await mailer.send({ to, id: notice, subject, text: textOf(mailer.link) })
      await own.query('update notice set sent_at = $2 where id = $1', [notice, now])
    },
  }
}

const subject = 'Simpul: pemberitahuan baru · a new notice'

function textOf(link: string): string {
  return [
    `Ada pemberitahuan untuk Anda di Simpul. Masuk untuk melihatnya: ${link}`,
    `There is a notice for you in Simpul. Log in to see it: ${link}`,
    '',
  ].join('\n\n')
}
