import { jakartaDay, type Write } from '@simpul/agency'
import { type ComplaintRow, complaints } from '../complaint/complaint-table.ts'
import { heldRow } from './held-row.ts'
import { refuseUnless } from './refuse-unless.ts'

/** A complaint that is worked on, kept from others until the act is done. */
export async function heldOpenComplaint(
  write: Write,
  id: string,
  closed: readonly ComplaintRow['status'][] = ['HANDED_OVER', 'CLOSED'],
): Promise<ComplaintRow> {
  const complaint = await heldRow(write, complaints, { field: 'complaintId', id })
  refuseUnless(!closed.includes(complaint.status), 'complaintId', {
    en: `must be a complaint that is worked on here: this one is ${complaint.status}`,
    id: `harus pengaduan yang masih ditangani di sini: yang ini ${complaint.status}`,
  })
  return complaint
}

/** The day on which a complaint came in, in Jember. Nothing that is done about it is earlier. */
export function receivedOn({ receivedAt }: Pick<ComplaintRow, 'receivedAt'>): string {
  return jakartaDay(new Date(receivedAt))
}

/** The same of a complaint whose row is not at hand. */
export async function receivedOnOf(write: Write, complaintId: string): Promise<string> {
  const complaint = await write.find(complaints, complaintId)
  if (complaint === null) throw new Error('A row outlived its complaint.')
  return receivedOn(complaint)
}
