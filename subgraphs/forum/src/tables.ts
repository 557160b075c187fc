import type { RowTable } from '@simpul/agency'
import { agendaItems } from './agenda-item/agenda-item-table.ts'
import { agreements } from './agreement/agreement-table.ts'
import { agreementCommitments } from './agreement-commitment/agreement-commitment-table.ts'
import { answeredSuggestions } from './answered-suggestion/answered-suggestion-table.ts'
import { attendanceCounts } from './attendance-count/attendance-count-table.ts'
import { breachNotices } from './breach-notice/breach-notice-table.ts'
import { broadcastAcknowledgements } from './broadcast-acknowledgement/broadcast-acknowledgement-table.ts'
import { commitmentChanges } from './commitment-change/commitment-change-table.ts'
import { countDisagreements } from './count-disagreement/count-disagreement-table.ts'
import { dataRequestAnswers } from './data-request-answer/data-request-answer-table.ts'
import { disagreeingFigures } from './disagreeing-figure/disagreeing-figure-table.ts'
import { forumNotices } from './forum-notice/forum-notice-table.ts'
import { forumSeats } from './forum-seat/forum-seat-table.ts'
import { glossaryTerms } from './glossary-term/glossary-term-table.ts'
import { indicatorFigures } from './indicator-figure/indicator-figure-table.ts'
import { informationBroadcasts } from './information-broadcast/information-broadcast-table.ts'
import { meetings } from './meeting/meeting-table.ts'
import { meetingDecisions } from './meeting-decision/meeting-decision-table.ts'
import { meetingMinutes } from './meeting-minutes/meeting-minutes-table.ts'
import { minutesSignatures } from './minutes-signature/minutes-signature-table.ts'
import { minutesVersions } from './minutes-version/minutes-version-table.ts'
import { processIndicators } from './process-indicator/process-indicator-table.ts'
import { publishedFigureLines } from './published-figure-line/published-figure-line-table.ts'
import { publishedFigureTables } from './published-figure-table/published-figure-table-table.ts'
import { referralEnvelopes } from './referral-envelope/referral-envelope-table.ts'
import { regulationSteps } from './regulation-step/regulation-step-table.ts'
import { scheduleLines } from './schedule-line/schedule-line-table.ts'
import { suggestions } from './suggestion/suggestion-table.ts'
import { termPositions } from './term-position/term-position-table.ts'

/** Every table of the forum. */
export const forumTables: readonly RowTable[] = [
  agreements,
  scheduleLines,
  forumSeats,
  meetings,
  agendaItems,
  minutesVersions,
  minutesSignatures,
  meetingMinutes,
  meetingDecisions,
  attendanceCounts,
  agreementCommitments,
  commitmentChanges,
  suggestions,
  referralEnvelopes,
  answeredSuggestions,
  indicatorFigures,
  regulationSteps,
  glossaryTerms,
  termPositions,
  informationBroadcasts,
  broadcastAcknowledgements,
  dataRequestAnswers,
  countDisagreements,
  disagreeingFigures,
  breachNotices,
  processIndicators,
  forumNotices,
  publishedFigureTables,
  publishedFigureLines,
]
