import { randomUUID } from 'node:crypto'
import { type AgencyContext, type TakeOver, type TakeOverInput, takeOver, type Write } from '@simpul/agency'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { untoldClient } from './case-client.ts'
import { type CaseSeverity, cases } from './case-table.ts'

interface TakeOverComplaintInput extends TakeOverInput {
  readonly severity: CaseSeverity
}

/** Opens the organisation's own case of a complaint that was referred to it and that it accepted. Own staff only. */
export async function takeOverComplaint(
  _: unknown,
  { input }: { readonly input: TakeOverComplaintInput },
  context: AgencyContext,
): Promise<{ readonly case: { readonly id: string } }> {
  const insert = (write: Write, row: TakeOver) => insertCase(write, { ...row, severity: input.severity }, context.now)
  return { case: await takeOver({ mutation: 'takeOverComplaint', table: cases, insert }, input, context) }
}

type Taken = TakeOver & { readonly severity: CaseSeverity }

/** A case that was referred came by none of the channels. */
async function insertCase(write: Write, row: Taken, now: Date): Promise<void> {
  const { id, workerId, types, severity, country, fromAgency: referredBy, referralId, respondents } = row
  const opened = { channel: 'OTHER', receivedAt: now.toISOString(), status: 'OPEN' } as const
  const fresh = { closedAt: null, closedBecause: null, version: 1 } as const
  await write.insert(cases, {
    id,
    workerId,
    types,
    severity,
    country,
    referredBy,
    referralId,
    ...untoldClient,
    ...opened,
    ...fresh,
  })
  for (const companyId of respondents)
    await write.insert(caseRespondents, { id: randomUUID(), caseId: id, companyId, name: null })
}
