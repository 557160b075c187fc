import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { glossaryTerms } from './glossary-term-table.ts'

interface GlossaryTermsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly termContains?: string | null
}

const sortedBy = { TERM: 'term' } as const

/** The glossary in pages. */
export const glossaryTermResolvers = {
  Query: {
    glossaryTerms: (_: unknown, { termContains, ...page }: GlossaryTermsArguments, { rows }: AgencyContext) =>
      rows(glossaryTerms).page({ search: { properties: ['term'], text: termContains }, ...pageOf(page, sortedBy) }),
  },
}
