import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { changeEmployer } from './change-employer.ts'
import { employers } from './employer-table.ts'
import { endEmployer } from './end-employer.ts'
import { recordEmployer } from './record-employer.ts'

interface EmployersArguments extends PageArguments<keyof typeof sortedBy> {
  readonly country?: string | null
  readonly nameContains?: string | null
}

const sortedBy = { NAME: 'name' } as const

/** The employers, one by one and in pages, and the acts on them. */
export const employerResolvers = {
  Mutation: { recordEmployer, changeEmployer, endEmployer },
  Query: {
    employer: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(employers).byId(id),
    employers: (_: unknown, { country, nameContains, ...page }: EmployersArguments, { rows }: AgencyContext) =>
      rows(employers).page({
        where: { country },
        search: { properties: ['name'], text: nameContains },
        ...pageOf(page, sortedBy),
      }),
  },
}
