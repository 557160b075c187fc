import { randomUUID } from 'node:crypto'
import { type AgencyContext, checked, HubError, isWellFormedId, type NewRow, saying, type Write } from '@simpul/agency'
import { z } from 'zod'
import { heldOpenComplaint } from '../case-acts/held-complaint.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { type RepatriationRow, repatriations } from './repatriation-table.ts'

interface RequestRepatriationInput {
  readonly clientKey: string
  readonly workerId: string
  readonly country: string
  readonly neededBy?: string | null
  readonly complaintId?: string | null
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
    const complaintId = await complaintOf(write, input, context.boundary.isOwn)
    const row = { ...newRepatriation(asked, requestedBy, context.today), complaintId }
    await write.insert(repatriations, row)
    if (!context.boundary.isOwn) await write.party('Repatriation', row.id, requestedBy)
    return { id: row.id }
  })
  return { repatriation: { id } }
}

/** The complaint it comes from, which only own staff name: whoever is kept from that is kept from this. */
async function complaintOf(
  write: Write,
  { complaintId, workerId }: RequestRepatriationInput,
  isOwn: boolean,
): Promise<string | null> {
  if (complaintId == null) return null
  refuseUnless(isOwn, 'complaintId', {
    en: 'is for the Manpower Service’s own staff',
    id: 'hanya untuk petugas Dinas sendiri',
  })
  const complaint = await heldOpenComplaint(write, complaintId)
  refuseUnless(complaint.workerId === workerId, 'complaintId', {
    en: 'must be a complaint about this worker',
    id: 'harus pengaduan tentang pekerja ini',
  })
  return complaintId
}

function factsOf(today: string) {
  return z.object({
    workerId: z.string().refine(
      isWellFormedId,
      saying({
        en: 'must be a UUID in lower case, as the hub gives it out',
        id: 'harus UUID huruf kecil, seperti yang diberikan hub',
      }),
    ),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, saying({ en: 'must be an ISO 3166-1 alpha-2 code', id: 'harus kode ISO 3166-1 alpha-2' })),
    neededBy: z
      .string()
      .refine((day) => day >= today, saying({ en: 'must not be in the past', id: 'tidak boleh di masa lalu' }))
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
    declineReason: null,
    version: 1,
  }
}
