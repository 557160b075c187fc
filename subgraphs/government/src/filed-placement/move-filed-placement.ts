import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { z } from 'zod'
import { heldRow, heldVersion } from '../case-acts/held-row.ts'
import { refuseBefore, refuseBeforeBirth } from '../input/refuse-day.ts'
import { notRight, told } from '../input/told.ts'
import { id, line, pastDay, version } from '../input/words.ts'
import { type LockedWorker, lockWorker } from '../worker/locked-worker.ts'
import { refuseMinor } from '../worker/refuse-minor.ts'
import { workers } from '../worker/worker-table.ts'
import {
  type FiledPlacementRow,
  filedPlacements,
  type PlacementEnd,
  type PlacementStatus,
} from './filed-placement-table.ts'
import { isOver, placementMoves } from './placement-moves.ts'

export interface MoveFiledPlacementInput {
  readonly clientKey: string
  readonly filedPlacementId: string
  readonly expectedVersion: number
  readonly to: PlacementStatus
  readonly on: string
  readonly agreementNumber?: string | null
  readonly flight?: string | null
  readonly endReason?: PlacementEnd | null
}

/**
 * Moves a filed placement on, withdraws it before departure or ends it after; then another may be filed. The company of
 * one that is withdrawn is no longer a party of the worker. Own staff only.
 */
export async function moveFiledPlacement(
  _: unknown,
  { input }: { readonly input: MoveFiledPlacementInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly filedPlacement: { readonly id: string } }> {
  const { agreementNumber, flight } = told(factsOf(today), input)
  refuseMisplaced(input)
  const filedPlacement = await writing('moveFiledPlacement', input, async (write) => {
    const { worker, placement } = await heldPlacement(write, input)
    refuseMove(worker, placement, input)
    const said = { ...input, agreementNumber: agreementNumber ?? null, flight: flight ?? null }
    await write.change(filedPlacements, placement.id, input.expectedVersion, changesOf(placement, said))
    if (input.to === 'CANCELLED') await leaveWorker(write, placement)
    return { id: placement.id }
  })
  return { filedPlacement }
}

function factsOf(today: string) {
  return z.object({
    filedPlacementId: id,
    expectedVersion: version,
    on: pastDay(today),
    agreementNumber: line(100).nullish(),
    flight: line(100).nullish(),
  })
}

/** What belongs to one status is said with that status alone. */
function refuseMisplaced({ to, agreementNumber, flight, endReason }: MoveFiledPlacementInput): void {
  if (isOver(to) !== (endReason != null)) {
    throw notRight('input.endReason', {
      en: 'is given with ENDED or CANCELLED, and only then',
      id: 'diisi untuk ENDED atau CANCELLED, dan hanya untuk itu',
    })
  }
  if (agreementNumber != null && to !== 'AGREEMENT_SIGNED') throw only('input.agreementNumber', 'AGREEMENT_SIGNED')
  if (flight != null && to !== 'DEPARTED') throw only('input.flight', 'DEPARTED')
}

function only(field: string, status: PlacementStatus): Error {
  return notRight(field, { en: `is given with ${status} only`, id: `hanya diisi untuk ${status}` })
}

interface HeldPlacement {
  readonly worker: LockedWorker
  readonly placement: FiledPlacementRow
}

async function heldPlacement(write: Write, input: MoveFiledPlacementInput): Promise<HeldPlacement> {
  const asked = { field: 'filedPlacementId', id: input.filedPlacementId }
  const { workerId } = (await write.find(filedPlacements, asked.id)) ?? (await heldRow(write, filedPlacements, asked))
  const worker = await lockWorker(write, { workerId })
  const { expectedVersion } = input
  return { worker, placement: await heldVersion(write, filedPlacements, { ...asked, expectedVersion }) }
}

function refuseMove(worker: LockedWorker, placement: FiledPlacementRow, input: MoveFiledPlacementInput): void {
  const { to, on } = input
  const legal = placementMoves[placement.status]
  if (!legal.includes(to)) throw illegalMove('input.to', placement.status, to, legal)
  refuseBeforeBirth('input.on', on, worker.birthDate)
  refuseBefore('input.on', on, isOver(to) ? (placement.departureDate ?? placement.agreementSignedOn) : null)
  if (!isOver(to)) refuseMinor('input.to', worker.birthDate, on)
  if (to !== 'AGREEMENT_SIGNED' || (input.agreementNumber ?? placement.agreementNumber) !== null) return
  throw notRight('input.agreementNumber', {
    en: 'must say which agreement was signed',
    id: 'harus menyebut perjanjian',
  })
}

type Said = Pick<MoveFiledPlacementInput, 'to' | 'on'> & {
  readonly agreementNumber: string | null
  readonly flight: string | null
  readonly endReason?: PlacementEnd | null
}

function changesOf(placement: FiledPlacementRow, { to, on, agreementNumber, flight, endReason }: Said) {
  if (isOver(to)) return { status: to, endedOn: on, endReason: endReason ?? null }
  if (to === 'DEPARTED') return { status: to, departureDate: on, flight: flight ?? placement.flight }
  if (to !== 'AGREEMENT_SIGNED') return { status: to }
  const { agreementVersion } = placement
  const number = agreementNumber ?? placement.agreementNumber
  return { status: to, agreementNumber: number, agreementSignedOn: on, agreementVersion: agreementVersion ?? 1 }
}

/** A company that placed the worker before stays a party until the worker's way is closed. */
async function leaveWorker(write: Write, { id: placement, workerId, companyId }: FiledPlacementRow): Promise<void> {
  if (companyId === null) return
  const others = await write.query<readonly unknown[]>(
    `select from filed_placement where worker_id = $1 and company_id = $2 and id <> $3 and status <> 'CANCELLED'`,
    [workerId, companyId, placement],
  )
  if (others.length === 0) await write.endParty(workers.type, workerId, companyId)
}
