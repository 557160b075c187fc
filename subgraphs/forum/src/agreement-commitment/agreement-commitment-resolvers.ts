import type { AgencyContext } from '@simpul/agency'
import { type PageArguments, pageOf } from '@simpul/agency'
import { agreements } from '../agreement/agreement-table.ts'
import { commitmentChanges } from '../commitment-change/commitment-change-table.ts'
import { meetings } from '../meeting/meeting-table.ts'
import { type AgreementCommitmentRow, agreementCommitments } from './agreement-commitment-table.ts'
import { makeCommitment } from './make-commitment.ts'
import { breakCommitment, keepCommitment, renegotiateCommitment } from './settle-commitment.ts'
import { daysOverdue, isLate, timelinessOf } from './timeliness.ts'

interface CommitmentsArguments extends PageArguments<keyof typeof sortedBy> {
  readonly state?: AgreementCommitmentRow['state'] | null
  readonly madeBy?: string | null
}

const sortedBy = { DUE_ON: 'dueOn' } as const

/** A column that is closed to the caller is null in its row: what would be computed from it is not answered either. */
const isShown = ({ state, dueOn }: { readonly state: string | null; readonly dueOn: string | null }) =>
  state !== null && dueOn !== null

/** The commitments, one by one and in pages, with where each was made and what became of it. */
export const agreementCommitmentResolvers = {
  Query: {
    commitment: (_: unknown, { id }: { readonly id: string }, { rows }: AgencyContext) =>
      rows(agreementCommitments).byId(id),
    commitments: (_: unknown, { state, madeBy, ...page }: CommitmentsArguments, { rows }: AgencyContext) =>
      rows(agreementCommitments).page({ where: { state, madeBy }, ...pageOf(page, sortedBy) }),
  },
  Mutation: { makeCommitment, keepCommitment, renegotiateCommitment, breakCommitment },
  AgreementCommitment: {
    timeliness: (row: AgreementCommitmentRow, _: unknown, { today }: AgencyContext) =>
      isShown(row) ? timelinessOf(row, today) : null,
    daysOverdue: (row: AgreementCommitmentRow, _: unknown, { today }: AgencyContext) =>
      isShown(row) ? daysOverdue(row, today) : null,
    isLate: (row: AgreementCommitmentRow, _: unknown, { today }: AgencyContext) =>
      isShown(row) ? isLate(row, today) : null,
    changes: ({ id }: AgreementCommitmentRow, _: unknown, { rows }: AgencyContext) =>
      rows(commitmentChanges).of('agreementCommitmentId', id, { orderBy: 'number' }),
    agreement: ({ agreementId }: AgreementCommitmentRow, _: unknown, { rows }: AgencyContext) =>
      agreementId === null ? null : rows(agreements).byId(agreementId),
    meeting: ({ meetingId }: AgreementCommitmentRow, _: unknown, { rows }: AgencyContext) =>
      meetingId === null ? null : rows(meetings).byId(meetingId),
  },
}
