import type { IResolvers } from '@simpul/agency'
import { agreementResolvers } from './agreement/agreement-resolvers.ts'
import { agreementCommitmentResolvers } from './agreement-commitment/agreement-commitment-resolvers.ts'
import { answeredSuggestionResolvers } from './answered-suggestion/answered-suggestion-resolvers.ts'
import { breachNoticeResolvers } from './breach-notice/breach-notice-resolvers.ts'
import { countDisagreementResolvers } from './count-disagreement/count-disagreement-resolvers.ts'
import { dataRequestAnswerResolvers } from './data-request-answer/data-request-answer-resolvers.ts'
import { forumNoticeResolvers } from './forum-notice/forum-notice-resolvers.ts'
import { forumSeatResolvers } from './forum-seat/forum-seat-resolvers.ts'
import { glossaryTermResolvers } from './glossary-term/glossary-term-resolvers.ts'
import { indicatorFigureResolvers } from './indicator-figure/indicator-figure-resolvers.ts'
import { informationBroadcastResolvers } from './information-broadcast/information-broadcast-resolvers.ts'
import { meetingResolvers } from './meeting/meeting-resolvers.ts'
import { meetingMinutesResolvers } from './meeting-minutes/meeting-minutes-resolvers.ts'
import { minutesVersionResolvers } from './minutes-version/minutes-version-resolvers.ts'
import { outcomeStatisticsResolvers } from './outcome-statistics/outcome-statistics-resolvers.ts'
import { processIndicatorResolvers } from './process-indicator/process-indicator-resolvers.ts'
import { publishedFigureTableResolvers } from './published-figure-table/published-figure-table-resolvers.ts'
import { referralEnvelopeResolvers } from './referral-envelope/referral-envelope-resolvers.ts'
import { regulationStepResolvers } from './regulation-step/regulation-step-resolvers.ts'
import { suggestionResolvers } from './suggestion/suggestion-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type; a leaf that is a property of its row needs none. */
export const resolvers: IResolvers = {
  ...agreementResolvers,
  ...agreementCommitmentResolvers,
  ...breachNoticeResolvers,
  ...countDisagreementResolvers,
  ...dataRequestAnswerResolvers,
  ...glossaryTermResolvers,
  ...informationBroadcastResolvers,
  ...meetingResolvers,
  ...meetingMinutesResolvers,
  ...minutesVersionResolvers,
  ...processIndicatorResolvers,
  ...publishedFigureTableResolvers,
  Query: {
    ...agreementResolvers.Query,
    ...agreementCommitmentResolvers.Query,
    ...answeredSuggestionResolvers.Query,
    ...breachNoticeResolvers.Query,
    ...countDisagreementResolvers.Query,
    ...dataRequestAnswerResolvers.Query,
    ...forumNoticeResolvers.Query,
    ...forumSeatResolvers.Query,
    ...glossaryTermResolvers.Query,
    ...indicatorFigureResolvers.Query,
    ...informationBroadcastResolvers.Query,
    ...meetingResolvers.Query,
    ...meetingMinutesResolvers.Query,
    ...outcomeStatisticsResolvers.Query,
    ...processIndicatorResolvers.Query,
    ...publishedFigureTableResolvers.Query,
    ...referralEnvelopeResolvers.Query,
    ...regulationStepResolvers.Query,
    ...suggestionResolvers.Query,
    ...workerResolvers.Query,
  },
  Mutation: {
    ...agreementCommitmentResolvers.Mutation,
    ...breachNoticeResolvers.Mutation,
    ...countDisagreementResolvers.Mutation,
    ...glossaryTermResolvers.Mutation,
    ...informationBroadcastResolvers.Mutation,
    ...meetingResolvers.Mutation,
    ...minutesVersionResolvers.Mutation,
    ...suggestionResolvers.Mutation,
  },
  Subscription: regulationStepResolvers.Subscription,
}
