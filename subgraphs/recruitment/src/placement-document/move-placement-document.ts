import type { AgencyContext, WriteInput } from '@simpul/agency'
import { dayFrom, dayUntil, textOrNull } from '../acts/checks.ts'
import { lockedAt, type Named, refuseIllegal } from '../acts/own-row.ts'
import { notRight } from '../acts/refusals.ts'
import { scanAfter } from './document-scan.ts'
import { type DocumentState, documentSteps } from './document-steps.ts'
import { type PlacementDocumentRow, placementDocuments } from './placement-document-table.ts'

interface MovePlacementDocumentInput extends WriteInput {
  readonly documentId: string
  readonly expectedVersion: number
  readonly to: DocumentState
  readonly issuedOn?: string | null
  readonly expiresOn?: string | null
  readonly rejectedReason?: string | null
  readonly fileId?: string | null
}

const namedDocument: Named<PlacementDocumentRow> = {
  table: placementDocuments,
  field: 'documentId',
  what: { en: 'item of the checklist', id: 'berkas dalam daftar periksa' },
}

/** Moves an item of the checklist one step on. */
export async function movePlacementDocument(
  _: unknown,
  { input }: { readonly input: MovePlacementDocumentInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly placementDocument: { readonly id: string } }> {
  const { documentId: id, expectedVersion, to } = input
  const rejectedReason = reasonOf(input)
  const placementDocument = await writing('movePlacementDocument', input, async (write) => {
    const item = await lockedAt(write, namedDocument, { id, expectedVersion })
    refuseIllegal('state', documentSteps, { from: item.state, to })
    const days = daysAfter(item, input, today)
    const fileId = await scanAfter(write, item, input)
    await write.change(placementDocuments, id, expectedVersion, { state: to, rejectedReason, fileId, ...days })
    return { id }
  })
  return { placementDocument }
}

function reasonOf({ to, rejectedReason }: MovePlacementDocumentInput): string | null {
  const reason = textOrNull('rejectedReason', rejectedReason, 500)
  if ((to === 'REJECTED') === (reason !== null)) return reason
  throw notRight('rejectedReason', {
    en: 'is given with a rejection (to: REJECTED), and only then',
    id: 'diisi pada penolakan (to: REJECTED), dan hanya untuk itu',
  })
}

type Days = Pick<PlacementDocumentRow, 'issuedOn' | 'expiresOn'>

/** What is left out stays, but for a document that is handed in anew. One that has expired is not accepted. */
function daysAfter(item: PlacementDocumentRow, input: MovePlacementDocumentInput, today: string): Days {
  const known = input.to === 'SUBMITTED' ? { issuedOn: null, expiresOn: null } : item
  const issuedOn = input.issuedOn ?? known.issuedOn
  const expiresOn = input.expiresOn ?? known.expiresOn
  if (issuedOn !== null) dayUntil('issuedOn', issuedOn, today)
  if (expiresOn !== null) dayFrom('expiresOn', expiresOn, issuedOn, { en: 'its issue', id: 'tanggal terbitnya' })
  if (input.to === 'ACCEPTED' && expiresOn !== null)
    dayFrom('expiresOn', expiresOn, today, { en: 'today: it has expired', id: 'hari ini: sudah kedaluwarsa' })
  return { issuedOn, expiresOn }
}
