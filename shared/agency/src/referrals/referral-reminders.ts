import { z } from 'zod'
import { addWorkingDays } from '../calendar/working-days.ts'
import { peerMessage } from '../doors/operation.ts'
import { putNotice } from '../notices/put-notice.ts'
import type { Reminder } from '../reminders/daily-reminders.ts'
import { namesOf, type ReferralKind } from './referral-kind.ts'

/** How many working days after its due day an unanswered referral goes to the supervisor. */
const escalatesAfter = 3

/**
 * Of a referral that nobody answered by its due day the sender's caseworkers are reminded, and the receiver's; some
 * working days later it goes to the sender's supervisor.
 */
export function referralReminders(kind: ReferralKind): readonly Reminder[] {
  const { referral, by } = namesOf(kind)
  const unanswered = {
    about: kind.matters.type,
    due: `select id, due_on, ${by} as about from ${referral} where state = 'IN_PROGRESS' and due_on < $1::date`,
  }
  return [
    {
      ...unanswered,
      name: 'referral-unanswered',
      to: 'CASEWORKER',
      words: {
        en: 'A referral was not answered by its due day. The other agency was reminded; ask it, or refer to another.',
        id: 'Sebuah rujukan belum dijawab sampai batas waktunya. Lembaga penerima sudah diingatkan; hubungi, atau rujuk ke lembaga lain.',
      },
      async also({ own }, { id }) {
        const [found] = await own.query<{ to_agency: string }>(`select to_agency from ${referral} where id = $1`, [id])
        if (found !== undefined) await own.tell(found.to_agency, 'referralReminder', { referral: id })
      },
    },
    {
      ...unanswered,
      name: 'referral-escalated',
      to: 'SUPERVISOR',
      by: (today) => addWorkingDays(today, -escalatesAfter),
      words: {
        en: `A referral is unanswered ${escalatesAfter} working days after its due day. Take it up with the other agency.`,
        id: `Sebuah rujukan belum dijawab ${escalatesAfter} hari kerja setelah batas waktunya. Bicarakan dengan lembaga penerima.`,
      },
    },
  ]
}

/** Another agency waits for the answer to a referral: the caseworkers are told that one of its referrals is overdue. */
export const referralReminder = peerMessage({
  name: 'referralReminder',
  input: z.strictObject({ referral: z.uuid() }),
  async run({ referral }, { caller, own, now }) {
    const { agency } = caller
    await own((sql) =>
      putNotice(
        sql,
        {
          to: 'CASEWORKER',
          about: { type: 'Referral', id: referral },
          words: {
            en: `A referral of ${agency} to your agency is past its due day and waits for your answer.`,
            id: `Rujukan dari ${agency} kepada lembaga Anda sudah lewat batas waktu dan menunggu jawaban.`,
          },
        },
        now,
      ),
    )
    return {}
  },
})
