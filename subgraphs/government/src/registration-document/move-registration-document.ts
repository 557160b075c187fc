import { type AgencyContext, illegalMove, type Write } from '@simpul/agency'
import { z } from 'zod'
import { heldRow, heldVersion } from '../case-acts/held-row.ts'
import { refuseBefore, refuseBeforeBirth } from '../input/refuse-day.ts'
import { notRight, told } from '../input/told.ts'
import { id, lines, pastDay, version } from '../input/words.ts'
import { type LockedWorker, lockWorker } from '../worker/locked-worker.ts'
import { lookAtExpiry } from './document-expiry.ts'
import { type DocumentState, documentMoves } from './document-moves.ts'
import { type Scan, scanAfter } from './document-scan.ts'
import { recountDocuments } from './recount-documents.ts'
import { refuseUnpermitted } from './refuse-unpermitted.ts'
import {
  type DocumentCollector,
  type RegistrationDocumentRow,
  registrationDocuments,
} from './registration-document-table.ts'

export interface MoveRegistrationDocumentInput {
  readonly clientKey: string
  readonly documentId: string
  readonly expectedVersion: number
  readonly to: DocumentState
  readonly on: string
  readonly collectedBy?: DocumentCollector | null
  readonly issuedOn?: string | null
  readonly expiresOn?: string | null
  readonly rejectedReason?: string | null
  readonly fileId?: string | null
}

/** Moves an item of a worker's checklist one step on; how much is complete follows from it. Own staff only. */
export async function moveRegistrationDocument(
  _: unknown,
  { input }: { readonly input: MoveRegistrationDocumentInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly registrationDocument: { readonly id: string } }> {
  told(factsOf(today), input)
  refuseMisplaced(input)
  const registrationDocument = await writing('moveRegistrationDocument', input, async (write) => {
    const { worker, item } = await heldItem(write, input)
    const legal = documentMoves[item.state]
    if (!legal.includes(input.to)) throw illegalMove('input.to', item.state, input.to, legal)
    if (input.to === 'ACCEPTED') await refuseUnpermitted(write, item)
    const changes = changesOf(item, input)
    refuseDays({ ...item, ...changes }, worker, input)
    const scan = await scanAfter(write, item, input)
    await write.change(registrationDocuments, item.id, input.expectedVersion, { ...changes, ...scan })
    await recountDocuments(write, worker.id)
    if (input.to === 'ACCEPTED' && changes.expiresOn !== null) await lookAtExpiry(write, item.id, changes.expiresOn)
    return { id: item.id }
  })
  return { registrationDocument }
}

function factsOf(today: string) {
  return z.object({
    documentId: id,
    expectedVersion: version,
    on: pastDay(today),
    issuedOn: pastDay(today).nullish(),
    rejectedReason: lines(500).nullish(),
  })
}

/** Who collected a document is said when it is handed in, why it is refused when it is refused, and neither otherwise. */
function refuseMisplaced({ to, collectedBy, rejectedReason }: MoveRegistrationDocumentInput): void {
  if ((to === 'SUBMITTED') !== (collectedBy != null)) {
    throw notRight('input.collectedBy', {
      en: 'is given when a document is handed in (to: SUBMITTED), and only then',
      id: 'diisi saat dokumen diserahkan (to: SUBMITTED), dan hanya untuk itu',
    })
  }
  if ((to === 'REJECTED') !== (rejectedReason != null)) {
    throw notRight('input.rejectedReason', {
      en: 'is given with a rejection (to: REJECTED), and only then',
      id: 'diisi pada penolakan (to: REJECTED), dan hanya untuk itu',
    })
  }
}

interface HeldItem {
  readonly worker: LockedWorker
  readonly item: RegistrationDocumentRow
}

/** The item and its worker, the worker locked first, as every act does. */
async function heldItem(write: Write, input: MoveRegistrationDocumentInput): Promise<HeldItem> {
  const asked = { field: 'documentId', id: input.documentId }
  const found = await write.find(registrationDocuments, asked.id)
  const { workerId } = found ?? (await heldRow(write, registrationDocuments, asked))
  const worker = await lockWorker(write, { workerId })
  const { expectedVersion } = input
  return { worker, item: await heldVersion(write, registrationDocuments, { ...asked, expectedVersion }) }
}

type Changes = Omit<RegistrationDocumentRow, 'id' | 'owner' | 'reach' | 'version' | 'workerId' | 'type' | keyof Scan>

/** What is left out stays, but a document that is handed in anew is another one. */
function changesOf(item: RegistrationDocumentRow, input: MoveRegistrationDocumentInput): Changes {
  const { to, on, collectedBy } = input
  const days = { issuedOn: input.issuedOn ?? null, expiresOn: input.expiresOn ?? null }
  const rejectedReason = input.rejectedReason?.trim() ?? null
  if (to === 'SUBMITTED') {
    return { state: to, collectedBy: collectedBy ?? null, receivedOn: on, decidedOn: null, rejectedReason, ...days }
  }
  return {
    state: to,
    collectedBy: item.collectedBy,
    receivedOn: item.receivedOn,
    decidedOn: on,
    rejectedReason,
    issuedOn: days.issuedOn ?? item.issuedOn,
    expiresOn: days.expiresOn ?? item.expiresOn,
  }
}

function refuseDays(
  row: RegistrationDocumentRow,
  worker: LockedWorker,
  { to, on }: MoveRegistrationDocumentInput,
): void {
  refuseBeforeBirth('input.on', on, worker.birthDate)
  refuseBeforeBirth('input.issuedOn', row.issuedOn, worker.birthDate)
  refuseBefore('input.on', on, row.receivedOn)
  refuseBefore('input.on', on, row.issuedOn)
  refuseBefore('input.expiresOn', row.expiresOn, row.issuedOn)
  // what has run out is not accepted
  if (to === 'ACCEPTED') refuseBefore('input.expiresOn', row.expiresOn, on)
}
