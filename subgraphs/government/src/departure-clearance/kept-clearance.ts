import { randomUUID } from 'node:crypto'
import type { NewRow, Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { notRight } from '../input/told.ts'
import { lockWorker } from '../worker/locked-worker.ts'
import { type DepartureClearanceRow, departureClearances } from './departure-clearance-table.ts'

/** Whose record it is, and which one where it is not that of a new departure. */
export interface ClearanceAsked {
  readonly workerId: string
  readonly clearanceId?: string | null
  readonly expectedVersion?: number | null
}

/** A departure clearance as an act finds it. */
export interface FoundClearance {
  readonly row: NewRow<DepartureClearanceRow>
  readonly isNew: boolean
  readonly birthDate: string | null
}

/** The record that an act names, at the version that was read, or an empty one for a new departure. */
export async function clearanceFor(write: Write, { workerId, ...asked }: ClearanceAsked): Promise<FoundClearance> {
  const { clearanceId, expectedVersion } = asked
  const { birthDate } = await lockWorker(write, { workerId })
  if (clearanceId == null) return { row: emptyFor(workerId), isNew: true, birthDate }
  if (expectedVersion == null) {
    throw notRight('input.expectedVersion', {
      en: 'must be the version that was read of the record that clearanceId names',
      id: 'harus versi yang dibaca dari catatan yang disebut clearanceId',
    })
  }
  const row = await heldVersion(write, departureClearances, { field: 'clearanceId', id: clearanceId, expectedVersion })
  if (row.workerId === workerId) return { row, isNew: false, birthDate }
  throw notRight('input.clearanceId', {
    en: 'must be a record of the worker that workerId names',
    id: 'harus catatan milik pekerja yang disebut workerId',
  })
}

function emptyFor(workerId: string): NewRow<DepartureClearanceRow> {
  const orientation = { orientationAttended: false, orientationDate: null }
  const card = { ePmiStatus: 'NOT_APPLIED', ePmiIsValid: false } as const
  return { id: randomUUID(), workerId, ...orientation, ...card, mirroredOn: null, version: 1 }
}

/** Writes what an act learned, and the day it was learned. */
export async function keepClearance(
  write: Write,
  { row, isNew }: FoundClearance,
  learned: Partial<DepartureClearanceRow>,
): Promise<{ readonly id: string }> {
  if (isNew) await write.insert(departureClearances, { ...row, ...learned })
  if (!isNew) await write.change(departureClearances, row.id, row.version, learned)
  return { id: row.id }
}
