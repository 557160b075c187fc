import { type AgencyContext, type PageArguments, pageOf } from '@simpul/agency'
import { disagreeingFigures } from '../disagreeing-figure/disagreeing-figure-table.ts'
import { type CountDisagreementRow, countDisagreements } from './count-disagreement-table.ts'
import { openDisagreement } from './open-disagreement.ts'
import { explainDisagreement, stateFigure } from './settle-disagreement.ts'

interface CountDisagreementsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: CountDisagreementRow['state'] | null
}

const sortedBy = { OPENED_ON: 'openedOn' } as const

/** The disagreements in pages, with each agency's figure. */
export const countDisagreementResolvers = {
  Query: {
    countDisagreements: (_: unknown, { state, ...page }: CountDisagreementsArguments, { rows }: AgencyContext) =>
      rows(countDisagreements).page({ where: { state }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { openDisagreement, stateFigure, explainDisagreement },
  CountDisagreement: {
    figures: ({ id }: CountDisagreementRow, _: unknown, { rows }: AgencyContext) =>
      rows(disagreeingFigures).of('countDisagreementId', id, { orderBy: 'agency' }),
  },
}
