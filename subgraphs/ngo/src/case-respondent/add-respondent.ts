import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { cases } from '../case/case-table.ts'
import type { CasePayload } from '../case/move-case.ts'
import { heldCase } from '../input/held.ts'
import { readAgency } from '../input/read-codes.ts'
import { optional, readName } from '../input/read-text.ts'
import { notNow, wrong } from '../input/wrong.ts'
import { caseRespondents } from './case-respondent-table.ts'

interface AddRespondentInput {
  readonly clientKey: string
  readonly caseId: string
  readonly expectedVersion: number
  readonly respondentCompanyId?: string | null
  readonly name?: string | null
  readonly ownPerson?: string | null
}

/**
 * Names a further respondent. From the moment this is written no policy shows them the case or what hangs on it, not
 * what was written before, and not what an open referral shares with them. Own staff only.
 */
export async function addRespondent(
  _: unknown,
  { input }: { readonly input: AddRespondentInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const who = respondentOf(input)
  refuseOwnAgency(who, context)
  const added = await context.write('addRespondent', input, async (write) => {
    const { id } = await heldCase(write, input.caseId)
    await write.change(cases, id, input.expectedVersion, {})
    await writeRespondent(write, id, who)
    return { id }
  })
  return { case: added }
}

interface Respondent {
  readonly companyId: string | null
  readonly name: string | null
  readonly ownPerson: string | null
}

function respondentOf(input: AddRespondentInput): Respondent {
  const companyId = optional(input.respondentCompanyId, (id) => readAgency('respondentCompanyId', id))
  const ownPerson = optional(input.ownPerson, (person) => readName('ownPerson', person))
  const name = optional(input.name, (given) => readName('name', given))
  if (name !== null || (companyId !== null && ownPerson === null)) return { companyId, name, ownPerson }
  throw wrong('name', {
    en: 'must be given where no company alone is named, with ownPerson too',
    id: 'harus diisi bila bukan perusahaan saja yang disebut, juga bersama ownPerson',
  })
}

/** To exclude the whole organisation would hide the case from all who work on it. */
function refuseOwnAgency({ companyId }: Respondent, { rules }: AgencyContext): void {
  if (companyId !== rules.agency.id) return
  throw wrong('respondentCompanyId', {
    en: 'must not be the organisation itself; name the person in ownPerson',
    id: 'tidak boleh organisasi sendiri; sebut orangnya di ownPerson',
  })
}

async function writeRespondent(write: Write, caseId: string, who: Respondent): Promise<void> {
  const { companyId, name, ownPerson } = who
  if (companyId !== null) await refuseTwice(write, caseId, companyId)
  await write.insert(caseRespondents, { id: randomUUID(), caseId, companyId, name })
  if (companyId !== null) await excludeAgency(write, caseId, companyId)
  if (ownPerson !== null) await write.exclude('Case', caseId, { person: ownPerson })
}

async function refuseTwice(write: Write, caseId: string, companyId: string): Promise<void> {
  const known = await write.query<unknown[]>(
    `select 1 from exclusion where type = 'Case' and row_id = $1 and agency = $2`,
    [caseId, companyId],
  )
  if (known.length === 0) return
  throw notNow('respondentCompanyId', {
    en: 'This agency is a respondent of the case already',
    id: 'Lembaga ini sudah menjadi terlapor dalam kasus ini',
  })
}

/** Those to whom the case is referred keep the agency from their own rows too. */
async function excludeAgency(write: Write, caseId: string, agency: string): Promise<void> {
  await write.exclude('Case', caseId, { agency })
  await write.query(
    `update referred_case set respondent_agencies = array_append(respondent_agencies, $2)
     where case_id = $1 and $2 <> all(respondent_agencies)`,
    [caseId, agency],
  )
}
