import type { Write } from '@simpul/agency'
import { heldCase } from './held.ts'
import { notNow, wrong } from './wrong.ts'

/** A row that changes, at the version that was read. */
export interface Kept {
  readonly id: string
  readonly expectedVersion: number
}

/** Which row is kept: one that changes, or a new one where none is named. */
export function readKept(
  field: string,
  id: string | null | undefined,
  expectedVersion: number | null | undefined,
): Kept | undefined {
  if (id === null || id === undefined) return undefined
  if (expectedVersion !== null && expectedVersion !== undefined) return { id, expectedVersion }
  throw wrong('expectedVersion', { en: `must be given where ${field} is`, id: `harus diisi bila ${field} diisi` })
}

/** What is about one worker never becomes another's. */
export function refuseOtherWorker(row: { readonly workerId: string }, workerId: string): void {
  if (row.workerId !== workerId)
    throw notNow('workerId', { en: 'It is about another worker', id: 'Data ini tentang pekerja lain' })
}

/** The case in which something was learned of a worker: it must be about her. */
export async function caseOfWorker(
  write: Write,
  caseId: string | null | undefined,
  workerId: string,
): Promise<string | null> {
  if (caseId === null || caseId === undefined) return null
  const found = await heldCase(write, caseId)
  if (found.workerId === workerId) return found.id
  throw notNow('caseId', { en: 'This case is not about this worker', id: 'Kasus ini bukan tentang pekerja ini' })
}
