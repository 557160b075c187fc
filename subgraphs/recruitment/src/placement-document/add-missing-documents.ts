import { randomUUID } from 'node:crypto'
import type { Write } from '@simpul/agency'
import { placementDocuments, placementDocumentTypes } from './placement-document-table.ts'

/** Puts on a candidate's checklist whatever the company collects and the list has not yet. */
export async function addMissingDocuments(write: Write, workerId: string): Promise<void> {
  const known = await write.query<readonly { readonly type: string }[]>(
    'select type from placement_document where worker_id = $1',
    [workerId],
  )
  for (const type of placementDocumentTypes) {
    if (known.some((item) => item.type === type)) continue
    const unknown = { issuedOn: null, expiresOn: null, rejectedReason: null, fileId: null }
    await write.insert(placementDocuments, {
      id: randomUUID(),
      workerId,
      type,
      state: 'MISSING',
      ...unknown,
      version: 1,
    })
  }
}
