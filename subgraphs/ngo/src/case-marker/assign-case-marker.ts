import type { AgencyContext } from '@simpul/agency'
import type { CasePayload } from '../case/move-case.ts'
import { held } from '../input/held.ts'
import { caseMarkers } from './case-marker-table.ts'
import { readAssigned } from './read-assigned.ts'

interface AssignCaseMarkerInput {
  readonly clientKey: string
  readonly markerId: string
  readonly expectedVersion: number
  readonly assigned: readonly string[]
}

const named = { field: 'markerId', en: 'marker', id: 'penanda' }

/** Says anew who reads a marker. To whom it is not assigned it is not there, and so is not theirs to assign. Own staff only. */
export async function assignCaseMarker(
  _: unknown,
  { input }: { readonly input: AssignCaseMarkerInput },
  context: AgencyContext,
): Promise<CasePayload> {
  const assigned = readAssigned('assigned', input.assigned, context)
  const changed = await context.write('assignCaseMarker', input, async (write) => {
    const marker = await held(write, caseMarkers, input.markerId, named)
    await write.change(caseMarkers, marker.id, input.expectedVersion, { assigned })
    return { id: marker.caseId }
  })
  return { case: changed }
}
