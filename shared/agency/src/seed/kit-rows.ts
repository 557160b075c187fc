import type { GrantDocument } from '@simpul/trust'
import type { EntityManager } from 'typeorm'

/** A row of `party`: a row of a type that names an agency. */
export interface PartyRow {
  readonly type: string
  readonly row_id: string
  readonly agency: string
  readonly since: string
  readonly ended_at?: string | null
}

/** A row of `exclusion`: a respondent, an agency or a person. */
export interface ExclusionRow {
  readonly type: string
  readonly row_id: string
  readonly agency: string | null
  readonly person: string | null
}

/** A row of `subject_grant`. */
export interface GrantRow {
  readonly id: string
  readonly subject: string
  readonly owner: string
  readonly recipient: string
  readonly purposes: readonly string[]
  readonly basis: string
  readonly document: GrantDocument
  readonly digest: string
  readonly received_at: string
  readonly recorded_at: string
  readonly until: string
  readonly withdrawn_at: string | null
  readonly withdrawn_by: string | null
}

/** A row of `grant_reach`: one a purpose. */
export interface GrantReachRow {
  readonly recipient: string
  readonly purpose: string
  readonly subject: string
  readonly basis: string
  readonly grant_id: string
  readonly owner: string
  readonly opens_at: string
  readonly closes_at: string
}

/** A row of `subject_binding`: which worker somebody is who signs in as a subject. */
export interface BindingRow {
  readonly issuer: string
  readonly person: string
  readonly worker_id: string
  readonly document: object
  readonly recorded_at: string
}

/** The kit's own tables, as far as a seed fills them. */
export interface KitRows {
  readonly party: PartyRow
  readonly exclusion: ExclusionRow
  readonly subject_grant: GrantRow
  readonly grant_reach: GrantReachRow
  readonly subject_binding: BindingRow
}

const shapes: Readonly<Record<keyof KitRows, readonly string[]>> = {
  party: ['type text', 'row_id text', 'agency text', 'since timestamptz', 'ended_at timestamptz'],
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
    'received_at timestamptz',
    'recorded_at timestamptz',
    'until timestamptz',
    'withdrawn_at timestamptz',
    'withdrawn_by text',
  ],
  grant_reach: [
    'recipient text',
    'purpose text',
    'subject text',
    'basis text',
    'grant_id text',
    'owner text',
    'opens_at timestamptz',
    'closes_at timestamptz',
  ],
  subject_binding: ['issuer text', 'person text', 'worker_id text', 'document jsonb', 'recorded_at timestamptz'],
}

/** A bulk insert into one of the kit's own tables. What is there already stays: an agency that is a party stays one. */
export async function insertKitRows<Table extends keyof KitRows>(
  own: Pick<EntityManager, 'query'>,
  table: Table,
  rows: readonly KitRows[Table][],
): Promise<void> {
  if (rows.length === 0) return
  const shape = shapes[table]
  const columns = shape.map((column) => column.split(' ')[0]).join(', ')
  await own.query(
    `insert into ${table} (${columns})
     select ${columns} from jsonb_to_recordset($1::jsonb) as given(${shape.join(', ')}) on conflict do nothing`,
    [JSON.stringify(rows)],
  )
}
