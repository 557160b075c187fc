import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { agreements } from '../agreement/agreement-table.ts'
import { meetings } from '../meeting/meeting-table.ts'
import { type AgreementCommitmentRow, agreementCommitments } from './agreement-commitment-table.ts'

interface CommitmentsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: AgreementCommitmentRow['state'] | null
  readonly madeBy?: string | null
}

const sortedBy = { DUE_ON: 'dueOn' } as const

/** The commitments, one by one and in pages, with where each was made. */
export const agreementCommitmentResolvers = {
  Query: {
    commitment: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(agreementCommitments).byId(id),
    commitments: (_: unknown, { state, madeBy, ...page }: CommitmentsArguments, { rows }: AgencyContext) =>
      rows(agreementCommitments).page({ where: { state, madeBy }, ...pageOf(page, sortedBy) }),
  },
  AgreementCommitment: {
    agreement: ({ agreementId }: AgreementCommitmentRow, _: unknown, { rows }: AgencyContext) =>
      agreementId === null ? null : rows(agreements).byId(agreementId),
    meeting: ({ meetingId }: AgreementCommitmentRow, _: unknown, { rows }: AgencyContext) =>
      meetingId === null ? null : rows(meetings).byId(meetingId),
  },
}
