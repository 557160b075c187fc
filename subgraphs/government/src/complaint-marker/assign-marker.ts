import type { AgencyContext } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { complaintMarkers } from './complaint-marker-table.ts'
import { readAssigned } from './read-assigned.ts'

export interface AssignComplaintMarkerInput {
  readonly clientKey: string
  readonly markerId: string
  readonly expectedVersion: number
  readonly assigned: readonly string[]
}

/** Says anew who reads a marker. To whom it is not assigned it is not there, and so is not theirs to assign. Own staff only. */
export async function assignComplaintMarker(
  _: unknown,
  { input }: { readonly input: AssignComplaintMarkerInput },
  context: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { markerId: id, expectedVersion } = input
  const assigned = readAssigned('assigned', input.assigned, context)
  const changed = await context.write('assignComplaintMarker', input, async (write) => {
    const marker = await heldVersion(write, complaintMarkers, { field: 'markerId', id, expectedVersion })
    await write.change(complaintMarkers, id, expectedVersion, { assigned })
    return { id: marker.complaintId }
  })
  return { complaint: changed }
}
