import type { OpenContext } from '../server/open-context.ts'
import { fileProperty } from './document-file.ts'
import type { FileLink } from './file-link.ts'

/**
 * Whether a link still opens: its row is read anew, as the caller it was made for and by the rules of this moment. A
 * grant withdrawn, an agreement stopped, a respondent named, a file replaced since then closes it.
 */
export async function linkOpens({ place, holder }: FileLink, openContext: OpenContext): Promise<boolean> {
  const { rowOf, boundary } = await openContext(holder)
  const row = await rowOf(place.type, place.rowId)
  if (row === null) return false
  const holds: unknown = Reflect.get(row, fileProperty(place.field))
  return holds === place.fileId && boundary.waysOf(`${place.type}.${place.field}`, row.reach).length > 0
}
