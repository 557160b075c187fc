import type { NewRow, PartyRow } from '@simpul/agency'
import { type DemoRepatriation, type DemoWorker, derivedId, government, ngo } from '@simpul/demo'
import type { DeathRow } from '../death/death-table.ts'
import type { FamilyConsentRow } from '../family-consent/family-consent-table.ts'
import type { RepatriationRow } from '../repatriation/repatriation-table.ts'
import type { RepatriationNoticeRow } from '../repatriation-notice/repatriation-notice-table.ts'
import { type GovernmentCase, governmentCasesOf } from './government-case.ts'

/** A worker's way home, done or under way, where the Manpower Service has part in it: a person comes home once. */
export function repatriationRows(worker: DemoWorker): readonly NewRow<RepatriationRow>[] {
  const cases = governmentCasesOf(worker)
  const candidates = [...cases.flatMap(ofCase), ...askedByNgo(worker), ...cases.flatMap(underWay)]
  return candidates.slice(0, 1)
}

/** The way home of somebody whose case the Manpower Service has. */
function ofCase({ id, workerId, told }: GovernmentCase): readonly NewRow<RepatriationRow>[] {
  const { repatriation, country } = told
  return repatriation === undefined
    ? []
    : [returned(repatriation, { workerId, complaintId: id, country: country.code })]
}

/** The way home of somebody whose case only the NGO has, and who permitted it to ask. */
function askedByNgo({ id: workerId, cases, grants }: DemoWorker): readonly NewRow<RepatriationRow>[] {
  const mayAsk = grants.some(
    ({ owner, recipient, purposes }) => owner === government && recipient === ngo && purposes.includes('REPATRIATION'),
  )
  return cases.flatMap(({ repatriation, country }) => {
    if (!mayAsk || repatriation?.requestedBy !== ngo) return []
    return [returned(repatriation, { workerId, complaintId: null, country: country.code })]
  })
}

type Place = Pick<RepatriationRow, 'workerId' | 'complaintId' | 'country'>

function returned(home: DemoRepatriation, place: Place): NewRow<RepatriationRow> {
  return {
    id: derivedId(place.workerId, 'repatriation'),
    ...place,
    status: 'RETURNED',
    requestedBy: home.requestedBy,
    requestedOn: home.requestedOn,
    neededBy: null,
    returnedOn: home.returnedOn,
    condition: home.condition,
    escort: home.hasEscort ? 'Petugas pendamping' : null,
    costBearer: home.costBearer,
    declineReason: null,
    version: 1,
  }
}

/** What was asked for and has not come about yet. */
function underWay({ id, workerId, receivedOn, closedOn, told }: GovernmentCase): readonly NewRow<RepatriationRow>[] {
  if (closedOn !== undefined || !told.types.includes('WANTS_REPATRIATION')) return []
  return [
    {
      id: derivedId(workerId, 'repatriation'),
      workerId,
      complaintId: id,
      status: progressOf[told.state],
      requestedBy: told.owner,
      requestedOn: receivedOn,
      country: told.country.code,
      neededBy: null,
      returnedOn: null,
      condition: null,
      escort: null,
      costBearer: null,
      declineReason: null,
      version: 1,
    },
  ]
}

const progressOf = { RECEIVED: 'REQUESTED', WAITING: 'ACCEPTED', IN_PROGRESS: 'PLANNED', CLOSED: 'DECLINED' } as const

/** A death that the Manpower Service learnt of by a complaint: a person dies once. */
export function deathRows(worker: DemoWorker): readonly NewRow<DeathRow>[] {
  const known = governmentCasesOf(worker).flatMap(({ id, workerId, receivedOn, told: { death, country } }) => {
    if (death === undefined) return []
    const row = { id: derivedId(workerId, 'death'), workerId, complaintId: id, diedOn: death.on, country: country.code }
    return [{ ...row, cause: death.cause, causeDetail: null, recordedOn: receivedOn, version: 1 }]
  })
  return known.slice(0, 1)
}

/** Of every second death the family lets the NGO know. */
export function familyConsentRows({
  id,
  complaintId,
  recordedOn,
}: NewRow<DeathRow>): readonly NewRow<FamilyConsentRow>[] {
  if (Number.parseInt(id.slice(-1), 16) % 2 === 1) return []
  const given = { recipient: ngo, givenBy: 'Keluarga almarhum', relation: 'SIBLING', givenOn: recordedOn } as const
  return [{ id: derivedId(id, 'family-consent'), deathId: id, complaintId, ...given, withdrawnOn: null, version: 1 }]
}

/** By it the NGO is a party of the death. */
export function familyParty({ deathId, recipient, givenOn }: NewRow<FamilyConsentRow>): PartyRow {
  return { type: 'Death', row_id: deathId, agency: recipient, since: givenOn, ended_at: null }
}

/** Another agency that asked is a party. */
export function repatriationParties(rows: readonly NewRow<RepatriationRow>[]): readonly PartyRow[] {
  return rows
    .filter(({ requestedBy }) => requestedBy !== government)
    .map(({ id, requestedBy, requestedOn }) => ({
      type: 'Repatriation',
      row_id: id,
      agency: requestedBy,
      since: requestedOn,
      ended_at: null,
    }))
}

/** The notice of a return. It goes out however somebody came home, or it would tell that there was a case. */
export function noticeRows({
  id: workerId,
  placement,
  returned: home,
}: DemoWorker): readonly NewRow<RepatriationNoticeRow>[] {
  const companyId = placement?.companyId
  if (home === undefined || companyId === undefined) return []
  return [{ id: derivedId(workerId, 'repatriation-notice'), workerId, companyId, returnedOn: home.on }]
}

/** The company that placed the worker is a party of the notice. */
export function noticeParties(rows: readonly NewRow<RepatriationNoticeRow>[]): readonly PartyRow[] {
  return rows.map(({ id, companyId, returnedOn }) => ({
    type: 'RepatriationNotice',
    row_id: id,
    agency: companyId,
    since: returnedOn,
    ended_at: null,
  }))
}
