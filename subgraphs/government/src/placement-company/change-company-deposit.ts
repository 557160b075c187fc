import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { told } from '../input/told.ts'
import { version } from '../input/words.ts'
import { type DepositStatus, placementCompanies } from './placement-company-table.ts'
import type { CompanyPayload } from './record-placement-company.ts'

export interface ChangeCompanyDepositInput {
  readonly clientKey: string
  readonly companyId: string
  readonly expectedVersion: number
  readonly depositStatus: DepositStatus
}

/** Takes over how a company's deposit stands, from which unpaid claims may be drawn (Permen P2MI 31/2025). Own staff only. */
export async function changeCompanyDeposit(
  _: unknown,
  { input }: { readonly input: ChangeCompanyDepositInput },
  context: AgencyContext,
): Promise<CompanyPayload> {
  told(z.object({ expectedVersion: version }), input)
  const { companyId, expectedVersion, depositStatus } = input
  const company = await context.write('changeCompanyDeposit', input, async (write) => {
    const asked = { field: 'companyId', id: companyId, expectedVersion }
    const { id } = await heldVersion(write, placementCompanies, asked)
    await write.change(placementCompanies, id, expectedVersion, { depositStatus })
    return { id }
  })
  return { company }
}
