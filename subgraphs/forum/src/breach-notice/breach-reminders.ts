import { dailyReminders } from '@simpul/agency'

const words = {
  en: 'A breach is not said to be notified, and its 72 hours are over (UU 27/2022 art. 46).',
  id: 'Sebuah kebocoran data belum dinyatakan diberitahukan, dan batas 3 × 24 jam sudah lewat (UU 27/2022 pasal 46).',
}

/** A breach whose 72 hours are over is told once to the secretariat and, without whose it is, to all. */
export const breachReminders = dailyReminders('breach-reminders', [
  {
    name: 'breach-overdue',
    to: 'HEAD',
    about: 'BreachNotice',
    due: `select id, (due_at at time zone 'Asia/Jakarta')::date as due_on, id as about from breach_notice
      where notified_at is null and (due_at at time zone 'Asia/Jakarta')::date < $1::date`,
    words,
    also: (write) => write.forumNotice({ about: 'BREACH_OVERDUE', words }),
  },
])
