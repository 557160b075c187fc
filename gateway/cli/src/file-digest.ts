import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { usageError } from './command-error.ts'

/** The SHA-256 of a file in hex. Only the digest leaves this machine; the file stays where it is. */
export async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk)
  } catch {
    throw usageError(`There is no file ${file} that can be read.`)
  }
  return hash.digest('hex')
}
