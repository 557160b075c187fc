import { dailyReminders, type Reminder } from '@simpul/agency'
import { caseReferring } from '../case-referral/case-referring.ts'

const toCaseworkers = { to: 'CASEWORKER', about: 'Case' } as const
const isLive = "c.status not in ('SETTLED', 'CLOSED')"

/** Of what caseworkers are reminded on its day. Each notice is about the case, so that its respondents see none. */
const reminders: readonly Reminder[] = [
  {
    ...toCaseworkers,
    name: 'safety-plan-review',
    due: `select p.id, p.review_on as due_on, p.case_id as about from safety_plan p join "case" c on c.id = p.case_id
      where p.review_on <= $1::date and ${isLive}`,
    words: {
      en: 'A safety plan is to be looked at again: see it through with the client and name the next day.',
      id: 'Sebuah rencana keselamatan perlu ditinjau: bahas bersama klien dan tetapkan hari tinjauan berikutnya.',
    },
  },
  {
    ...toCaseworkers,
    name: 'reintegration-plan-review',
    due: `select id, review_on as due_on, case_id as about from reintegration_plan
      where review_on <= $1::date and state = 'ACTIVE'`,
    words: {
      en: 'A reintegration plan is to be looked at again.',
      id: 'Sebuah rencana reintegrasi perlu ditinjau.',
    },
  },
  {
    ...toCaseworkers,
    name: 'follow-up-visit',
    due: `select v.id, v.next_on as due_on, v.case_id as about from follow_up_visit v
      join reintegration_plan p on p.id = v.plan_id and p.state = 'ACTIVE'
      where v.next_on <= $1::date and not exists (
        select from follow_up_visit later where later.plan_id = v.plan_id and later.visited_on > v.visited_on)`,
    words: {
      en: 'A follow-up visit to a client is due.',
      id: 'Kunjungan tindak lanjut kepada seorang klien sudah waktunya.',
    },
  },
  {
    ...toCaseworkers,
    name: 'shelter-stay-over',
    due: `select id, planned_until_on as due_on, case_id as about from shelter_stay
      where planned_until_on < $1::date and until_on is null`,
    words: {
      en: 'A stay in the shelter is past its planned end: end it, or plan it anew.',
      id: 'Masa tinggal di rumah aman sudah lewat dari rencana: akhiri, atau rencanakan ulang.',
    },
  },
  ...caseReferring.reminders,
]

/** Looks each morning what has come due in the cases. */
export const caseRemindersJob = dailyReminders('case-reminders', reminders)
