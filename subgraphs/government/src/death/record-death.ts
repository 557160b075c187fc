import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { heldOpenComplaint } from '../case-acts/held-complaint.ts'
import { most, readCountry, readOptionalText, readPastDay, readWorkerId } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { inTheWay } from '../input/refusals.ts'
import { type CauseOfDeath, type DeathRow, deaths } from './death-table.ts'
import { endWay } from './end-way.ts'

export interface RecordDeathInput {
  readonly clientKey: string
  readonly workerId: string
  readonly complaintId?: string | null
  readonly diedOn: string
  readonly country: string
  readonly cause: CauseOfDeath
  readonly causeDetail?: string | null
}

/** A death after an act on it. */
export interface DeathPayload {
  readonly death: { readonly id: string }
}

/** Records that a worker has died, registered here or not. No agency is told before the family permits it. Own staff only. */
export async function recordDeath(
  _: unknown,
  { input }: { readonly input: RecordDeathInput },
  { write: run, today }: AgencyContext,
): Promise<DeathPayload> {
  const { cause } = input
  const workerId = readWorkerId('workerId', input.workerId)
  const diedOn = readPastDay('diedOn', input.diedOn, today, '1900-01-01')
  const country = readCountry('country', input.country)
  const causeDetail = readOptionalText('causeDetail', input.causeDetail, most.note)
  const recorded = await run('recordDeath', input, async (write) => {
    const complaintId = await complaintOf(write, input)
    await refuseSecond(write, workerId)
    await refuseBeforeBirth(write, workerId, diedOn)
    const row = { id: randomUUID(), workerId, complaintId, diedOn, country, cause, causeDetail, recordedOn: today }
    await write.insert(deaths, { ...row, version: 1 })
    await endWay(write, workerId, diedOn)
    return { id: row.id }
  })
  return { death: recorded }
}

async function complaintOf(
  write: Write,
  { complaintId, workerId }: RecordDeathInput,
): Promise<DeathRow['complaintId']> {
  if (complaintId == null) return null
  const complaint = await heldOpenComplaint(write, complaintId, [])
  refuseUnless(complaint.workerId === workerId, 'complaintId', {
    en: 'must be a complaint about this worker',
    id: 'harus pengaduan tentang pekerja ini',
  })
  return complaintId
}

/**
 * A worker dies once. Looked up as the caller: who is kept from the complaint by which a death became known is not told of
 * it by a refusal either. Two at once wait for each other, whether the worker is registered here or not.
 */
async function refuseSecond(write: Write, workerId: string): Promise<void> {
  await write.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`death:${workerId}`])
  const known = await write.query<readonly unknown[]>('select from death where worker_id = $1 limit 1', [workerId])
  if (known.length === 0) return
  throw inTheWay('input.workerId', {
    en: 'The death of this worker is recorded already.',
    id: 'Kematian pekerja ini sudah dicatat.',
  })
}

async function refuseBeforeBirth(write: Write, workerId: string, diedOn: string): Promise<void> {
  const [worker] = await write.query<readonly { readonly born: string | null }[]>(
    'select birth_date::text as born from worker where id = $1',
    [workerId],
  )
  refuseUnless(diedOn >= (worker?.born ?? diedOn), 'diedOn', {
    en: 'must not be before the date of birth',
    id: 'tidak boleh sebelum tanggal lahir',
  })
}
