import type { AgencyContext, NewRow } from '@simpul/agency'
import { most, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { ComplaintRespondentRow } from './complaint-respondent-table.ts'

export interface RespondentInput {
  readonly companyId?: string | null
  readonly employerName?: string | null
  readonly agency?: string | null
  readonly staffMember?: string | null
}

export type Respondent = Omit<NewRow<ComplaintRespondentRow>, 'id' | 'complaintId'>

const mostRespondents = 20

/** Those an intake is directed against. Each names one: a company, an employer, an agency or one of the own people. */
export function readRespondents(given: readonly RespondentInput[], context: AgencyContext): readonly Respondent[] {
  refuseUnless(given.length <= mostRespondents, 'respondents', {
    en: `must be at most ${mostRespondents}`,
    id: `paling banyak ${mostRespondents}`,
  })
  return given.map((one, at) => readRespondent(one, `respondents.${at}`, context))
}

function readRespondent(given: RespondentInput, field: string, context: AgencyContext): Respondent {
  const { companyId = null, employerName = null, agency = null, staffMember = null } = given
  const named = [companyId, employerName, agency, staffMember].filter((one) => one !== null)
  refuseUnless(named.length === 1, field, {
    en: 'must name one of companyId, employerName, agency and staffMember',
    id: 'harus menyebut satu di antara companyId, employerName, agency, dan staffMember',
  })
  if (agency !== null) refuseAgency(agency, `${field}.agency`, context)
  if (staffMember !== null) refuseOneself(staffMember, `${field}.staffMember`, context)
  return {
    companyId,
    employerName: employerName === null ? null : readText(`${field}.employerName`, employerName, most.name),
    agency,
    staffMember: staffMember === null ? null : readText(`${field}.staffMember`, staffMember, most.name),
  }
}

/** An agency that the register admits, neither this one nor a company. */
function refuseAgency(agency: string, field: string, { rules, state }: AgencyContext): void {
  const kind = state.agencies.get(agency)?.kind
  refuseUnless(kind !== undefined, field, {
    en: 'must be an agency that the register admits',
    id: 'harus instansi yang tercatat dalam register',
  })
  refuseUnless(kind !== 'RECRUITMENT', field, {
    en: 'must not be a placement company: name it by companyId',
    id: 'bukan untuk perusahaan penempatan: sebutkan dengan companyId',
  })
  refuseUnless(agency !== rules.agency.id, field, {
    en: 'must not be this agency itself, which would keep everybody from it: name a person by staffMember',
    id: 'tidak boleh instansi ini sendiri, karena semua orang akan tertutup: sebutkan orangnya dengan staffMember',
  })
}

/** Whoever takes in a complaint against themself could not read what they wrote. */
function refuseOneself(staffMember: string, field: string, { caller }: AgencyContext): void {
  refuseUnless(!('person' in caller) || caller.person !== staffMember, field, {
    en: 'must not be you: somebody else takes in a complaint against you',
    id: 'tidak boleh Anda sendiri: pengaduan terhadap Anda diterima orang lain',
  })
}
