import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { most, readComingDay, readOptionalText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { refuseMediationAfterBrokenPromise } from '../case-commitment/broken-promise.ts'
import { type ComplaintRow, complaints } from '../complaint/complaint-table.ts'
import { moveComplaint } from '../complaint/move-complaint.ts'
import { mediations } from './mediation-table.ts'

export interface PlanMediationInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly expectedVersion: number
  readonly plannedOn: string
  readonly place?: string | null
}

/** A mediation after an act on it. */
export interface MediationPayload {
  readonly mediation: { readonly id: string }
}

/** Plans a mediation, which takes the complaint to that status; not where a sanction is due instead. Own staff only. */
export async function planMediation(
  _: unknown,
  { input }: { readonly input: PlanMediationInput },
  context: AgencyContext,
): Promise<MediationPayload> {
  const { complaintId, expectedVersion } = input
  const plannedOn = readComingDay('plannedOn', input.plannedOn, context.today)
  const place = readOptionalText('place', input.place, most.name)
  const planned = await context.write('planMediation', input, async (write) => {
    const complaint = await heldVersion(write, complaints, { field: 'complaintId', id: complaintId, expectedVersion })
    await refuseMediationAfterBrokenPromise(write, complaintId, 'complaintId')
    await refuseSecond(write, complaintId)
    await toMediation(write, complaint, context)
    const { workerId } = complaint
    const open = { state: 'PLANNED', heldOn: null, result: null, minutes: null, version: 1 } as const
    const row = { id: randomUUID(), complaintId, workerId, plannedOn, place, ...open }
    await write.insert(mediations, row)
    return { id: row.id }
  })
  return { mediation: planned }
}

async function toMediation(write: Write, complaint: ComplaintRow, { now, today }: AgencyContext): Promise<void> {
  if (complaint.status === 'MEDIATION') await write.change(complaints, complaint.id, complaint.version, {})
  else await moveComplaint(write, complaint, { to: 'MEDIATION', now, today })
}

async function refuseSecond(write: Write, complaintId: string): Promise<void> {
  const planned = await write.query<readonly unknown[]>(
    `select from mediation where complaint_id = $1 and state = 'PLANNED' limit 1`,
    [complaintId],
  )
  refuseUnless(planned.length === 0, 'complaintId', {
    en: 'has a mediation that is planned already: hold or cancel it first',
    id: 'sudah memiliki mediasi yang direncanakan: laksanakan atau batalkan dahulu',
  })
}
