import { join } from 'node:path'
import { readTrustAnchors, type TrustAnchors } from '@simpul/trust'
import { CommandError } from '../command-error.ts'
import { messageOf } from '../message-of.ts'
import { readJsonFile } from '../read-file.ts'

/** Where the founding's pins are kept. */
export function foundingPath(folder: string): string {
  return join(folder, 'founding.json')
}

/** Reads the founding file: whose keys speak for whom. */
export async function readFounding(file: string): Promise<TrustAnchors> {
  const pinned = await readJsonFile(file, async () => '')
  try {
    return readTrustAnchors(pinned)
  } catch (cause) {
    throw new CommandError('REQUEST_FAILED', `${file}: ${messageOf(cause)}`, { cause })
  }
}
