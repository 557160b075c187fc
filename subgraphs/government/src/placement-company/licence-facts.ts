import { notRight } from '../input/told.ts'
import { line } from '../input/words.ts'
import type { LicenceStatus } from './placement-company-table.ts'

/** How a licence (SIP3MI) stands, as the licensing ministry lists it. */
export interface SaidOfLicence {
  readonly sip3miNumber: string
  readonly sip3miValidUntil: string
  readonly sip3miStatus: LicenceStatus
  readonly branch?: string | null
}

/** What the schema cannot say of a licence. */
export const licenceFacts = { sip3miNumber: line(100), branch: line(100).nullish() }

/** From each state of a licence where it may go. One that was revoked does not come back: a new one has a new number. */
export const licenceMoves: Readonly<Record<LicenceStatus, readonly LicenceStatus[]>> = {
  VALID: ['SUSPENDED', 'EXPIRED', 'REVOKED'],
  SUSPENDED: ['VALID', 'EXPIRED', 'REVOKED'],
  EXPIRED: ['VALID', 'REVOKED'],
  REVOKED: [],
}

/** A licence is valid or suspended until its last day, and has run out after it. */
export function refuseUnlikelyLicence({ sip3miStatus, sip3miValidUntil }: SaidOfLicence, today: string): void {
  const isOver = sip3miValidUntil < today
  if ((sip3miStatus === 'EXPIRED') === isOver || sip3miStatus === 'REVOKED') return
  throw notRight('input.sip3miStatus', {
    en: `must be ${isOver ? 'EXPIRED after' : 'VALID or SUSPENDED until'} the last day of the licence, ${sip3miValidUntil}`,
    id: `harus ${isOver ? 'EXPIRED setelah' : 'VALID atau SUSPENDED sampai'} hari terakhir izin, ${sip3miValidUntil}`,
  })
}
