import type { ReplicaStore } from '@simpul/serving'
import { type RegisterEntry, registerEntrySchema } from '@simpul/trust'
import type { DataSource } from 'typeorm'

/** Keeps an agency's replica of the register in its own database. */
export function databaseReplicaStore(own: DataSource): ReplicaStore {
  return {
    load: () => readEntries(own, 0),
    async append(entries) {
      await own.query(
        'insert into register_entry (seq, entry) select (e ->> $2)::integer, e from jsonb_array_elements($1::jsonb) e on conflict do nothing',
        [JSON.stringify(entries), 'seq'],
      )
    },
  }
}

/** The entries after a sequence number, in order. */
export async function readEntries(own: DataSource, after: number): Promise<readonly RegisterEntry[]> {
  const found = await own.query<{ entry: unknown }[]>('select entry from register_entry where seq > $1 order by seq', [
    after,
  ])
  return found.map(({ entry }) => registerEntrySchema.parse(entry))
}
