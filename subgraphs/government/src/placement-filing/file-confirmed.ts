import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import {
  type FiledPlacementRow,
  filedPlacements,
  type PlacementStatus,
} from '../filed-placement/filed-placement-table.ts'
import { inTheWay, notHere } from '../input/refusals.ts'
import { refuseBeforeBirth } from '../input/refuse-day.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { refuseMinor } from '../worker/refuse-minor.ts'
import { workers } from '../worker/worker-table.ts'
import { followProgress, laterOf } from './follow-progress.ts'
import type { PlacementFilingRow } from './placement-filing-table.ts'

/** Takes the terms of a filing into its filed copy, made where there is none, and names the company as a party. */
export async function fileConfirmed(write: Write, filing: PlacementFilingRow, today: string): Promise<string> {
  const { workerId, companyId, filedPlacementId } = filing
  await refuseUnregistered(write, workerId)
  const { birthDate } = await lockWorker(write, { workerId })
  refuseMinor('input.filingId', birthDate, today)
  refuseBeforeBirth('input.filingId', filing.agreementSignedOn, birthDate)
  const copy = await copyOf(write, filing)
  await write.party(workers.type, workerId, companyId)
  if (copy === null) return newCopy(write, filing, today)
  if (filedPlacementId !== null && filedPlacementId !== copy.id) throw filedElsewhere()
  await write.change(filedPlacements, copy.id, copy.version, termsOf(filing))
  await followProgress(write.own, copy.id, filing)
  return copy.id
}

async function refuseUnregistered(write: Write, workerId: string): Promise<void> {
  if ((await write.find(workers, workerId)) !== null) return
  throw notHere('input.filingId', {
    en: 'The worker of this filing is not registered here; register the worker first.',
    id: 'Pekerja dalam pengajuan ini belum terdaftar di sini; daftarkan dahulu.',
  })
}

/** The copy that this filing is of: the one that it made, or the one that an officer filed for the same company. */
async function copyOf(write: Write, { id: filing, workerId, companyId, filedPlacementId }: PlacementFilingRow) {
  const [active] = await write.query<readonly Pick<FiledPlacementRow, 'id' | 'companyId' | 'version'>[]>(
    `select id, company_id as "companyId", version from filed_placement
     where worker_id = $1 and status not in ('ENDED', 'CANCELLED') for update`,
    [workerId],
  )
  if (active === undefined && filedPlacementId === null) return null
  if (active === undefined || active.companyId !== companyId) throw filedElsewhere()
  const taken = await write.query<readonly unknown[]>(
    'select from placement_filing where filed_placement_id = $1 and id <> $2',
    [active.id, filing],
  )
  if (taken.length > 0) throw filedElsewhere()
  return active
}

function filedElsewhere(): Error {
  return inTheWay('input.filingId', {
    en: 'The worker has another filed placement, or the one of this filing is over. It ends first, or this filing is refused.',
    id: 'Pekerja punya penempatan lain yang tercatat, atau penempatan dari pengajuan ini sudah berakhir. Akhiri dahulu, atau tolak pengajuan ini.',
  })
}

async function newCopy(write: Write, filing: PlacementFilingRow, today: string): Promise<string> {
  const { workerId, companyId, departureDate, flight } = filing
  const id = randomUUID()
  await write.insert(filedPlacements, {
    ...termsOf(filing),
    id,
    workerId,
    companyId,
    status: laterOf(firstStatus(filing.agreementNumber), filing.status),
    departureDate,
    flight,
    filedOn: today,
    endedOn: null,
    endReason: null,
    version: 1,
  })
  return id
}

function firstStatus(agreementNumber: string | null): PlacementStatus {
  return agreementNumber === null ? 'SELECTED' : 'AGREEMENT_SIGNED'
}

function termsOf(filing: PlacementFilingRow) {
  const { scheme, destinationCountry, position, sector, employerName } = filing
  const { agreementNumber, agreementVersion, agreementSignedOn, agreementHash } = filing
  const { contractVersion, contractMonthlyWage, contractCurrency } = filing
  const { contractWeeklyHours, contractLeaveDays, contractTermMonths } = filing
  return {
    ...{ scheme, destinationCountry, position, sector, employerName },
    ...{ agreementNumber, agreementVersion, agreementSignedOn, agreementHash },
    ...{ contractVersion, contractMonthlyWage, contractCurrency },
    ...{ contractWeeklyHours, contractLeaveDays, contractTermMonths },
  }
}
