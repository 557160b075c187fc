import type { Write } from '@simpul/agency'
import { locked } from '../acts/own-row.ts'
import { conflict } from '../acts/refusals.ts'
import type { JobOrderRow } from './job-order-table.ts'
import { namedOrder } from './named-order.ts'

/**
 * Takes one place of an order's permit. The order's row is held until the act is done, so takers go one by one and the
 * last place goes to one of them.
 */
export async function takePlace(write: Write, jobOrderId: string, today: string): Promise<JobOrderRow> {
  const order = await locked(write, namedOrder, jobOrderId)
  refuseNotOpen(order, today)
  refuseFull(order)
  await write.query('update job_order set sip2mi_remaining = sip2mi_remaining - 1 where id = $1', [jobOrderId])
  return order
}

/** Gives a place back; an order without a permit had none to take. */
export async function returnPlace(write: Write, jobOrderId: string | null): Promise<void> {
  if (jobOrderId === null) return
  await write.query(
    `update job_order set sip2mi_remaining = least(sip2mi_quota, sip2mi_remaining + 1)
     where id = $1 and sip2mi_remaining is not null`,
    [jobOrderId],
  )
}

function refuseNotOpen({ status, sip2miIsValid, closesOn }: JobOrderRow, today: string): void {
  if (status !== 'VERIFIED') {
    throw conflict('jobOrderId', {
      en: `This order is ${status}; candidates are selected for verified orders only.`,
      id: `Permintaan kerja ini ${status}; calon hanya dipilih untuk permintaan yang sudah diverifikasi.`,
    })
  }
  if (!sip2miIsValid) {
    throw conflict('jobOrderId', {
      en: 'The recruitment permit (SIP2MI) of this order is not valid.',
      id: 'Izin perekrutan (SIP2MI) permintaan kerja ini tidak berlaku.',
    })
  }
  if (closesOn !== null && closesOn < today) {
    throw conflict('jobOrderId', {
      en: `The last day to apply was ${closesOn}.`,
      id: `Hari terakhir melamar adalah ${closesOn}.`,
    })
  }
}

function refuseFull({ quota, sip2miQuota, sip2miRemaining }: JobOrderRow): void {
  const allowed = sip2miQuota ?? 0
  const remaining = sip2miRemaining ?? 0
  if (remaining > 0 && allowed - remaining < quota) return
  throw conflict('jobOrderId', {
    en: `No place is left: all ${Math.min(allowed, quota)} of this order are taken.`,
    id: `Tidak ada tempat tersisa: semua ${Math.min(allowed, quota)} tempat permintaan kerja ini sudah terisi.`,
  })
}
