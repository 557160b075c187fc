import { attachFile, dropFile, type Write } from '@simpul/agency'
import { notRight } from '../input/told.ts'
import type { DocumentState } from './document-moves.ts'
import type { RegistrationDocumentRow, RegistrationDocumentType } from './registration-document-table.ts'

type ScanField = 'file' | 'familyFile'

/**
 * Which field shows the scan of a document. A family card and a family's letter hold the data of others, so nobody else
 * is shown them. A contract shows the wage and a photograph the face: their scans are not kept.
 */
const scanFields: Readonly<Record<RegistrationDocumentType, ScanField | undefined>> = {
  KTP: 'file',
  BIRTH_CERTIFICATE: 'file',
  MARITAL_STATUS_LETTER: 'file',
  DIPLOMA: 'file',
  COMPETENCE_CERTIFICATE: 'file',
  PASSPORT: 'file',
  VISA: 'file',
  BPJS_PROOF: 'file',
  ORIENTATION_CERTIFICATE: 'file',
  LEAVE_LETTER: 'file',
  KK: 'familyFile',
  FAMILY_PERMISSION: 'familyFile',
  EMPLOYMENT_CONTRACT: undefined,
  PHOTO: undefined,
}

/** The scan of an item, in the one or the other field. */
export type Scan = Pick<RegistrationDocumentRow, 'fileId' | 'familyFileId'>

interface HandedIn {
  readonly to: DocumentState
  readonly fileId?: string | null
}

/** The scan of an item after its move: it comes with what is handed in, and goes where that is done anew without one. */
export async function scanAfter(
  write: Write,
  { id: rowId, type, fileId: file, familyFileId: familyFile }: RegistrationDocumentRow,
  { to, fileId = null }: HandedIn,
): Promise<Scan> {
  if (fileId === null && to !== 'SUBMITTED') return { fileId: file, familyFileId: familyFile }
  const field = scanFields[type]
  if (fileId === null) {
    if (field !== undefined) await dropFile(write, { type: 'RegistrationDocument', rowId, field })
    return { fileId: null, familyFileId: null }
  }
  if (field === undefined || to !== 'SUBMITTED') throw misplaced(type, to)
  await attachFile(write, { fileId, type: 'RegistrationDocument', rowId, field })
  return field === 'file' ? { fileId, familyFileId: null } : { fileId: null, familyFileId: fileId }
}

function misplaced(type: RegistrationDocumentType, to: DocumentState): Error {
  if (to !== 'SUBMITTED')
    return notRight('input.fileId', {
      en: 'is given when a document is handed in (to: SUBMITTED), and only then',
      id: 'diisi saat dokumen diserahkan (to: SUBMITTED), dan hanya untuk itu',
    })
  return notRight('input.fileId', {
    en: `is not for this item (${type}): the scans of contracts and photographs are not kept here`,
    id: `bukan untuk berkas ini (${type}): pindaian perjanjian kerja dan foto tidak disimpan di sini`,
  })
}
