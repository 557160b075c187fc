import { randomUUID } from 'node:crypto'
import { type AgencyContext, HubError, type TakeOver, type TakeOverInput, takeOver, type Write } from '@simpul/agency'
import { complaintRespondents } from '../complaint-respondent/complaint-respondent-table.ts'
import { type CaseType, type ComplaintRow, complaints } from './complaint-table.ts'

interface TakeOverCaseInput extends TakeOverInput {
  readonly types: readonly CaseType[]
  readonly severity: ComplaintRow['severity']
}

/** Makes the Manpower Service's own complaint of a case that was referred to it and that it accepted. Own staff only. */
export async function takeOverCase(
  _: unknown,
  { input }: { readonly input: TakeOverCaseInput },
  context: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { types, severity } = input
  const insert = (write: Write, row: TakeOver) => insertComplaint(write, { ...row, types, severity }, context.now)
  return { complaint: await takeOver({ mutation: 'takeOverCase', table: complaints, insert }, input, context) }
}

type Taken = TakeOver & Pick<TakeOverCaseInput, 'types' | 'severity'>

/** A case that was referred came by none of the channels. */
async function insertComplaint(write: Write, row: Taken, now: Date): Promise<void> {
  const { id, workerId, types, severity, country, fromAgency: referredBy, referralId, respondents } = row
  await refuseUnknown(write, respondents)
  const received = { channel: 'OTHER', receivedAt: now.toISOString(), status: 'RECEIVED', version: 1 } as const
  await write.insert(complaints, {
    id,
    workerId,
    types,
    severity,
    country,
    referredBy,
    referralId,
    ...notClosed,
    ...received,
  })
  for (const companyId of respondents)
    await write.insert(complaintRespondents, { id: randomUUID(), complaintId: id, companyId, ...noneElse })
}

const notClosed = { closedAt: null, closedBecause: null } as const
const noneElse = { employerName: null, agency: null, staffMember: null } as const

/** The list of companies is public: which of them is none is no secret. */
async function refuseUnknown(write: Write, ids: readonly string[]): Promise<void> {
  const known = await write.own.query('select id from placement_company where id = any($1)', [ids])
  if (known.length === ids.length) return
  throw new HubError(
    'BAD_INPUT',
    'respondentCompanyIds names a company that is not on the list. Nothing was written.',
    {
      detail: { field: 'input.respondentCompanyIds' },
    },
  )
}
