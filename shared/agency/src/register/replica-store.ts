import type { ReplicaStore } from '@simpul/serving'
import { type LinkedEntry, linkSchema, signedHeadSchema } from '@simpul/trust'
import type { DataSource, EntityManager } from 'typeorm'

/** Keeps an agency's replica of the register in its own database. */
export function databaseReplicaStore(own: DataSource): ReplicaStore {
  return {
    async load() {
      const [kept] = await own.query<{ head: unknown }[]>('select head from register_head')
      const head = signedHeadSchema.safeParse(kept?.head)
      return { entries: await readEntries(own, 0), head: head.success ? head.data : undefined }
    },
    append: (entries) => replaceEntries(own, entries),
    async keepHead(head) {
      await own.query(
        'insert into register_head (head) values ($1) on conflict (one) do update set head = excluded.head',
        [JSON.stringify(head)],
      )
    },
    keepEvidence: (evidence) => keepEvidence(own, evidence),
  }
}

/** The store of the agency that keeps the register: its entries are in its table already, and its heads are its own. */
export function keeperReplicaStore(own: DataSource): ReplicaStore {
  return {
    load: async () => ({ entries: [], head: undefined }),
    append: async () => undefined,
    keepHead: async () => undefined,
    keepEvidence: (evidence) => keepEvidence(own, evidence),
  }
}

/** The entries after a number, in order. Their bodies are not looked at: a newer hub may know kinds unknown here. */
export async function readEntries(own: Pick<EntityManager, 'query'>, after: number): Promise<readonly LinkedEntry[]> {
  const found = await own.query<{ entry: unknown }[]>('select entry from register_entry where seq > $1 order by seq', [
    after,
  ])
  return found.map(({ entry }) => linkSchema.parse(entry))
}

/** What a replica takes stands instead of whatever stood at its number: only a damaged table has something else there. */
async function replaceEntries(own: DataSource, entries: readonly LinkedEntry[]): Promise<void> {
  await own.query(
    `insert into register_entry (seq, entry)
     select (e ->> $2)::integer, e from jsonb_array_elements($1::jsonb) e
     on conflict (seq) do update set entry = excluded.entry where register_entry.entry <> excluded.entry`,
    [JSON.stringify(entries), 'seq'],
  )
}

/** Writes entries into the register itself; a number that is taken is an error. */
export async function insertEntries(own: Pick<EntityManager, 'query'>, entries: readonly LinkedEntry[]): Promise<void> {
  await own.query(
    `insert into register_entry (seq, entry)
     select (e ->> $2)::integer, e from jsonb_array_elements($1::jsonb) e`,
    [JSON.stringify(entries), 'seq'],
  )
}

async function keepEvidence(own: DataSource, evidence: Parameters<ReplicaStore['keepEvidence']>[0]): Promise<void> {
  const { hash, at } = evidence.refused
  await own.query(
    'insert into register_fork (refused_hash, refused_at, evidence) values ($1, $2, $3) on conflict do nothing',
    [hash, at, JSON.stringify(evidence)],
  )
}
