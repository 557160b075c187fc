import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { heldOpenComplaint } from '../case-acts/held-complaint.ts'
import { most, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { placementCompanies } from '../placement-company/placement-company-table.ts'
import { readRemedyAmount } from '../remedy/read-amount.ts'
import type { RemedyType } from '../remedy/remedy-table.ts'
import { depositProposals } from './deposit-proposal-table.ts'
import { depositRule } from './deposit-rules.ts'

export interface ProposeDepositInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly companyId: string
  readonly amount: number
  readonly remedyType: RemedyType
  readonly ground: string
}

/** A proposal after an act on it. */
export interface DepositProposalPayload {
  readonly depositProposal: { readonly id: string }
}

/** Proposes to draw the deposit of a company that does not settle a complaint. Own staff only. */
export async function proposeDeposit(
  _: unknown,
  { input }: { readonly input: ProposeDepositInput },
  { write: run, today }: AgencyContext,
): Promise<DepositProposalPayload> {
  const { companyId, remedyType, amount } = input
  readRemedyAmount({ type: remedyType, amount: input.amount, currency: 'IDR' })
  const ground = readText('ground', input.ground, most.statement)
  const proposed = await run('proposeDeposit', input, async (write) => {
    const { id: complaintId, workerId } = await heldOpenComplaint(write, input.complaintId)
    await refuseCompany(write, complaintId, companyId)
    const row = { id: randomUUID(), complaintId, workerId, companyId, amount, remedyType, ground }
    const open = { state: 'PROPOSED', proposedOn: today, sentOn: null, decidedOn: null, drawnOn: null } as const
    await write.insert(depositProposals, { ...row, ...open, legalBasis: depositRule, version: 1 })
    return { id: row.id }
  })
  return { depositProposal: proposed }
}

/** A respondent with a deposit that can be drawn, and no proposal on its way for the same complaint. */
async function refuseCompany(write: Write, complaintId: string, companyId: string): Promise<void> {
  const named = await write.query<readonly unknown[]>(
    'select from complaint_respondent where complaint_id = $1 and company_id = $2 limit 1',
    [complaintId, companyId],
  )
  refuseUnless(named.length > 0, 'companyId', {
    en: 'must be a company that the complaint is directed against',
    id: 'harus perusahaan yang diadukan dalam pengaduan ini',
  })
  const deposit = (await write.find(placementCompanies, companyId))?.depositStatus
  refuseUnless(deposit !== 'MISSING' && deposit !== 'DRAWN', 'companyId', {
    en: `must have a deposit that can be drawn: this one is ${deposit}`,
    id: `harus memiliki deposito yang dapat dicairkan: yang ini ${deposit}`,
  })
  const open = await write.query<readonly unknown[]>(
    `select from deposit_proposal where complaint_id = $1 and company_id = $2
       and state in ('PROPOSED', 'SENT', 'APPROVED') limit 1`,
    [complaintId, companyId],
  )
  refuseUnless(open.length === 0, 'companyId', {
    en: 'has a proposal on its way for this complaint',
    id: 'sudah memiliki usulan yang sedang berjalan untuk pengaduan ini',
  })
}
