import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { heldRow } from '../case-acts/held-row.ts'
import { most, readOptionalText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { complaints } from '../complaint/complaint-table.ts'
import { type ComplaintMarkerRow, complaintMarkers } from './complaint-marker-table.ts'

interface RecordMarkerInput {
  readonly clientKey: string
  readonly complaintId: string
  readonly kind: ComplaintMarkerRow['kind']
  readonly signs?: string | null
}

/** Marks a complaint with a sign of trafficking or of gender-based violence, each once. Own staff only. */
export async function recordComplaintMarker(
  _: unknown,
  { input }: { readonly input: RecordMarkerInput },
  { write: run, today }: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { kind } = input
  const signs = readOptionalText('signs', input.signs, most.note)
  return run('recordComplaintMarker', input, async (write) => {
    const { id } = await heldRow(write, complaints, { field: 'complaintId', id: input.complaintId })
    const set = await write.query<readonly unknown[]>(
      'select from complaint_marker where complaint_id = $1 and kind = $2',
      [id, kind],
    )
    refuseUnless(set.length === 0, 'kind', {
      en: 'is set on this complaint already',
      id: 'sudah ditandai pada pengaduan ini',
    })
    await write.insert(complaintMarkers, { id: randomUUID(), complaintId: id, kind, signs, markedOn: today })
    return { complaint: { id } }
  })
}
