import { addDays, type NamedJob, type Write } from '@simpul/agency'

/** What looks whether a clarification was answered in time. */
export const clarificationDue: NamedJob = { name: 'clarification-due' }
/** What looks whether a promise was kept in time. */
export const commitmentDue: NamedJob = { name: 'case-commitment-due' }

/** Has a row looked at again once its due day is over in Jember. */
export async function lookAfter(write: Write, kind: NamedJob, { id, dueOn }: DueRow): Promise<void> {
  await write.job(kind, id, new Date(`${addDays(dueOn, 1)}T00:00:00+07:00`), { id })
}

interface DueRow {
  readonly id: string
  readonly dueOn: string
}
