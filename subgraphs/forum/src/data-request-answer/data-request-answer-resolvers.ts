import { type AgencyContext, daysBetween, type PageArguments, pageOf } from '@simpul/agency'
import { type DataRequestAnswerRow, dataRequestAnswers } from './data-request-answer-table.ts'

interface DataRequestAnswersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly agency?: string | null
  readonly state?: DataRequestAnswerRow['state'] | null
}

const sortedBy = { ANSWERED_ON: 'answeredOn' } as const

/** The answers to requests for access, in pages. */
export const dataRequestAnswerResolvers = {
  Query: {
    dataRequestAnswers: (
      _: unknown,
      { agency, state, ...page }: DataRequestAnswersArguments,
      { rows }: AgencyContext,
    ) => rows(dataRequestAnswers).page({ where: { agency, state }, ...pageOf(page, sortedBy) }),
  },
  DataRequestAnswer: {
    days: ({ askedOn, answeredOn }: DataRequestAnswerRow) => daysBetween(askedOn, answeredOn),
  },
}
