import { randomUUID } from 'node:crypto'
import type { AgencyContext, NewRow, Write, WriteInput } from '@simpul/agency'
import { workerIdOf } from '../acts/checks.ts'
import { conflict } from '../acts/refusals.ts'
import { employers } from '../employer/employer-table.ts'
import type { JobOrderRow } from '../job-order/job-order-table.ts'
import { takePlace } from '../job-order/order-places.ts'
import { addMissingDocuments } from '../placement-document/add-missing-documents.ts'
import { placementStatuses, placementSteps } from './placement-steps.ts'
import { type PlacementRow, placements } from './placement-table.ts'

interface SelectCandidateInput extends WriteInput {
  readonly workerId: string
  readonly jobOrderId: string
  readonly scheme: string
}

/** Selects a candidate for an order. The place is taken in the same transaction, or nothing is written. */
export async function selectCandidate(
  _: unknown,
  { input }: { readonly input: SelectCandidateInput },
  context: AgencyContext,
): Promise<{ readonly placement: { readonly id: string } }> {
  const workerId = workerIdOf('workerId', input.workerId)
  const placement = await context.write('selectCandidate', input, async (write) => {
    await refusePlaced(write, workerId)
    const order = await takePlace(write, input.jobOrderId, context.today)
    const row = await newPlacement(write, { workerId, scheme: input.scheme, order, today: context.today })
    await write.insert(placements, row)
    await addMissingDocuments(write, workerId)
    return { id: row.id }
  })
  return { placement }
}

/** A worker has one place at a time. The lock makes a second selection wait for the first. */
async function refusePlaced(write: Write, workerId: string): Promise<void> {
  await write.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`placement worker ${workerId}`])
  const known = await write.query<readonly unknown[]>(
    'select id from placement where worker_id = $1 and status = any($2) limit 1',
    [workerId, placementStatuses.filter((status) => placementSteps[status].length > 0)],
  )
  if (known.length === 0) return
  throw conflict('workerId', {
    en: 'This worker has a placement under way here; release it or let it end first.',
    id: 'Pekerja ini sedang dalam penempatan di sini; lepaskan atau tunggu sampai berakhir dahulu.',
  })
}

interface Selection {
  readonly workerId: string
  readonly scheme: string
  readonly order: JobOrderRow
  readonly today: string
}

async function newPlacement(write: Write, selection: Selection): Promise<NewRow<PlacementRow>> {
  const { workerId, scheme, order, today } = selection
  const employer = order.employerId === null ? null : await write.find(employers, order.employerId)
  return {
    id: randomUUID(),
    workerId,
    jobOrderId: order.id,
    companyId: order.companyId,
    scheme,
    status: 'SELECTED',
    destinationCountry: order.country,
    position: order.position,
    sector: order.sector,
    departureDate: null,
    flight: null,
    employerName: employer?.name ?? null,
    employerAddress: employer?.address ?? null,
    employerContact: employer?.contact ?? null,
    overseasPartner: order.overseasPartner,
    statusSince: today,
    filingState: null,
    version: 1,
  }
}
