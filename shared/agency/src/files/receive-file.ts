import { randomUUID } from 'node:crypto'
import { HubError } from '@simpul/serving'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { FileServices } from './file-services.ts'
import { type FileFacts, inspectedFile } from './inspected-file.ts'
import type { Bytes } from './object-store.ts'
import { sealBytes } from './sealed-bytes.ts'

/** How many files of one person may wait for the act that attaches them. */
const mostWaiting = 50

/** A file as its sender gives it. */
export interface SentFile {
  readonly agency: string
  readonly person: string
  /** The media type that the sender names. */
  readonly declared: string | undefined
  readonly bytes: Bytes
}

/** A file that waits for an act. */
export interface WaitingFile extends FileFacts {
  readonly id: string
}

/**
 * Takes a file in. Its row is there before its bytes, so whatever a kill leaves behind is known and swept; it can be
 * attached only once the row says that all bytes are kept.
 */
export async function receiveFile(
  { store, key, mostBytes }: FileServices,
  { own }: Pick<AgencyDatabase, 'own'>,
  sent: SentFile,
): Promise<WaitingFile> {
  const id = randomUUID()
  const forget = async (refused: string): Promise<void> => {
    await store.delete(refused)
    await own.query('delete from stored_file where id = $1', [refused])
  }
  await begin(own, id, sent)
  try {
    const file = inspectedFile(sent.bytes, { declared: sent.declared, mostBytes })
    await store.put(id, sealBytes(key, id, file.bytes))
    const facts = file.facts()
    const { mediaType, size, sha256 } = facts
    await own.query('update stored_file set media_type = $2, size = $3, sha256 = $4 where id = $1', [
      id,
      mediaType,
      size,
      sha256,
    ])
    return { id, ...facts }
  } catch (error) {
    await forget(id).catch(() => undefined) // the sweep comes for what is left
    throw error
  }
}

async function begin(own: AgencyDatabase['own'], id: string, { agency, person }: SentFile): Promise<void> {
  const begun = await own.query<unknown[]>(
    `insert into stored_file (id, agency, person) select $1, $2, $3
     where (select count(*) from stored_file where agency = $2 and person = $3 and attached_at is null) < $4
     returning id`,
    [id, agency, person, mostWaiting],
  )
  if (begun.length > 0) return
  throw new HubError(
    'CONFLICT',
    `${mostWaiting} of your files wait for an act that attaches them. Attach those first, or wait a day: then they are removed. · ${mostWaiting} berkas Anda masih menunggu dilampirkan. Lampirkan dahulu, atau tunggu satu hari sampai dihapus.`,
  )
}
