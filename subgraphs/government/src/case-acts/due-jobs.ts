import { addDays, type NamedJob, type Write } from '@simpul/agency'

/** What looks whether a clarification was answered in time. */
export const clarificationDue: NamedJob = { name: 'clarification-due' }
/** What looks whether a promise was kept in time. */
export const commitmentDue: NamedJob = { name: 'case-commitment-due' }
/** What closes a complaint whose clock has run out. */
export const clockDue: NamedJob = { name: 'complaint-clock-due' }

/** Has a row looked at again once its due day is over in Jember. */
export async function lookAfter(write: Write, kind: NamedJob, { id, dueOn }: DueRow): Promise<void> {
  await lookOn(write, kind, { id, day: addDays(dueOn, 1) })
}

/** Has a row looked at again as a day begins in Jember. */
export async function lookOn(
  write: Write,
  kind: NamedJob,
  { id, day }: { readonly id: string; readonly day: string },
): Promise<void> {
  await write.job(kind, id, new Date(`${day}T00:00:00+07:00`), { id })
}

interface DueRow {
  readonly id: string
  readonly dueOn: string
}
