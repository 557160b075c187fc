import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { scheduleLines } from '../schedule-line/schedule-line-table.ts'
import { type AgreementRow, agreements } from './agreement-table.ts'

interface AgreementsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly kind?: AgreementRow['kind'] | null
  readonly form?: string | null
  readonly state?: AgreementRow['state'] | null
}

const sortedBy = { SIGNED_ON: 'signedOn', VALID_UNTIL: 'validUntil' } as const

/** The agreements, one by one and in pages, with the frame above and the schedule below. */
export const agreementResolvers = {
  Query: {
    agreement: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) => rows(agreements).byId(id),
    agreements: (_: unknown, { kind, form, state, ...page }: AgreementsArguments, { rows }: AgencyContext) =>
      rows(agreements).page({ where: { kind, form, state }, ...pageOf(page, sortedBy) }),
  },
  Agreement: {
    frame: ({ frameId }: AgreementRow, _: unknown, { rows }: AgencyContext) =>
      frameId === null ? null : rows(agreements).byId(frameId),
    scheduleLines: ({ id }: AgreementRow, _: unknown, { rows }: AgencyContext) =>
      rows(scheduleLines).of('agreementId', id),
  },
}
