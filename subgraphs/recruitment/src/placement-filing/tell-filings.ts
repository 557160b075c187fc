import {
  type AgencyContext,
  type FiledByCompany,
  filingSchema,
  placementFiledMessage,
  type Write,
} from '@simpul/agency'
import { type BoundaryRules, compileMatrix, type Matrix, waysFor } from '@simpul/boundary'

type Register = Pick<AgencyContext, 'rules' | 'state'>

/** What is new about a placement: what was agreed, or only how far it has come. */
export type FilingNews = 'TERMS' | 'PROGRESS'

/**
 * Files a placement with the government in the transaction that changed it: nothing before its agreement is signed, and
 * only what the government may read by the agreement in force. What may not be told now is told with the next act.
 */
export async function tellFilings(
  write: Write,
  register: Register,
  { placementId, news }: { readonly placementId: string; readonly news: FilingNews },
): Promise<void> {
  await markNews(write, placementId, news)
  const filings = await untold(write, placementId)
  const recipient = filings.length === 0 ? undefined : recipientOf(register)
  if (recipient === undefined) return
  for (const filing of filings) {
    const shown = shownTo(recipient.matrix, filing)
    if (shown === undefined) continue
    await write.own.tell(recipient.agency, placementFiledMessage, shown)
    await write.own.query('update placement set filing_told = $2 where id = $1', [filing.placement, filing.revision])
  }
}

async function markNews({ own }: Write, placementId: string, news: FilingNews): Promise<void> {
  await own.query(
    `update placement set filing_revision = filing_revision + 1,
       filing_terms = case when $2 then filing_revision + 1 else filing_terms end,
       filing_state = case when $2 then 'UNDECIDED' else coalesce(filing_state, 'UNDECIDED') end
     where id = $1 and exists (select from placement_agreement_version a where a.placement_id = placement.id)`,
    [placementId, news === 'TERMS'],
  )
}

interface Recipient {
  readonly agency: string
  readonly matrix: Matrix
}

/** The government that may read placements here today, and what of them. */
function recipientOf({ rules, state }: Register): Recipient | undefined {
  return [...state.agencies.values()]
    .filter(({ kind, isSuspended }) => kind === 'GOVERNMENT' && !isSuspended)
    .map(({ id: agency }) => ({ agency, matrix: matrixFor(agency, rules, state) }))
    .find(({ matrix }) => isOpen(matrix, 'Placement.id'))
}

/** What the government's people may read who are cleared for wages too: who of them does is for the government to say. */
function matrixFor(agency: string, rules: BoundaryRules, state: Register['state']): Matrix {
  const reader = { kind: 'agency', agency, agencyKind: 'GOVERNMENT', person: '', role: 'CASEWORKER' } as const
  return compileMatrix(rules, { ...reader, purpose: 'VERIFICATION' }, state)
}

function isOpen(matrix: Matrix, coordinate: string): boolean {
  return waysFor(matrix.cells.get(coordinate), ['ALL']).length > 0
}

/** Where each part of a filing stands in the schema; a part that is closed to the government is left out. */
const coordinates: Partial<Readonly<Record<keyof FiledByCompany, string>>> = {
  status: 'Placement.status',
  scheme: 'Placement.scheme',
  destinationCountry: 'Placement.destinationCountry',
  position: 'Placement.position',
  sector: 'Placement.sector',
  employerName: 'Placement.employerName',
  departureDate: 'Placement.departureDate',
  flight: 'Placement.flight',
  agreementNumber: 'PlacementAgreementVersion.number',
  agreementVersion: 'PlacementAgreementVersion.version',
  agreementSignedOn: 'PlacementAgreementVersion.signedOn',
  agreementHash: 'PlacementAgreementVersion.documentHash',
  contractVersion: 'EmploymentContractVersion.version',
  contractMonthlyWage: 'EmploymentContractVersion.monthlyWage',
  contractCurrency: 'EmploymentContractVersion.currency',
  contractWeeklyHours: 'EmploymentContractVersion.weeklyHours',
  contractLeaveDays: 'EmploymentContractVersion.leaveDays',
  contractTermMonths: 'EmploymentContractVersion.termMonths',
}

/** A filing as the government may have it; none where it may not have what every filing says. */
function shownTo(matrix: Matrix, filing: FiledByCompany): FiledByCompany | undefined {
  const entries = Object.entries(filing).map(([part, value]) => {
    const coordinate = coordinates[part as keyof FiledByCompany]
    return [part, coordinate === undefined || isOpen(matrix, coordinate) ? value : null]
  })
  const read = filingSchema.safeParse(Object.fromEntries(entries))
  return read.success ? read.data : undefined
}

/** What is not told yet: this placement's, then what earlier acts could not tell; one that is being changed waits. */
function untold({ own }: Write, placementId: string): Promise<readonly FiledByCompany[]> {
  return own.query<FiledByCompany>(
    `select p.id as placement, p.worker_id as worker, p.filing_revision as revision, p.status, p.scheme,
       p.destination_country as "destinationCountry", p.position, p.sector, p.employer_name as "employerName",
       p.departure_date::text as "departureDate", p.flight, a.number as "agreementNumber",
       a.version as "agreementVersion", a.signed_on::text as "agreementSignedOn", a.document_hash as "agreementHash",
       c.version as "contractVersion", c.monthly_wage as "contractMonthlyWage", c.currency as "contractCurrency",
       c.weekly_hours as "contractWeeklyHours", c.leave_days as "contractLeaveDays",
       c.term_months as "contractTermMonths"
     from placement p
     left join lateral (select * from placement_agreement_version v where v.placement_id = p.id
       order by version desc limit 1) a on true
     left join lateral (select * from employment_contract_version v where v.placement_id = p.id
       order by version desc limit 1) c on true
     where p.filing_told < p.filing_revision order by p.id <> $1, p.id limit 50 for update of p skip locked`,
    [placementId],
  )
}
