import { existsSync } from 'node:fs'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import type { ReplicaStore } from '@simpul/serving'
import { type LinkedEntry, linkSchema, type SignedHead, signedHeadSchema } from '@simpul/trust'
import { z } from 'zod'

const fileSchema = z.strictObject({ entries: z.array(linkSchema), head: signedHeadSchema.optional() })

/**
 * Keeps the gateway's replica of the register in one file, replaced whole so that a crash leaves the old or the new.
 * What proves that the forum signed two registers goes, a line each, into a file beside it.
 */
export function fileReplicaStore(path: string): ReplicaStore {
  let entries: readonly LinkedEntry[] = []
  let head: SignedHead | undefined
  let written: SignedHead | undefined
  const write = async () => {
    await writeFile(`${path}.new`, JSON.stringify({ entries, head }), { mode: 0o600 })
    await rename(`${path}.new`, path)
    written = head
  }
  return {
    async load() {
      if (existsSync(path)) {
        const kept = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
        entries = kept.entries
        head = kept.head
      }
      return { entries, head }
    },
    async append(added) {
      entries = [...entries, ...added.filter(({ seq }) => seq > entries.length)]
      await write()
    },
    async keepHead(newer) {
      head = newer
      // a head goes stale in minutes and is heard anew in seconds: the file is not rewritten at every beat
      if (written === undefined || isMuchLater(newer, written)) await write()
    },
    async keepEvidence(evidence) {
      await appendFile(`${path}.forks`, `${JSON.stringify(evidence)}\n`, { mode: 0o600 })
    },
  }
}

const rewriteMilliseconds = 60_000

function isMuchLater(newer: SignedHead, before: SignedHead): boolean {
  return Date.parse(newer.at) - Date.parse(before.at) >= rewriteMilliseconds
}
