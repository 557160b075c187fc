import { type Row, rowTable } from '@simpul/agency'

export interface InsuranceMembershipRow extends Row {
  readonly workerId: string
  readonly number: string
  readonly activeUntil: string | null
  readonly isActive: boolean
  readonly benefitPaid: number
  readonly version: number
}

/** The memberships in the social security for workers, as they were mirrored last. */
export const insuranceMemberships = rowTable<InsuranceMembershipRow>({
  type: 'InsuranceMembership',
  columns: {
    workerId: 'text',
    number: 'text',
    activeUntil: 'date',
    isActive: 'boolean',
    benefitPaid: 'int',
    version: 'int',
  },
})
