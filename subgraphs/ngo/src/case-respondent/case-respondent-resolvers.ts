import type { CaseRespondentRow } from './case-respondent-table.ts'

/** The company that a respondent is, where it is one: an entity of the government's, which looks it up. */
export const caseRespondentResolvers = {
  CaseRespondent: {
    company: ({ companyId }: CaseRespondentRow) => (companyId === null ? null : { id: companyId }),
  },
}
