import { randomUUID } from 'node:crypto'
import { type AgencyContext, checked, HubError, isWellFormedId, type NewRow } from '@simpul/agency'
import { z } from 'zod'
import { type RepatriationRow, repatriations } from './repatriation-table.ts'

interface RequestRepatriationInput {
  readonly clientKey: string
  readonly workerId: string
  readonly country: string
  readonly neededBy?: string | null
}

/**
 * Asks for somebody to be brought home. The worker need not be registered; another agency that asks becomes a party
 * of the row. Whether it may ask at all, the schema says and the kit has checked.
 */
export async function requestRepatriation(
  _: unknown,
  { input }: { readonly input: RequestRepatriationInput },
  context: AgencyContext,
): Promise<{ readonly repatriation: { readonly id: string } }> {
  const asked = checked(factsOf(context.today), input)
  const requestedBy = askingAgency(context)
  const { id } = await context.write('requestRepatriation', input, async (write) => {
    const row = newRepatriation(asked, requestedBy, context.today)
    await write.insert(repatriations, row)
    if (!context.boundary.isOwn) await write.party('Repatriation', row.id, requestedBy)
    return { id: row.id }
  })
  return { repatriation: { id } }
}

function factsOf(today: string) {
  return z.object({
    workerId: z.string().refine(isWellFormedId, 'must be a UUID in lower case, as the hub gives it out'),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code'),
    neededBy: z
      .string()
      .refine((day) => day >= today, 'must not be in the past')
      .nullish(),
  })
}

function askingAgency({ caller }: AgencyContext): string {
  if (caller.kind === 'agency') return caller.agency
  throw new HubError('UNAUTHENTICATED', 'Only an agency asks for a repatriation.')
}

function newRepatriation(
  { workerId, country, neededBy }: z.infer<ReturnType<typeof factsOf>>,
  requestedBy: string,
  today: string,
): NewRow<RepatriationRow> {
  return {
    id: randomUUID(),
    workerId,
    complaintId: null,
    status: 'REQUESTED',
    requestedBy,
    requestedOn: today,
    country,
    neededBy: neededBy ?? null,
    returnedOn: null,
    condition: null,
    escort: null,
    costBearer: null,
    version: 1,
  }
}
