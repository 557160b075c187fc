import { randomUUID } from 'node:crypto'
import { addDays, type NewRow, type Write } from '@simpul/agency'
import { commitmentDue, lookAfter } from '../case-acts/due-jobs.ts'
import { excludeAlike } from '../case-acts/exclude-alike.ts'
import { most, readComingDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { ClarificationRequestRow } from '../clarification-request/clarification-request-table.ts'
import { clarificationRulesOn } from '../clarification-request/clarification-rules.ts'
import { type CaseCommitmentRow, caseCommitments, undecided } from './case-commitment-table.ts'

export interface PromiseInput {
  readonly promise?: string | null
  readonly promiseDueOn?: string | null
}

export type Promised = Pick<CaseCommitmentRow, 'promise' | 'dueOn' | 'legalBasis'>

/** What was promised on a day: the second clarification wants a promise and sets its last day; the first leaves both open. */
export function readPromise(
  { promise, promiseDueOn }: PromiseInput,
  { round, on, today }: { readonly round: number; readonly on: string; readonly today: string },
): Promised | null {
  if (round === 2) {
    const rules = clarificationRulesOn(on)
    const last = addDays(on, rules.promiseDays)
    const dueOn = promiseDueOn ?? last
    refuseUnless(dueOn >= on && dueOn <= last, 'promiseDueOn', {
      en: `must be from ${on} to ${last}: what the second clarification promises is due within ${rules.promiseDays} days (${rules.rule})`,
      id: `harus antara ${on} dan ${last}: janji klarifikasi kedua wajib dipenuhi dalam ${rules.promiseDays} hari (${rules.rule})`,
    })
    return { promise: readText('promise', promise ?? '', most.note), dueOn, legalBasis: rules.rule }
  }
  if (promise == null) return null
  refuseUnless(promiseDueOn != null, 'promiseDueOn', {
    en: 'must be given with a promise',
    id: 'harus diisi bersama janji',
  })
  const dueOn = readComingDay('promiseDueOn', promiseDueOn ?? today, today)
  return { promise: readText('promise', promise, most.note), dueOn, legalBasis: null }
}

/** Writes down what the company asked has promised; the company is a party of it, other respondents do not see it. */
export async function addPromise(
  write: Write,
  request: Pick<ClarificationRequestRow, 'id' | 'complaintId' | 'workerId' | 'companyId'>,
  promised: Promised,
): Promise<void> {
  const { id: clarificationRequestId, complaintId, workerId, companyId: madeBy } = request
  const row = { id: randomUUID(), clarificationRequestId, complaintId, workerId, madeBy, ...promised }
  await addCommitment(write, { ...undecided, ...row }, { type: 'ClarificationRequest', id: clarificationRequestId })
}

/** Writes a promise down; whoever is kept from the row it comes from is kept from it, but for the one who promised. */
export async function addCommitment(
  write: Write,
  row: NewRow<CaseCommitmentRow>,
  as: { readonly type: string; readonly id: string },
): Promise<void> {
  await write.insert(caseCommitments, row)
  await excludeAlike(write, { type: 'CaseCommitment', id: row.id, as, but: row.madeBy })
  await write.party('CaseCommitment', row.id, row.madeBy)
  await lookAfter(write, commitmentDue, row)
}
