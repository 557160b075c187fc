import type { ExclusionRow, NewRow } from '@simpul/agency'
import { type ClosedBecause, demoPeople, derivedId, government } from '@simpul/demo'
import type { ComplainantRow } from '../complainant/complainant-table.ts'
import type { ComplaintClosedBecause } from '../complaint/complaint-moves.ts'
import type { ComplaintRow, ComplaintStatus } from '../complaint/complaint-table.ts'
import type { ComplaintMarkerRow } from '../complaint-marker/complaint-marker-table.ts'
import type { ComplaintNarrativeRow } from '../complaint-narrative/complaint-narrative-table.ts'
import type { ComplaintRespondentRow } from '../complaint-respondent/complaint-respondent-table.ts'
import type { RemedyRow } from '../remedy/remedy-table.ts'
import type { GovernmentCase } from './government-case.ts'

/** The complaint itself. */
export function complaintRow(one: GovernmentCase): NewRow<ComplaintRow> {
  const { id, workerId, receivedOn, closedOn, isReferred, told } = one
  return {
    id,
    workerId,
    receivedAt: `${receivedOn}T09:00:00+07:00`,
    channel: isReferred ? 'OTHER' : told.channel,
    types: told.types,
    severity: told.severity,
    country: told.country.code,
    status: statusOf(one),
    closedAt: closedOn === undefined ? null : `${closedOn}T15:00:00+07:00`,
    closedBecause: closedBecauseOf(one),
    version: 1,
    referredBy: isReferred ? (told.referral?.from ?? null) : null,
    referralId: isReferred ? (told.referral?.id ?? null) : null,
  }
}

function statusOf({ told, isReferred }: GovernmentCase): ComplaintStatus {
  const { state, closedBecause, commitment, referral } = told
  if (state === 'CLOSED' && closedBecause === 'SOLVED') return 'SETTLED'
  if (state === 'CLOSED') return closedBecause === 'HANDED_OVER' ? 'HANDED_OVER' : 'CLOSED'
  if (referral?.state === 'ACCEPTED' && referral.kind === 'TRANSFER' && !isReferred) return 'HANDED_OVER'
  if (state === 'RECEIVED') return 'RECEIVED'
  if (state === 'WAITING') return 'INCOMPLETE'
  return commitment === undefined || commitment.state === 'BROKEN' ? 'CLARIFICATION' : 'MEDIATION'
}

const reasons: Readonly<Partial<Record<ClosedBecause, ComplaintClosedBecause>>> = {
  DOCUMENTS_NOT_COMPLETED: 'DOCUMENTS_NOT_COMPLETED',
  NOT_CLEAR: 'NO_CLARITY',
  COMPLAINANT_UNREACHABLE: 'COMPLAINANT_UNREACHABLE',
  NO_REPLY: 'UNSOLVABLE',
}

/** Why it was closed, where neither a settling nor a handing-over says it. */
function closedBecauseOf({ told }: GovernmentCase): ComplaintClosedBecause | null {
  return (told.closedBecause && reasons[told.closedBecause]) ?? null
}

/** What was told at this counter; where somebody else told it, it holds that person's data too. */
export function narrativeRows({
  id,
  workerId,
  isReferred,
  told,
}: GovernmentCase): readonly NewRow<ComplaintNarrativeRow>[] {
  if (isReferred) return []
  const isOwnAccount = told.complainant.relation === 'SELF'
  return [
    {
      id: derivedId(id, 'narrative'),
      complaintId: id,
      subjectId: isOwnAccount ? workerId : null,
      text: told.narrative,
      takenAt: `${told.receivedOn}T09:30:00+07:00`,
    },
  ]
}

/** Who told it, where it was told here. */
export function complainantRows({ id, isReferred, told }: GovernmentCase): readonly NewRow<ComplainantRow>[] {
  if (isReferred) return []
  const { relation: teller, wantsAnonymity } = told.complainant
  const relation = teller === 'SELF' || teller === 'VILLAGE_GROUP' ? teller : 'FAMILY'
  const row = { id: derivedId(id, 'complainant'), complaintId: id, relation, wantsAnonymity } as const
  return [{ ...row, name: null, phone: null, isSafe: null }]
}

/** The signs that those who work on it have seen, for the caseworkers. */
export function markerRows({ id, receivedOn, told }: GovernmentCase): readonly NewRow<ComplaintMarkerRow>[] {
  return told.markers.map((kind) => ({
    id: derivedId(id, 'marker', kind),
    complaintId: id,
    kind,
    signs: null,
    markedOn: receivedOn,
    assigned: caseworkers,
    version: 1,
  }))
}

const caseworkers = demoPeople
  .filter(({ issuer, roles }) => issuer === government && roles.includes('CASEWORKER'))
  .map(({ id }) => id)

/** Whom the complaint names: a company, an employer or one of the agency's own people. A broker has no place in the schema. */
export function respondentRows({ id, told }: GovernmentCase): readonly NewRow<ComplaintRespondentRow>[] {
  const { respondent } = told
  const none = { companyId: null, employerName: null, agency: null, staffMember: null }
  const row = { id: derivedId(id, 'respondent'), complaintId: id, ...none }
  if (respondent?.kind === 'COMPANY') return [{ ...row, companyId: respondent.companyId }]
  if (respondent?.kind === 'EMPLOYER') return [{ ...row, employerName: respondent.name }]
  if (respondent?.kind === 'PERSON') return [{ ...row, staffMember: respondent.person }]
  return []
}

/** Respondents never see the complaint, whatever else holds. */
export function exclusionRows({ id, told }: GovernmentCase): readonly ExclusionRow[] {
  const { respondent } = told
  const row = { type: 'Complaint', row_id: id, agency: null, person: null }
  if (respondent?.kind === 'COMPANY') return [{ ...row, agency: respondent.companyId }]
  if (respondent?.kind === 'PERSON') return [{ ...row, person: respondent.person }]
  return []
}

/** What the worker obtained. */
export function remedyRows({ id, workerId, told }: GovernmentCase): readonly NewRow<RemedyRow>[] {
  return told.remedies.map(({ kind, amount, currency, agreedOn, paidOn, isFromDeposit }, at) => ({
    id: derivedId(id, 'remedy', at + 1),
    complaintId: id,
    workerId,
    type: kind,
    amount: amount ?? null,
    currency: currency ?? null,
    isPaid: paidOn !== undefined,
    agreedOn,
    paidOn: paidOn ?? null,
    isFromDeposit,
    brokenOn: null,
    version: 1,
  }))
}
