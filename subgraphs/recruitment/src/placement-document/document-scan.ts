import { attachFile, dropFile, type Write } from '@simpul/agency'
import { notRight } from '../acts/refusals.ts'
import type { DocumentState } from './document-steps.ts'
import type { PlacementDocumentRow, PlacementDocumentType } from './placement-document-table.ts'

/**
 * The items whose scan is kept with them. What was signed belongs to its version, which others read by other rules;
 * a photograph of a face is kept nowhere.
 */
export const scannedTypes: readonly PlacementDocumentType[] = [
  'PASSPORT',
  'VISA',
  'BPJS_PROOF',
  'ORIENTATION_CERTIFICATE',
]

interface HandedIn {
  readonly to: DocumentState
  readonly fileId?: string | null
}

/** The scan of an item after its move: it comes with what is handed in, and goes where that is done anew without one. */
export async function scanAfter(
  write: Write,
  { id: rowId, type, fileId: before }: PlacementDocumentRow,
  { to, fileId = null }: HandedIn,
): Promise<string | null> {
  if (fileId === null && to !== 'SUBMITTED') return before
  if (fileId === null) {
    await dropFile(write, { type: 'PlacementDocument', rowId })
    return null
  }
  refuseMisplaced(type, to)
  await attachFile(write, { fileId, type: 'PlacementDocument', rowId })
  return fileId
}

function refuseMisplaced(type: PlacementDocumentType, to: DocumentState): void {
  if (to !== 'SUBMITTED')
    throw notRight('fileId', {
      en: 'is given when the document is handed in (to: SUBMITTED), and only then',
      id: 'diisi saat berkas diserahkan (to: SUBMITTED), dan hanya saat itu',
    })
  if (!scannedTypes.includes(type))
    throw notRight('fileId', {
      en: `is not for this item (${type}): a contract is sent with its version, and a photograph is not kept`,
      id: `bukan untuk berkas ini (${type}): perjanjian dikirim bersama versinya, dan foto tidak disimpan`,
    })
}
