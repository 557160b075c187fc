import { randomUUID } from 'node:crypto'
import { type AgencyContext, addWorkingDays, type NewRow, type Write } from '@simpul/agency'
import { clarificationDue, lookAfter } from '../case-acts/due-jobs.ts'
import { excludeAlike } from '../case-acts/exclude-alike.ts'
import { heldVersion } from '../case-acts/held-row.ts'
import { most, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { moveComplaint } from '../complaint/move-complaint.ts'
import {
  type AllegationClass,
  type ClarificationRequestRow,
  clarificationRequests,
} from './clarification-request-table.ts'
import { clarificationRulesOn } from './clarification-rules.ts'

interface RequestClarificationInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly expectedVersion: number
  readonly companyId: string
  readonly allegationClass: AllegationClass
  readonly question: string
}

/** Asks a company that is a respondent for its first or second clarification, due by the law. Own staff only. */
export async function requestClarification(
  _: unknown,
  { input }: { readonly input: RequestClarificationInput },
  { write: run, now, today }: AgencyContext,
): Promise<{ readonly clarificationRequest: { readonly id: string } }> {
  const { companyId, expectedVersion, allegationClass } = input
  const question = readText('question', input.question, most.note)
  const { id } = await run('requestClarification', input, async (write) => {
    const asked = { field: 'complaintId', id: input.complaintId, expectedVersion }
    const complaint = await heldVersion(write, complaints, asked)
    const round = await nextRound(write, complaint.id, companyId)
    if (complaint.status === 'CLARIFICATION') await write.change(complaints, complaint.id, expectedVersion, {})
    else await moveComplaint(write, complaint, { to: 'CLARIFICATION', now, today })
    const { id: complaintId, workerId } = complaint
    const dueOn = addWorkingDays(today, clarificationRulesOn(today).answerWorkingDays)
    const row = { id: randomUUID(), complaintId, workerId, companyId, round, allegationClass, question, dueOn }
    await write.insert(clarificationRequests, { ...row, ...unanswered, askedOn: today })
    await excludeAlike(write, {
      type: 'ClarificationRequest',
      id: row.id,
      as: { type: 'Complaint', id: complaintId },
      but: companyId,
    })
    await write.party('ClarificationRequest', row.id, companyId)
    await lookAfter(write, clarificationDue, row)
    return { id: row.id }
  })
  return { clarificationRequest: { id } }
}

const unanswered = {
  state: 'ASKED',
  statement: null,
  answeredOn: null,
  heldOn: null,
  admits: null,
  followUp: null,
  obstacles: null,
  minutes: null,
  outcome: null,
  version: 1,
} as const satisfies Partial<NewRow<ClarificationRequestRow>>

/** The law knows two clarifications, the second after the first was answered or left unanswered. */
async function nextRound(write: Write, complaintId: string, companyId: string): Promise<number> {
  const named = await write.query<readonly unknown[]>(
    'select from complaint_respondent where complaint_id = $1 and company_id = $2 limit 1',
    [complaintId, companyId],
  )
  refuseUnless(named.length > 0, 'companyId', {
    en: 'must be a company that the complaint is directed against',
    id: 'harus perusahaan yang diadukan dalam pengaduan ini',
  })
  const asked = await write.query<readonly { readonly state: string }[]>(
    'select state from clarification_request where complaint_id = $1 and company_id = $2',
    [complaintId, companyId],
  )
  refuseUnless(asked.length < 2, 'companyId', {
    en: 'has been asked twice already: the rules know no third clarification',
    id: 'sudah dua kali dimintai klarifikasi: aturan tidak mengenal klarifikasi ketiga',
  })
  refuseUnless(!asked.some(({ state }) => state === 'ASKED'), 'companyId', {
    en: 'still has time to answer the first clarification',
    id: 'masih dalam tenggat klarifikasi pertama',
  })
  return asked.length + 1
}
