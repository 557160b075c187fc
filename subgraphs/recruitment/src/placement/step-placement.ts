import type { Write } from '@simpul/agency'
import { dayFrom, dayUntil } from '../acts/checks.ts'
import { refuseIllegal } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import { returnPlace } from '../job-order/order-places.ts'
import { type PlacementStatus, placementSteps } from './placement-steps.ts'
import { type PlacementRow, placements } from './placement-table.ts'

/** One step of a placement. */
export interface PlacementStep {
  readonly to: PlacementStatus
  readonly on: string
  readonly today: string
  readonly flight?: string | null
}

/** Takes a placement, which the act holds, one legal step on. A cancelled one gives its place back. */
export async function stepPlacement(write: Write, placement: PlacementRow, step: PlacementStep): Promise<void> {
  const { to, on, flight = null } = step
  refuseIllegal('status', placementSteps, { from: placement.status, to })
  await refuseWrongDay(write, placement, step)
  await refuseWithoutProof(write, placement, to)
  const departure = to === 'DEPARTED' ? { departureDate: on, flight } : {}
  const changes = { status: to, statusSince: on, ...departure }
  await write.change(placements, placement.id, placement.version, changes)
  if (to === 'CANCELLED') await returnPlace(write, placement.jobOrderId)
}

async function refuseWrongDay(write: Write, placement: PlacementRow, { on, today }: PlacementStep): Promise<void> {
  dayUntil('on', on, today)
  const [first] = await write.query<readonly { readonly day: string }[]>(
    'select signed_on::text as day from placement_agreement_version where placement_id = $1 order by version limit 1',
    [placement.id],
  )
  dayFrom('on', on, first?.day ?? null, {
    en: 'the day of the placement agreement',
    id: 'tanggal perjanjian penempatan',
  })
  dayFrom('on', on, placement.statusSince, { en: 'the day of the step before', id: 'tanggal langkah sebelumnya' })
}

/** What has to be recorded before a placement stands where it is said to. None of it tells of health. */
const proofs: Partial<Readonly<Record<PlacementStatus, { table: string; en: string; id: string }>>> = {
  AGREEMENT_SIGNED: {
    table: 'placement_agreement_version',
    en: 'Record the signed placement agreement first (recordAgreementVersion).',
    id: 'Catat dahulu perjanjian penempatan yang ditandatangani (recordAgreementVersion).',
  },
  READY_TO_DEPART: {
    table: 'employment_contract_version',
    en: 'Record the signed employment contract first (recordContractVersion).',
    id: 'Catat dahulu perjanjian kerja yang ditandatangani (recordContractVersion).',
  },
  ARRIVED: {
    table: 'arrival_report',
    en: 'Record the arrival first (recordArrival).',
    id: 'Catat dahulu laporan kedatangan (recordArrival).',
  },
}

async function refuseWithoutProof(write: Write, { id }: PlacementRow, to: PlacementStatus): Promise<void> {
  const proof = proofs[to]
  if (proof === undefined) return
  const found = await write.query<readonly unknown[]>(`select id from ${proof.table} where placement_id = $1 limit 1`, [
    id,
  ])
  if (found.length === 0) throw conflict('to', proof)
}
