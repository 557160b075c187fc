import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { breachState } from './breach-clock.ts'
import { type BreachNoticeRow, breachNotices } from './breach-notice-table.ts'
import { recordBreachNotified } from './record-breach-notified.ts'
import { reportBreach } from './report-breach.ts'

interface BreachNoticesArguments extends PageArguments<keyof typeof sortedBy> {
  readonly agency?: string | null
}

const sortedBy = { DETECTED_AT: 'detectedAt' } as const

/** The notices of breaches in pages. A column that is closed to the caller is null in its row. */
export const breachNoticeResolvers = {
  Query: {
    breachNotices: (_: unknown, { agency, ...page }: BreachNoticesArguments, { rows }: AgencyContext) =>
      rows(breachNotices).page({ where: { agency }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { reportBreach, recordBreachNotified },
  BreachNotice: {
    state: ({ dueAt, notifiedAt }: Partial<BreachNoticeRow>, _: unknown, { now }: AgencyContext) =>
      dueAt === undefined || dueAt === null ? null : breachState(dueAt, notifiedAt ?? null, now),
  },
}
