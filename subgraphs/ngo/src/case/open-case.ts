import { randomUUID } from 'node:crypto'
import { type AgencyContext, checked, isWellFormedId, type Write } from '@simpul/agency'
import { z } from 'zod'
import { caseNarratives } from '../case-narrative/case-narrative-table.ts'
import { caseRespondents } from '../case-respondent/case-respondent-table.ts'
import { type CaseSeverity, cases } from './case-table.ts'

interface OpenCaseInput {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly types: readonly string[]
  readonly severity: CaseSeverity
  readonly country?: string | null
  readonly channel: string
  readonly receivedAt?: string | null
  readonly narrative?: string | null
  readonly respondentCompanyId?: string | null
}

/** Opens a case with its narrative and its respondent, who from this moment on sees nothing of it. Own staff only. */
export async function openCase(
  _: unknown,
  { input }: { readonly input: OpenCaseInput },
  context: AgencyContext,
): Promise<{ readonly case: { readonly id: string } }> {
  checked(factsOf(context.now), input)
  const receivedAt = input.receivedAt ?? context.now.toISOString()
  return { case: await context.write('openCase', input, (write) => writeCase(write, { ...input, receivedAt })) }
}

/** What the schema cannot say of the input. */
function factsOf(now: Date) {
  return z.object({
    workerId: z.string().refine(isWellFormedId, 'must be a UUID in lower case, as the hub gives it out').nullish(),
    types: z
      .array(z.string())
      .min(1, 'must name one type at least')
      .refine((types) => new Set(types).size === types.length, 'must name each type once'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')
      .nullish(),
    receivedAt: z
      .string()
      .refine((moment) => new Date(moment) <= now, 'must not be in the future')
      .nullish(),
    narrative: z.string().regex(/\S/, 'must not be empty').max(20_000, 'has at most 20,000 characters').nullish(),
    respondentCompanyId: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,62}$/, 'must be the id of a company, such as p3mi-contoh')
      .nullish(),
  })
}

type Known = OpenCaseInput & { readonly receivedAt: string }

async function writeCase(write: Write, known: Known): Promise<{ readonly id: string }> {
  const id = randomUUID()
  const { types, severity, channel, receivedAt, narrative, respondentCompanyId: companyId } = known
  const { workerId = null, country = null } = known
  const opened = { workerId, types, severity, country, channel, receivedAt }
  const notReferred = { referredBy: null, referralId: null }
  await write.insert(cases, { id, ...opened, ...notReferred, status: 'OPEN', closedAt: null })
  if (typeof narrative === 'string') {
    const told = { subjectId: workerId, text: narrative, takenAt: receivedAt }
    await write.insert(caseNarratives, { id: randomUUID(), caseId: id, ...told })
  }
  if (typeof companyId === 'string') {
    await write.insert(caseRespondents, { id: randomUUID(), caseId: id, companyId, name: null })
    await write.exclude('Case', id, { agency: companyId })
  }
  return { id }
}
