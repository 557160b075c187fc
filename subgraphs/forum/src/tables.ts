import type { RowTable } from '@simpul/agency'
import { agreements } from './agreement/agreement-table.ts'
import { agreementCommitments } from './agreement-commitment/agreement-commitment-table.ts'
import { answeredSuggestions } from './answered-suggestion/answered-suggestion-table.ts'
import { attendanceCounts } from './attendance-count/attendance-count-table.ts'
import { glossaryTerms } from './glossary-term/glossary-term-table.ts'
import { indicatorFigures } from './indicator-figure/indicator-figure-table.ts'
import { meetings } from './meeting/meeting-table.ts'
import { meetingMinutes } from './meeting-minutes/meeting-minutes-table.ts'
import { referralEnvelopes } from './referral-envelope/referral-envelope-table.ts'
import { regulationSteps } from './regulation-step/regulation-step-table.ts'
import { scheduleLines } from './schedule-line/schedule-line-table.ts'
import { suggestions } from './suggestion/suggestion-table.ts'

/** Every table of the forum. */
export const forumTables: readonly RowTable[] = [
  agreements,
  scheduleLines,
  meetings,
  meetingMinutes,
  attendanceCounts,
  agreementCommitments,
  suggestions,
  referralEnvelopes,
  answeredSuggestions,
  indicatorFigures,
  regulationSteps,
  glossaryTerms,
]
