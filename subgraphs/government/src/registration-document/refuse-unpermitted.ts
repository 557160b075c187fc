import { refused, type Write } from '@simpul/agency'
import type { RegistrationDocumentRow } from './registration-document-table.ts'

/** The family's letter counts once it is on record who gave it and that the village head knew (UU 18/2017 art. 13). */
export async function refuseUnpermitted(write: Write, { type, workerId }: RegistrationDocumentRow): Promise<void> {
  if (type !== 'FAMILY_PERMISSION') return
  const live = 'select from family_permission where worker_id = $1 and withdrawn_on is null'
  const found = await write.query<readonly unknown[]>(live, [workerId])
  if (found.length > 0) return
  throw refused('input.to', {
    en: 'input.to cannot be ACCEPTED before the family’s permission is on record, known by the village head: record it first (recordFamilyPermission). Nothing was written.',
    id: 'input.to belum bisa ACCEPTED sebelum izin keluarga yang diketahui kepala desa dicatat: catat dahulu (recordFamilyPermission). Tidak ada yang ditulis.',
  })
}
