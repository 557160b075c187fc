import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { readAgency, readCountry, readTypes, readWorker } from '../input/read-codes.ts'
import { readPastMoment } from '../input/read-day.ts'
import { longest, optional, readText } from '../input/read-text.ts'
import { type CaseClientInput, readClient, untoldClient } from './case-client.ts'
import { type CaseSeverity, cases } from './case-table.ts'

interface OpenCaseInput {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly types: readonly string[]
  readonly severity: CaseSeverity
  readonly country?: string | null
  readonly channel: string
  readonly receivedAt?: string | null
  readonly client?: CaseClientInput | null
  readonly narrative?: string | null
  readonly respondentCompanyId?: string | null
}

/** Opens a case with its narrative and its respondent, who from this moment on sees nothing of it. Own staff only. */
export async function openCase(
  _: unknown,
  { input }: { readonly input: OpenCaseInput },
  context: AgencyContext,
): Promise<{ readonly case: { readonly id: string } }> {
  const known = knownOf(input, context.now)
  return { case: await context.write('openCase', input, (write) => writeCase(write, known)) }
}

type Known = ReturnType<typeof knownOf>

/** What the input says, or a refusal of what the schema cannot refuse. */
function knownOf({ severity, channel, ...input }: OpenCaseInput, now: Date) {
  return {
    workerId: optional(input.workerId, (id) => readWorker('workerId', id)),
    types: readTypes('types', input.types),
    severity,
    country: optional(input.country, (code) => readCountry('country', code)),
    channel,
    client: { ...untoldClient, ...readClient(input.client) },
    receivedAt: readPastMoment('receivedAt', input.receivedAt ?? now.toISOString(), now),
    narrative: optional(input.narrative, (text) => readText('narrative', text, longest)),
    companyId: optional(input.respondentCompanyId, (id) => readAgency('respondentCompanyId', id)),
  }
}

async function writeCase(write: Write, known: Known): Promise<{ readonly id: string }> {
  const id = randomUUID()
  const { narrative, companyId, client, ...opened } = known
  const { workerId, receivedAt } = known
  const notReferred = { referredBy: null, referralId: null }
  const fresh = { status: 'OPEN', closedAt: null, closedBecause: null, version: 1 } as const
  await write.insert(cases, { id, ...opened, ...client, ...notReferred, ...fresh })
  if (narrative !== null) {
    const told = { subjectId: workerId, text: narrative, takenAt: receivedAt }
    await write.insert(caseNarratives, { id: randomUUID(), caseId: id, ...told })
  }
  if (companyId !== null) {
    await write.insert(caseRespondents, { id: randomUUID(), caseId: id, companyId, name: null })
    await write.exclude('Case', id, { agency: companyId })
  }
  return { id }
}
