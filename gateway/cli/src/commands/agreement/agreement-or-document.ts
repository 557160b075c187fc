import { existsSync } from 'node:fs'
import { readJsonFile } from '../../read-file.ts'

/** What a preview is of: an agreement in the register by its id, or a document from a file or standard input. */
export async function agreementOrDocument(
  named: string,
  readInput: () => Promise<string>,
): Promise<{ readonly agreement: string } | { readonly document: unknown }> {
  const isFile = named === '-' || named.endsWith('.json') || existsSync(named)
  return isFile ? { document: await readJsonFile(named, readInput) } : { agreement: named }
}
