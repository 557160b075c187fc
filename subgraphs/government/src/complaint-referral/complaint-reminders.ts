import { dailyReminders } from '@simpul/agency'
import { complaintReferring } from './complaint-referring.ts'

/** Looks each morning which referrals of complaints are unanswered past their due day. */
export const complaintRemindersJob = dailyReminders('complaint-reminders', complaintReferring.reminders)
