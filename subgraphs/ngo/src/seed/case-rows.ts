import type { NewRow } from '@simpul/agency'
import { type DemoCase, derivedId, type Remedy } from '@simpul/demo'
import type { CaseRow, CaseStatus } from '../case/case-table.ts'
import type { CaseNarrativeRow } from '../case-narrative/case-narrative-table.ts'
import type { CaseNoteRow } from '../case-note/case-note-table.ts'
import type { CaseRemedyRow } from '../case-remedy/case-remedy-table.ts'
import type { CaseRespondentRow } from '../case-respondent/case-respondent-table.ts'
import type { RiskAssessmentRow } from '../risk-assessment/risk-assessment-table.ts'
import type { SafetyPlanRow } from '../safety-plan/safety-plan-table.ts'
import type { NgoCase } from './ngo-case.ts'

/** The case itself. One that was referred came by none of the channels. */
export function caseRow({ id, workerId, receivedOn, isReferred, client, told }: NgoCase): NewRow<CaseRow> {
  const { types, severity, country, channel, closedOn, referral } = told
  const closed = closedOn === undefined || closedOn > receivedOn ? closedOn : receivedOn
  return {
    id,
    workerId,
    types,
    severity,
    country: country.code,
    channel: isReferred ? 'OTHER' : channel,
    receivedAt: morningOf(receivedOn),
    status: statusOf(told, isReferred),
    closedAt: closed === undefined ? null : morningOf(closed),
    closedBecause: told.closedBecause ?? null,
    ...client,
    referredBy: isReferred ? (referral?.from ?? null) : null,
    referralId: isReferred ? (referral?.id ?? null) : null,
    version: 1,
  }
}

function statusOf({ state, closedBecause, referral }: DemoCase, isReferred: boolean): CaseStatus {
  if (state === 'CLOSED') return closedBecause === 'SOLVED' ? 'SETTLED' : 'CLOSED'
  if (referral?.state === 'ACCEPTED' && referral.kind === 'TRANSFER' && !isReferred) return 'REFERRED'
  return state === 'RECEIVED' ? 'OPEN' : 'IN_PROGRESS'
}

/** What was told here. What the other agency was told is not copied when it refers a case. */
export function narrativeRows(one: NgoCase): readonly NewRow<CaseNarrativeRow>[] {
  const { id, workerId, receivedOn, isReferred, told } = one
  if (isReferred) return []
  const subjectId = told.complainant.relation === 'SELF' ? workerId : null
  const narrative = { subjectId, text: told.narrative, takenAt: morningOf(receivedOn) }
  return [{ id: derivedId(id, 'narrative'), caseId: id, ...narrative }]
}

/** Against whom it is directed: a company by its id, anybody else by name. */
export function respondentRows({ id, told }: NgoCase): readonly NewRow<CaseRespondentRow>[] {
  const { respondent } = told
  if (respondent === undefined) return []
  const who =
    respondent.kind === 'COMPANY'
      ? { companyId: respondent.companyId, name: null }
      : { companyId: null, name: respondent.name }
  return [{ id: derivedId(id, 'respondent'), caseId: id, ...who }]
}

/** How the danger was judged when the case came in. */
export function riskRow({ id, workerId, receivedOn, isReferred, told }: NgoCase): NewRow<RiskAssessmentRow> {
  const { level, detail, assessedOn } = told.risk
  return {
    id: derivedId(id, 'risk'),
    caseId: id,
    workerId,
    level,
    detail,
    assessedOn: isReferred ? receivedOn : assessedOn,
  }
}

/** What was agreed to keep safe. */
export function safetyPlanRows({ id, workerId, isReferred, told }: NgoCase): readonly NewRow<SafetyPlanRow>[] {
  if (isReferred || told.safetyPlan === undefined) return []
  return [{ id: derivedId(id, 'safety plan'), caseId: id, workerId, ...told.safetyPlan, version: 1 }]
}

/** The notes. Where the complainant wishes to stay unnamed the client does not read them. */
export function noteRows({ id, workerId, isReferred, told }: NgoCase): readonly NewRow<CaseNoteRow>[] {
  if (isReferred) return []
  const { relation, wantsAnonymity } = told.complainant
  const subjectId = relation !== 'SELF' && wantsAnonymity ? null : workerId
  return told.notes.map(({ on, text }, at) => ({
    id: derivedId(id, 'note', at),
    caseId: id,
    subjectId,
    text,
    writtenAt: morningOf(on),
  }))
}

const remedyTypes: Readonly<Record<Remedy, string>> = {
  WAGES_PAID: 'WAGES',
  COSTS_PAID_BACK: 'COSTS',
  COMPENSATION: 'COMPENSATION',
  INSURANCE_BENEFIT: 'INSURANCE_BENEFIT',
  DOCUMENTS_GIVEN_BACK: 'DOCUMENTS',
  OTHER: 'RESTITUTION',
}

/** What was claimed and obtained here. */
export function remedyRows({ id, workerId, isReferred, told }: NgoCase): readonly NewRow<CaseRemedyRow>[] {
  if (isReferred) return []
  return told.remedies.map(({ kind, amount = null, currency = null, agreedOn, paidOn = null }, at) => ({
    id: derivedId(id, 'remedy', at),
    caseId: id,
    workerId,
    type: remedyTypes[kind],
    amountClaimed: amount,
    amountObtained: paidOn === null ? null : amount,
    currency,
    obtainedOn: paidOn,
    claimedOn: agreedOn,
    version: 1,
  }))
}

/** The hour at which the office opens. */
function morningOf(day: string): string {
  return `${day}T08:00:00+07:00`
}
