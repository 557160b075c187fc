import type { EntityManager } from 'typeorm'
import type { GrantReachRow, GrantRow } from './grant-rows.ts'

/** A row of `exclusion`: the agency or the person that never sees what hangs on the row. */
export interface ExclusionRow {
  readonly type: string
  readonly row_id: string
  readonly agency: string | null
  readonly person: string | null
}

/** A row of `subject_binding`: which worker somebody is who signs in as a subject. */
export interface BindingRow {
  readonly issuer: string
  readonly person: string
  readonly worker_id: string
  readonly document: object
}

/** The kit's own tables, as far as a seed fills them. */
export interface KitRows {
  readonly exclusion: ExclusionRow
  readonly subject_grant: GrantRow
  readonly grant_reach: GrantReachRow
  readonly subject_binding: BindingRow
}

const shapes: Readonly<Record<keyof KitRows, readonly string[]>> = {
  exclusion: ['type text', 'row_id text', 'agency text', 'person text'],
  subject_grant: [
    'id text',
    'subject text',
    'owner text',
    'recipient text',
    'purposes text[]',
    'basis text',
    'document jsonb',
    'digest text',
    'recorded_at timestamptz',
    'until timestamptz',
    'withdrawn_at timestamptz',
  ],
  grant_reach: [
    'recipient text',
    'purpose text',
    'subject text',
    'basis text',
    'grant_id text',
    'opens_at timestamptz',
    'closes_at timestamptz',
  ],
  subject_binding: ['issuer text', 'person text', 'worker_id text', 'document jsonb'],
}

/** A bulk insert into one of the kit's own tables. */
export async function insertKitRows<Table extends keyof KitRows>(
  own: Pick<EntityManager, 'query'>,
  table: Table,
  rows: readonly KitRows[Table][],
): Promise<void> {
  if (rows.length === 0) return
  const shape = shapes[table]
  const columns = shape.map((column) => column.split(' ')[0]).join(', ')
  await own.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as given(${shape.join(', ')})`,
    [JSON.stringify(rows)],
  )
}
