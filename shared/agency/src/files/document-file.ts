import DataLoader from 'dataloader'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { Row } from '../rows/row-table.ts'
import type { FieldResolver } from '../server/resolvers.ts'
import { type FilePlace, type fileLinks, type LinkHolder, linkEnd } from './file-link.ts'
import type { FileFacts } from './inspected-file.ts'

/** A file as the schema shows it: what it is, and a link to it for this caller. */
export interface DocumentFile extends FileFacts {
  readonly url: string
  readonly expiresAt: Date
}

/** The files of one request. */
export interface ContextFiles {
  /** A file with a link for this request's caller; null where the place holds none. Whether it may be shown is decided before. */
  show(place: FilePlace): Promise<DocumentFile | null>
}

export interface ContextFilesOptions {
  readonly database: AgencyDatabase
  readonly links: ReturnType<typeof fileLinks>
  readonly publicUrl: string
  readonly holder: LinkHolder
  readonly tokenEnd: Date | undefined
  readonly now: Date
}

/** Makes links for one caller. */
export function contextFiles({ database, links, publicUrl, holder, tokenEnd, now }: ContextFilesOptions): ContextFiles {
  const facts = factsLoader(database)
  return {
    async show(place) {
      const found = await facts.load(place.fileId)
      if (found === null) return null
      const expiresAt = linkEnd(now, tokenEnd)
      return { ...found, url: `${publicUrl}/files/${links.make(place, holder, expiresAt)}`, expiresAt }
    },
  }
}

function factsLoader({ own }: AgencyDatabase): DataLoader<string, FileFacts | null> {
  return new DataLoader(async (ids) => {
    const found = await own.query<(FileFacts & { id: string })[]>(
      `select id, media_type as "mediaType", size, sha256 from stored_file
       where id = any($1) and attached_at is not null and replaced_at is null`,
      [ids],
    )
    const byId = new Map(found.map(({ id, ...facts }) => [id, facts]))
    return ids.map((id) => byId.get(id) ?? null)
  })
}

/** The property that holds the id of the file which a field shows: `fileId` for `file`. */
export function fileProperty(field: string): string {
  return `${field}Id`
}

/** The resolver of a field that shows a file: the row holds the file's id under the field's name and `Id`. */
export function fileField(type: string, field = 'file'): FieldResolver {
  return (row: Row & Readonly<Record<string, unknown>>, _, { files }) => {
    const fileId = row[fileProperty(field)]
    return typeof fileId === 'string' ? files.show({ type, rowId: row.id, field, fileId }) : null
  }
}
