import { addDays, type NewRow } from '@simpul/agency'
import { derivedId } from '@simpul/demo'
import { type ClosingReason, closingReasons, closingRulesOn, endOf } from '../complaint-clock/closing-rules.ts'
import type { ComplaintClockRow } from '../complaint-clock/complaint-clock-table.ts'
import type { DepositProposalRow } from '../deposit-proposal/deposit-proposal-table.ts'
import { depositRule } from '../deposit-proposal/deposit-rules.ts'
import type { MediationRow } from '../mediation/mediation-table.ts'
import { complaintRow } from './complaint-rows.ts'
import type { GovernmentCase } from './government-case.ts'

/** The mediation that follows a promise which was not broken: held where the complaint was settled, planned where it goes on. */
export function mediationRows(
  { id, workerId, closedOn, told }: GovernmentCase,
  today: string,
): readonly NewRow<MediationRow>[] {
  const { respondent, commitment, state, closedBecause } = told
  if (respondent?.kind !== 'COMPANY' || commitment === undefined || commitment.state === 'BROKEN') return []
  const row = { id: derivedId(id, 'mediation'), complaintId: id, workerId, place: 'Ruang mediasi Dinas', version: 1 }
  if (closedOn === undefined && state === 'IN_PROGRESS')
    return [{ ...row, state: 'PLANNED', plannedOn: addDays(today, 5), heldOn: null, result: null, minutes: null }]
  if (closedOn === undefined || closedBecause !== 'SOLVED') return []
  const minutes = 'Para pihak hadir dan sepakat menyelesaikan pengaduan secara kekeluargaan.'
  return [{ ...row, state: 'HELD', plannedOn: closedOn, heldOn: closedOn, result: 'AGREED', minutes }]
}

/** The proposals behind what was drawn from a company's deposit. */
export function depositRows({ id, workerId, receivedOn, told }: GovernmentCase): readonly NewRow<DepositProposalRow>[] {
  const { respondent, remedies } = told
  if (respondent?.kind !== 'COMPANY') return []
  const { companyId } = respondent
  return remedies.flatMap(({ isFromDeposit, amount, kind, agreedOn }, at): readonly NewRow<DepositProposalRow>[] => {
    if (!isFromDeposit || amount === undefined) return []
    const earlier = addDays(agreedOn, -14)
    const proposedOn = earlier < receivedOn ? receivedOn : earlier
    const row = { id: derivedId(id, 'deposit', at + 1), complaintId: id, workerId, companyId, amount, remedyType: kind }
    const days = { proposedOn, sentOn: proposedOn, decidedOn: agreedOn, drawnOn: agreedOn }
    const ground = 'Perusahaan tidak menyelesaikan kewajibannya sampai batas waktu.'
    return [{ ...row, ...days, ground, state: 'DRAWN', legalBasis: depositRule, version: 1 }]
  })
}

/** The clock by which a complaint was closed, where one of the rules closed it. */
export function clockRows(one: GovernmentCase): readonly NewRow<ComplaintClockRow>[] {
  const { id, receivedOn, closedOn } = one
  const reason = closingReasons.find((name) => name === complaintRow(one).closedBecause)
  if (reason === undefined || closedOn === undefined) return []
  return ranOut({ complaintId: id, reason, startedOn: receivedOn, endedOn: closedOn })
}

interface RanOut {
  readonly complaintId: string
  readonly reason: ClosingReason
  readonly startedOn: string
  readonly endedOn: string
}

function ranOut({ complaintId, reason, startedOn, endedOn }: RanOut): readonly NewRow<ComplaintClockRow>[] {
  const rules = closingRulesOn(startedOn)
  if (rules === undefined) return []
  const dueOn = endOf(rules.periods[reason], startedOn)
  const row = { id: derivedId(complaintId, 'clock'), complaintId, reason, startedOn, dueOn, rule: rules.rule, endedOn }
  return dueOn <= endedOn ? [{ ...row, state: 'RAN_OUT', version: 2 }] : []
}
