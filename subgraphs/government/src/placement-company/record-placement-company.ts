import { type AgencyContext, refused } from '@simpul/agency'
import { z } from 'zod'
import { inTheWay } from '../input/refusals.ts'
import { told } from '../input/told.ts'
import { both, line } from '../input/words.ts'
import { licenceFacts, refuseUnlikelyLicence, type SaidOfLicence } from './licence-facts.ts'
import { type DepositStatus, placementCompanies } from './placement-company-table.ts'

export interface RecordPlacementCompanyInput extends SaidOfLicence {
  readonly clientKey: string
  readonly companyId: string
  readonly name: string
  readonly depositStatus: DepositStatus
}

/** A company as it is on record. */
export interface CompanyPayload {
  readonly company: { readonly id: string }
}

/** Takes down a company from the licensing ministry's list. Own staff only. */
export async function recordPlacementCompany(
  _: unknown,
  { input }: { readonly input: RecordPlacementCompanyInput },
  { today, write: writing }: AgencyContext,
): Promise<CompanyPayload> {
  const { companyId, name, sip3miNumber, branch } = told(facts, input)
  refuseUnlikelyLicence(input, today)
  const { sip3miStatus, sip3miValidUntil, depositStatus } = input
  const company = await writing('recordPlacementCompany', input, async (write) => {
    await write.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`placement company ${companyId}`])
    if ((await write.find(placementCompanies, companyId)) !== null) throw listedAlready()
    const licence = { sip3miNumber, sip3miStatus, sip3miValidUntil, branch: branch ?? null }
    await write.insert(placementCompanies, { id: companyId, name, ...licence, depositStatus, version: 1 })
    return { id: companyId }
  })
  return { company }
}

const facts = z.object({
  companyId: z
    .string()
    .max(60, both('has at most 60 characters', 'paling banyak 60 huruf'))
    .regex(
      /^p3mi-[a-z0-9]+(-[a-z0-9]+)*$/,
      both('must be an agency id such as p3mi-contoh-cemerlang', 'harus id lembaga seperti p3mi-contoh-cemerlang'),
    ),
  name: line(200),
  ...licenceFacts,
})

function listedAlready(): Error {
  return inTheWay('input.companyId', {
    en: 'A company with this id is on record already: change its licence.',
    id: 'Perusahaan dengan id ini sudah tercatat: ubah data izinnya.',
  })
}

/** The company that an act names is none on the list. The list is public: that it is none is no secret. */
export function unlisted(): Error {
  return refused('input.companyId', {
    en: 'input.companyId must be a company on the list. Nothing was written.',
    id: 'input.companyId harus perusahaan yang ada di daftar. Tidak ada yang ditulis.',
  })
}
