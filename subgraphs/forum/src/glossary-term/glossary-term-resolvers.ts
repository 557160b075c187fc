import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { termPositions } from '../term-position/term-position-table.ts'
import { type GlossaryTermRow, glossaryTerms } from './glossary-term-table.ts'
import { proposeTerm, proposeTermText } from './propose-term.ts'
import { agreeTerm, dissentFromTerm } from './take-position.ts'

interface GlossaryTermsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly termContains?: string | null
}

const sortedBy = { TERM: 'term' } as const

/** The glossary in pages, with what each agency says of a word. */
export const glossaryTermResolvers = {
  Query: {
    glossaryTerms: (_: unknown, { termContains, ...page }: GlossaryTermsArguments, { rows }: AgencyContext) =>
      rows(glossaryTerms).page({ search: { properties: ['term'], text: termContains }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { proposeTerm, proposeTermText, agreeTerm, dissentFromTerm },
  GlossaryTerm: {
    positions: ({ id }: GlossaryTermRow, _: unknown, { rows }: AgencyContext) =>
      rows(termPositions).of('glossaryTermId', id, { orderBy: 'agency' }),
  },
}
