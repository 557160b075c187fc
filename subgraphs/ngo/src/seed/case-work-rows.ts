import type { NewRow } from '@simpul/agency'
import { type CaseType, derivedId } from '@simpul/demo'
import type { CaseComplainantRow } from '../case-complainant/case-complainant-table.ts'
import type { CaseEvidenceRow } from '../case-evidence/case-evidence-table.ts'
import type { CaseWitnessRow } from '../case-witness/case-witness-table.ts'
import type { SharedCaseNoteRow } from '../shared-case-note/shared-case-note-table.ts'
import { noteRows } from './case-rows.ts'
import type { NgoCase } from './ngo-case.ts'
import { sentReferrals } from './referral-rows.ts'

/** Who complained. Names are kept of nobody here: the demonstration's people did not ask to be named. */
export function complainantRows({ id, isReferred, told }: NgoCase): readonly NewRow<CaseComplainantRow>[] {
  if (isReferred) return []
  const { relation, wantsAnonymity } = told.complainant
  return [{ id: derivedId(id, 'complainant'), caseId: id, relation, name: null, phone: null, wantsAnonymity }]
}

type Proof = Pick<CaseEvidenceRow, 'kind' | 'description'>
const proofs: Readonly<Partial<Record<CaseType, Proof>>> = {
  UNPAID_WAGES: { kind: 'PHOTO', description: 'Foto buku catatan upah, disimpan di map kasus.' },
  CONTRACT_MISMATCH: { kind: 'DOCUMENT', description: 'Salinan perjanjian kerja kedua, disimpan di map kasus.' },
  JOB_FRAUD: { kind: 'MESSAGE', description: 'Tangkapan layar percakapan dengan perantara.' },
  VIOLENCE_BY_EMPLOYER: { kind: 'RECORDING', description: 'Rekaman suara, disimpan di lemari terkunci.' },
}

/** What there is to prove it, by what the case was filed under. */
export function evidenceRows({
  id,
  workerId,
  receivedOn,
  isReferred,
  told,
}: NgoCase): readonly NewRow<CaseEvidenceRow>[] {
  const proof = told.types[0] === undefined ? undefined : proofs[told.types[0]]
  if (isReferred || proof === undefined) return []
  const subjectId = told.complainant.relation === 'SELF' ? workerId : null
  return [{ id: derivedId(id, 'evidence'), caseId: id, subjectId, ...proof, receivedOn, fileId: null }]
}

/** A neighbour, where violence was done; she wishes to stay unnamed. */
export function witnessRows({ id, isReferred, told }: NgoCase): readonly NewRow<CaseWitnessRow>[] {
  if (isReferred || !told.types.includes('VIOLENCE_BY_EMPLOYER')) return []
  const statement = 'Mendengar teriakan dari rumah sebelah beberapa malam.'
  return [{ id: derivedId(id, 'witness'), caseId: id, name: 'Tetangga', phone: null, statement, wantsAnonymity: true }]
}

/** The notes that the receiver of an accepted referral has too. */
export function sharedNoteRows(one: NgoCase): readonly NewRow<SharedCaseNoteRow>[] {
  const { id: caseId, workerId, told } = one
  const isShared = (noteId: string) =>
    told.notes.some(({ isShared }, at) => isShared && derivedId(caseId, 'note', at) === noteId)
  const notes = noteRows(one).filter(({ id, subjectId }) => subjectId !== null && isShared(id))
  return sentReferrals(one)
    .filter(({ standing }) => standing.state === 'ACCEPTED' || standing.state === 'DONE')
    .flatMap(({ content }) =>
      notes.map(({ id: noteId, text, writtenAt }) => ({
        id: derivedId(noteId, 'shared', content.id),
        caseId,
        noteId,
        referredCaseId: content.id,
        workerId,
        text,
        writtenAt,
      })),
    )
}
