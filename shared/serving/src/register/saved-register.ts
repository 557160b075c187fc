import type { LinkedEntry, SignedHead } from '@simpul/trust'
import type { Logger } from 'pino'
import type { ForkEvidence, KeptRegister, ReplicaStore } from './replica-store.ts'

/** A store behind a replica that need not wait for it. */
export interface SavedRegister {
  /** What was kept; nothing where the store cannot be read, because the register can be heard anew. */
  load(): Promise<KeptRegister>
  /** Saves in order and in the background; what fails is tried again with the next. */
  keep(entries: readonly LinkedEntry[], head: SignedHead | undefined): void
  evidence(evidence: ForkEvidence): void
  /** Resolves when everything so far was tried. */
  settled(): Promise<void>
}

/** Saves what a replica has taken, in the order in which it took it. */
export function savedRegister(store: ReplicaStore, logger: Logger): SavedRegister {
  let unsaved: readonly LinkedEntry[] = []
  let newestHead: SignedHead | undefined
  let work: Promise<void> = Promise.resolve()

  const saveEntries = async () => {
    if (unsaved.length === 0) return
    const saving = unsaved
    await store.append(saving)
    unsaved = unsaved.slice(saving.length)
  }
  const saveHead = async () => {
    const saving = newestHead
    if (saving === undefined) return
    await store.keepHead(saving)
    if (newestHead === saving) newestHead = undefined
  }
  const queue = (task: () => Promise<void>) => {
    work = work.then(task).catch((error) => logger.warn({ err: error }, 'the register could not be saved'))
  }
  return {
    async load() {
      try {
        return await store.load()
      } catch (error) {
        logger.warn({ err: error }, 'the kept register could not be read; it is heard anew')
        return { entries: [], head: undefined }
      }
    },
    keep(entries, head) {
      unsaved = [...unsaved, ...entries]
      newestHead = head ?? newestHead
      // a head is kept only when the entries it covers are
      queue(async () => {
        await saveEntries()
        await saveHead()
      })
    },
    evidence: (evidence) => queue(() => store.keepEvidence(evidence)),
    settled: () => work,
  }
}
