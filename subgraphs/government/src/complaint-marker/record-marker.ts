import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { heldRow } from '../case-acts/held-row.ts'
import { most, readOptionalText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { type ComplaintMarkerRow, complaintMarkers } from './complaint-marker-table.ts'
import { readAssigned } from './read-assigned.ts'

interface RecordMarkerInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly kind: ComplaintMarkerRow['kind']
  readonly signs?: string | null
  readonly assigned?: readonly string[] | null
}

/** Marks a complaint with a sign of trafficking or of gender-based violence, for the caseworkers it names; of those the caller sees, each once. Own staff only. */
export async function recordComplaintMarker(
  _: unknown,
  { input }: { readonly input: RecordMarkerInput },
  context: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { kind } = input
  const signs = readOptionalText('signs', input.signs, most.note)
  const assigned = readAssigned('assigned', input.assigned, context)
  return context.write('recordComplaintMarker', input, async (write) => {
    const { id } = await heldRow(write, complaints, { field: 'complaintId', id: input.complaintId })
    const set = await write.query<readonly unknown[]>(
      'select from complaint_marker where complaint_id = $1 and kind = $2',
      [id, kind],
    )
    refuseUnless(set.length === 0, 'kind', {
      en: 'is set on this complaint already',
      id: 'sudah ditandai pada pengaduan ini',
    })
    const marker = { complaintId: id, kind, signs, markedOn: context.today, assigned, version: 1 }
    await write.insert(complaintMarkers, { id: randomUUID(), ...marker })
    return { complaint: { id } }
  })
}
