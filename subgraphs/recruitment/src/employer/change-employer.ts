import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { employers } from './employer-table.ts'
import { type EmployerInput, type EmployerTermsInput, employerTermsOf, namedEmployer } from './employer-terms.ts'

export interface ChangeEmployerInput extends EmployerInput, EmployerTermsInput {}

/** Writes an employer's entry anew. Placements that name it keep what they were told. */
export async function changeEmployer(
  _: unknown,
  { input }: { readonly input: ChangeEmployerInput },
  { write: writing }: AgencyContext,
): Promise<{ readonly employer: { readonly id: string } }> {
  const { employerId: id, expectedVersion } = input
  const terms = employerTermsOf(input)
  const employer = await writing('changeEmployer', input, async (write) => {
    refuseEnded(namedEmployer, await lockedAt(write, namedEmployer, { id, expectedVersion }))
    await write.change(employers, id, expectedVersion, terms)
    return { id }
  })
  return { employer }
}
