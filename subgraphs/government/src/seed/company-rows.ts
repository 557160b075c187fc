import type { NewRow, PartyRow } from '@simpul/agency'
import { type DemoCompany, type DemoWorker, derivedId, government, ngo } from '@simpul/demo'
import type { CompanySanctionRow } from '../company-sanction/company-sanction-table.ts'
import type { OpenSanctionRow } from '../open-sanction/open-sanction-table.ts'
import type { PlacementCompanyRow } from '../placement-company/placement-company-table.ts'
import { type GovernmentCase, governmentCasesOf } from './government-case.ts'

/** A company on the list of licences. */
export function companyRow(company: DemoCompany): NewRow<PlacementCompanyRow> {
  const { id, name, licenceNumber, licenceUntil, licenceStatus, branch, depositStatus } = company
  return {
    id,
    name,
    sip3miNumber: licenceNumber,
    sip3miValidUntil: licenceUntil,
    sip3miStatus: licenceStatus,
    branch,
    depositStatus,
    version: 1,
  }
}

/** What was decided against a company. */
export function sanctionRows({ id: companyId, sanctions }: DemoCompany): readonly NewRow<CompanySanctionRow>[] {
  return sanctions
    .filter(({ isFinal }) => isFinal)
    .map(({ kind, decidedOn, until, reason }, at) => {
      const id = derivedId(companyId, 'sanction', at + 1)
      const decisionNumber = `SK-CONTOH-${id.slice(0, 8)}`
      const decided = { id, companyId, kind, decisionNumber, decidedOn, endsOn: until ?? null, ground: reason }
      return { ...decided, liftedOn: null, liftNumber: null, version: 1 }
    })
}

/** What is still examined. */
export function openSanctionRows({ id: companyId, sanctions }: DemoCompany): readonly NewRow<OpenSanctionRow>[] {
  return sanctions
    .filter(({ isFinal }) => !isFinal)
    .map(({ kind, decidedOn, reason }, at) => ({
      id: derivedId(companyId, 'open-sanction', at + 1),
      companyId,
      kind,
      stage: 'EXAMINATION',
      openedOn: decidedOn,
      ground: reason,
      endedOn: null,
      version: 1,
    }))
}

/** The NGO is a party of a company while both work on an open case against it: a referral, or the worker's permission. */
export function companionParties(worker: DemoWorker): readonly PartyRow[] {
  const isPermitted = worker.grants.some(
    ({ owner, recipient, state }) => owner === government && recipient === ngo && state === 'LIVE',
  )
  return governmentCasesOf(worker).flatMap((one) => {
    const { respondent, closedOn } = one.told
    if (respondent?.kind !== 'COMPANY' || closedOn !== undefined) return []
    if (!isPermitted && !isShared(one)) return []
    const { companyId: row_id } = respondent
    return [{ type: 'PlacementCompany', row_id, agency: ngo, since: one.receivedOn, ended_at: null }]
  })
}

function isShared({ told }: GovernmentCase): boolean {
  return told.referral?.receiverCaseId !== undefined
}
