import { randomUUID } from 'node:crypto'
import type { AgencyContext, WriteInput } from '@simpul/agency'
import { employers } from './employer-table.ts'
import { type EmployerTermsInput, employerTermsOf } from './employer-terms.ts'

export interface RecordEmployerInput extends WriteInput, EmployerTermsInput {}

/** Takes an employer into the book. */
export async function recordEmployer(
  _: unknown,
  { input }: { readonly input: RecordEmployerInput },
  { write: writing }: AgencyContext,
): Promise<{ readonly employer: { readonly id: string } }> {
  const terms = employerTermsOf(input)
  const employer = await writing('recordEmployer', input, async (write) => {
    const id = randomUUID()
    await write.insert(employers, { ...terms, id, endedOn: null, version: 1 })
    return { id }
  })
  return { employer }
}
