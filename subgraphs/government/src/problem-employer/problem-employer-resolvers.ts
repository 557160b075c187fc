import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { liftProblemEmployer } from './lift-problem-employer.ts'
import { listProblemEmployer } from './list-problem-employer.ts'
import { problemEmployers } from './problem-employer-table.ts'

interface ProblemEmployersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
  readonly nameContains?: string | null
}

const sortedBy = { NAME: 'name', LISTED_ON: 'listedOn' } as const

/** The missions' list, in pages, and the acts on it. */
export const problemEmployerResolvers = {
  Query: {
    problemEmployers: (
      _: unknown,
      { country, nameContains, ...page }: ProblemEmployersArguments,
      { rows }: AgencyContext,
    ) =>
      rows(problemEmployers).page({
        where: { country },
        search: { properties: ['name'], text: nameContains },
        ...pageOf(page, sortedBy),
      }),
  },
  Mutation: { listProblemEmployer, liftProblemEmployer },
}
