import type { IResolvers } from '@simpul/agency'
import { agreementResolvers } from './agreement/agreement-resolvers.ts'
import { agreementCommitmentResolvers } from './agreement-commitment/agreement-commitment-resolvers.ts'
import { answeredSuggestionResolvers } from './answered-suggestion/answered-suggestion-resolvers.ts'
import { glossaryTermResolvers } from './glossary-term/glossary-term-resolvers.ts'
import { indicatorFigureResolvers } from './indicator-figure/indicator-figure-resolvers.ts'
import { meetingResolvers } from './meeting/meeting-resolvers.ts'
import { meetingMinutesResolvers } from './meeting-minutes/meeting-minutes-resolvers.ts'
import { referralEnvelopeResolvers } from './referral-envelope/referral-envelope-resolvers.ts'
import { regulationStepResolvers } from './regulation-step/regulation-step-resolvers.ts'
import { suggestionResolvers } from './suggestion/suggestion-resolvers.ts'
import { workerResolvers } from './worker/worker-resolvers.ts'

/** The resolvers of every type; a leaf that is a property of its row needs none. */
export const resolvers: IResolvers = {
  ...agreementResolvers,
  ...agreementCommitmentResolvers,
  ...meetingResolvers,
  ...meetingMinutesResolvers,
  Query: {
    ...agreementResolvers.Query,
    ...agreementCommitmentResolvers.Query,
    ...answeredSuggestionResolvers.Query,
    ...glossaryTermResolvers.Query,
    ...indicatorFigureResolvers.Query,
    ...meetingResolvers.Query,
    ...meetingMinutesResolvers.Query,
    ...referralEnvelopeResolvers.Query,
    ...regulationStepResolvers.Query,
    ...suggestionResolvers.Query,
    ...workerResolvers.Query,
  },
  Subscription: regulationStepResolvers.Subscription,
}
