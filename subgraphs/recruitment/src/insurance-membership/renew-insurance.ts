import type { AgencyContext, WriteInput } from '@simpul/agency'
import { numberOrNull } from '../acts/checks.ts'
import { lockedAt, type Named } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { mostMoney } from '../job-order/order-terms.ts'
import { type InsuranceMembershipRow, insuranceMemberships } from './insurance-membership-table.ts'

interface RenewInsuranceInput extends WriteInput {
  readonly membershipId: string
  readonly expectedVersion: number
  readonly activeUntil?: string | null
  readonly benefitPaid?: number | null
}

const namedMembership: Named<InsuranceMembershipRow> = {
  table: insuranceMemberships,
  field: 'membershipId',
  what: { en: 'membership', id: 'kepesertaan' },
}

/** Brings a membership to what the social security says now. What it has paid does not become less. */
export async function renewInsurance(
  _: unknown,
  { input }: { readonly input: RenewInsuranceInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly insuranceMembership: { readonly id: string } }> {
  const { membershipId: id, expectedVersion } = input
  const insuranceMembership = await writing('renewInsurance', input, async (write) => {
    const known = await lockedAt(write, namedMembership, { id, expectedVersion })
    const activeUntil = input.activeUntil ?? known.activeUntil
    const paid = numberOrNull('benefitPaid', input.benefitPaid, { least: known.benefitPaid, most: mostMoney })
    if (activeUntil === known.activeUntil && (paid ?? known.benefitPaid) === known.benefitPaid) throw nothingNew()
    const isActive = activeUntil !== null && activeUntil >= today
    const changes = { activeUntil, isActive, benefitPaid: paid ?? known.benefitPaid }
    await write.change(insuranceMemberships, id, expectedVersion, changes)
    return { id }
  })
  return { insuranceMembership }
}

function nothingNew(): Error {
  return notRight('activeUntil', {
    en: 'or input.benefitPaid must say something new',
    id: 'atau input.benefitPaid harus berisi hal baru',
  })
}
