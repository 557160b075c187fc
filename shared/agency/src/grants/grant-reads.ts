import type { AgencyDatabase } from '../enforcement/as-caller.ts'

/** Who read about whom, for what. */
export interface GrantReads {
  readonly recipient: string
  readonly purpose: string
  readonly subjects: readonly string[]
}

/**
 * Writes down the first read under a grant or an emergency, so that its recipient is told when it ends. It costs one
 * statement for each recipient, purpose and subject, and nothing while that is remembered.
 */
export async function noteReads(database: AgencyDatabase, reads: GrantReads, now: Date): Promise<void> {
  const memory = memoryOf(database)
  const { generation } = memory
  const reader = `${reads.recipient} ${reads.purpose}`
  const since = now.getTime() - rememberedMs
  const unknown = reads.subjects.filter((subject) => (memory.notedAt.get(subject)?.get(reader) ?? 0) <= since)
  if (unknown.length === 0) return
  await database.own.query(noteStatement, [reads.recipient, reads.purpose, unknown, now.toISOString()])
  // what was opened meanwhile may not have been seen by the statement
  if (memory.generation === generation) remember(memory, reader, unknown, now)
}

/** Forgets a subject: something new was opened about her, whose first read is still to come. Called after the commit. */
export function forgetReads(database: AgencyDatabase, subject: string): void {
  const memory = memoryOf(database)
  memory.generation += 1
  memory.notedAt.delete(subject)
}

interface Memory {
  /** For each subject: who read, and when that was last written down. */
  readonly notedAt: Map<string, Map<string, number>>
  generation: number
}

const memories = new WeakMap<AgencyDatabase, Memory>()
// a second process of the agency may have opened something of which this one has not heard
const rememberedMs = 5 * 60_000
const mostSubjects = 50_000

function memoryOf(database: AgencyDatabase): Memory {
  const known = memories.get(database)
  if (known !== undefined) return known
  const made: Memory = { notedAt: new Map(), generation: 0 }
  memories.set(database, made)
  return made
}

function remember({ notedAt }: Memory, reader: string, subjects: readonly string[], now: Date): void {
  if (notedAt.size + subjects.length > mostSubjects) notedAt.clear()
  for (const subject of subjects) {
    const readers = notedAt.get(subject) ?? new Map<string, number>()
    notedAt.set(subject, readers.set(reader, now.getTime()))
  }
}

const noteStatement = `
  with noted as (
    select distinct grant_id, basis = 'VITAL_INTEREST' as is_emergency from grant_reach
    where recipient = $1 and purpose = $2 and subject = any($3) and opens_at <= now() and now() < closes_at
  ), grants as (
    update subject_grant set read_at = $4 where id in (select grant_id from noted where not is_emergency) and read_at is null
  )
  update emergency set read_at = $4 where id in (select grant_id from noted where is_emergency) and read_at is null`
