import { refused } from '../acts/refused.ts'
import type { Write } from '../acts/write.ts'
import type { FileFacts } from './inspected-file.ts'

/** The field of a row that shows a file. */
export interface FileField {
  /** The row that shows it, by SDL type and id; it may be written after, in the same transaction. */
  readonly type: string
  readonly rowId: string
  /** The field that shows it; `file` unless told. */
  readonly field?: string
}

/** A file that an act attaches, and where to. */
export interface Attachment extends FileField {
  readonly fileId: string
  /** The input's field that names the file: `input.fileId` unless told. */
  readonly input?: string
}

/**
 * Attaches a file to a row, and gives what is known of it. It must have come whole, within a day, from the person who
 * acts, and not be attached already. What was attached to the same field before is swept some time after.
 */
export async function attachFile(write: Write, attachment: Attachment): Promise<FileFacts> {
  const { fileId, type, rowId, field = 'file', input = 'input.fileId' } = attachment
  await dropFile(write, attachment)
  const [facts] = await write.own.query<FileFacts>(
    `update stored_file set attached_type = $2, attached_id = $3, attached_field = $4, attached_at = now()
     where id = $1 and attached_at is null and size is not null and begun_at > now() - interval '1 day'
       and agency = simpul.agency() and person = simpul.person()
     returning media_type as "mediaType", size, sha256`,
    [fileId, type, rowId, field],
  )
  if (facts !== undefined) return facts
  throw refused(input, {
    en: `${input} names no file that you sent within a day and that is not attached yet. Nothing was written.`,
    id: `${input} tidak menunjuk berkas yang Anda kirim dalam satu hari ini dan belum dilampirkan. Tidak ada yang ditulis.`,
  })
}

/** Gives up what a field of a row showed: the act that calls it writes null, or another file, to the row. */
export async function dropFile(write: Write, { type, rowId, field = 'file' }: FileField): Promise<void> {
  await write.own.query(
    `update stored_file set replaced_at = now()
     where attached_type = $1 and attached_id = $2 and attached_field = $3 and replaced_at is null`,
    [type, rowId, field],
  )
}
