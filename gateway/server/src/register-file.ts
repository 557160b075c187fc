import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import type { ReplicaStore } from '@simpul/serving'
import { type RegisterEntry, registerEntrySchema } from '@simpul/trust'
import { z } from 'zod'

const fileSchema = z.array(registerEntrySchema)

/** Keeps the gateway's replica of the register in one file, replaced whole so that a crash leaves the old or the new. */
export function fileReplicaStore(path: string): ReplicaStore {
  let entries: readonly RegisterEntry[] = []
  return {
    async load() {
      entries = existsSync(path) ? fileSchema.parse(JSON.parse(await readFile(path, 'utf8'))) : []
      return entries
    },
    async append(added) {
      entries = [...entries, ...added]
      await writeFile(`${path}.new`, JSON.stringify(entries), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
  }
}
