import { type AgencyContext, illegalMove } from '@simpul/agency'
import { z } from 'zod'
import { heldVersion } from '../case-acts/held-row.ts'
import { told } from '../input/told.ts'
import { version } from '../input/words.ts'
import { licenceFacts, licenceMoves, refuseUnlikelyLicence, type SaidOfLicence } from './licence-facts.ts'
import { type PlacementCompanyRow, placementCompanies } from './placement-company-table.ts'
import type { CompanyPayload } from './record-placement-company.ts'

export interface ChangeCompanyLicenceInput extends SaidOfLicence {
  readonly clientKey: string
  readonly companyId: string
  readonly expectedVersion: number
}

/** Takes over how a company's licence (SIP3MI) stands from the licensing ministry's list. Own staff only. */
export async function changeCompanyLicence(
  _: unknown,
  { input }: { readonly input: ChangeCompanyLicenceInput },
  { today, write: writing }: AgencyContext,
): Promise<CompanyPayload> {
  const { sip3miNumber, branch, expectedVersion } = told(facts, input)
  refuseUnlikelyLicence(input, today)
  const { sip3miStatus, sip3miValidUntil } = input
  const company = await writing('changeCompanyLicence', input, async (write) => {
    const asked = { field: 'companyId', id: input.companyId, expectedVersion }
    const listed = await heldVersion(write, placementCompanies, asked)
    refuseMove(listed, { sip3miNumber, sip3miStatus })
    const licence = { sip3miNumber, sip3miStatus, sip3miValidUntil, branch: branch ?? listed.branch }
    await write.change(placementCompanies, listed.id, expectedVersion, licence)
    return { id: listed.id }
  })
  return { company }
}

const facts = z.object({ ...licenceFacts, expectedVersion: version })

type Licence = Pick<SaidOfLicence, 'sip3miNumber' | 'sip3miStatus'>

/** A licence of another number is a new one, which may begin in any state. */
function refuseMove(listed: PlacementCompanyRow, { sip3miNumber, sip3miStatus: to }: Licence): void {
  const { sip3miStatus: from } = listed
  if (from === null || from === to || sip3miNumber !== listed.sip3miNumber) return
  if (!licenceMoves[from].includes(to)) throw illegalMove('input.sip3miStatus', from, to, licenceMoves[from])
}
