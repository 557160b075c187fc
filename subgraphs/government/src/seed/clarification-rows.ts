import { addDays, type NewRow, type PartyRow } from '@simpul/agency'
import { type CaseType, type DemoClarification, derivedId } from '@simpul/demo'
import { type CaseCommitmentRow, undecided } from '../case-commitment/case-commitment-table.ts'
import type { AllegationClass, ClarificationRequestRow } from '../clarification-request/clarification-request-table.ts'
import type { GovernmentCase } from './government-case.ts'

/** What a company was asked about a complaint. */
export function clarificationRows(one: GovernmentCase, today: string): readonly NewRow<ClarificationRequestRow>[] {
  const { id, workerId, told } = one
  const { respondent, clarifications, types } = told
  if (respondent?.kind !== 'COMPANY') return []
  const { companyId } = respondent
  return clarifications.map((asked) => ({
    id: clarificationId(id, asked),
    complaintId: id,
    workerId,
    companyId,
    round: asked.round,
    allegationClass: classOf(types),
    question: asked.question,
    state: stateOf(one, asked, today),
    askedOn: asked.askedOn,
    dueOn: asked.dueOn,
    statement: asked.statement ?? null,
    answeredOn: asked.heldOn ?? null,
    heldOn: asked.heldOn ?? null,
    ...ofSecond(one, asked),
    ...ofTalk(one, asked),
    version: 1,
  }))
}

/** The second clarification of a company that gave a commitment says more; nothing is known of the others'. */
function ofSecond(
  { told }: GovernmentCase,
  { round, heldOn }: DemoClarification,
): Pick<ClarificationRequestRow, 'admits' | 'followUp' | 'obstacles'> {
  if (round !== 2 || heldOn === undefined || told.commitment === undefined)
    return { admits: null, followUp: null, obstacles: null }
  return {
    admits: true,
    followUp: 'Perusahaan telah menanyakan kembali kepada mitra usaha.',
    obstacles: 'Mitra usaha di negara penempatan terlambat menjawab.',
  }
}

/** What the Manpower Service wrote of a talk that was held; whether a company without a commitment admitted is not known. */
function ofTalk(
  { told }: GovernmentCase,
  { round, heldOn }: DemoClarification,
): Pick<ClarificationRequestRow, 'minutes' | 'outcome'> {
  if (heldOn === undefined) return { minutes: null, outcome: null }
  const admitted = round === 2 && told.commitment !== undefined
  return { minutes: minutesOf[round], outcome: admitted ? 'ADMITTED' : null }
}

const minutesOf = {
  1: 'Klarifikasi pertama dihadiri wakil perusahaan. Keterangan tertulis dibacakan dan ditandatangani.',
  2: 'Klarifikasi kedua dihadiri wakil perusahaan. Kendala atas janji pertama dibahas.',
} as const

function clarificationId(complaintId: string, { round }: DemoClarification): string {
  return derivedId(complaintId, 'clarification', round)
}

function stateOf(
  { closedOn }: GovernmentCase,
  { heldOn, dueOn }: DemoClarification,
  today: string,
): ClarificationRequestRow['state'] {
  if (closedOn !== undefined) return 'CLOSED'
  if (heldOn !== undefined) return 'ANSWERED'
  return dueOn < today ? 'OVERDUE' : 'ASKED'
}

function classOf([first]: readonly CaseType[]): AllegationClass {
  return (first && classes[first]) ?? 'OTHER'
}

/** As little as a company needs to answer: what becomes of a person's body and mind is all one class. */
const classes: Readonly<Partial<Record<CaseType, AllegationClass>>> = {
  UNPAID_WAGES: 'WAGES',
  SOCIAL_SECURITY_CLAIM: 'WAGES',
  OVERCHARGING: 'COSTS',
  JOB_FRAUD: 'COSTS',
  WITHHELD_DOCUMENTS: 'DOCUMENTS',
  CONTRACT_MISMATCH: 'CONTRACT',
  ONE_SIDED_TERMINATION: 'CONTRACT',
  FAILED_TO_DEPART: 'DEPARTURE',
  WANTS_REPATRIATION: 'WELFARE',
  DEATH: 'WELFARE',
  SICKNESS: 'WELFARE',
  VIOLENCE_BY_EMPLOYER: 'WELFARE',
  DEPRESSION: 'WELFARE',
  LOST_CONTACT: 'WELFARE',
}

/** What the company then promised. */
export function commitmentRows({ id, workerId, told }: GovernmentCase): readonly NewRow<CaseCommitmentRow>[] {
  const { respondent, clarifications, commitment } = told
  if (respondent?.kind !== 'COMPANY' || commitment === undefined) return []
  const last = clarifications.at(-1)
  return [
    {
      ...undecided,
      id: derivedId(id, 'commitment'),
      complaintId: id,
      clarificationRequestId: last === undefined ? null : clarificationId(id, last),
      workerId,
      promise: commitment.promise,
      madeBy: respondent.companyId,
      dueOn: commitment.dueOn,
      state: commitment.state,
      keptOn: commitment.keptOn ?? null,
      legalBasis: commitment.rule,
      isLate: commitment.state === 'BROKEN',
      evidence: commitment.state === 'KEPT' ? 'Bukti pelaksanaan diperlihatkan dan disalin ke berkas.' : null,
      brokenOn: commitment.state === 'BROKEN' ? addDays(commitment.dueOn, 1) : null,
    },
  ]
}

/** A company is a party of what is asked of it, from the day it is asked. */
export function clarificationParties(rows: readonly NewRow<ClarificationRequestRow>[]): readonly PartyRow[] {
  return rows.map(({ id, companyId, askedOn }) => ({
    type: 'ClarificationRequest',
    row_id: id,
    agency: companyId,
    since: askedOn,
    ended_at: null,
  }))
}

/** And of what it promised, from the day it promised. */
export function commitmentParties(one: GovernmentCase): readonly PartyRow[] {
  const since = one.told.clarifications.at(-1)?.heldOn ?? one.receivedOn
  return commitmentRows(one).map(({ id, madeBy }) => ({
    type: 'CaseCommitment',
    row_id: id,
    agency: madeBy,
    since,
    ended_at: null,
  }))
}
