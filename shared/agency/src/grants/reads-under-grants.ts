import type { AgencyDatabase, DatabaseCaller } from '../enforcement/as-caller.ts'
import { identifier, toColumn } from '../rows/names.ts'
import type { Row, RowTable } from '../rows/row-table.ts'
import { noteReads } from './grant-reads.ts'

/** What one request of a partner read because somebody permitted it. */
export interface ReadsUnderGrants {
  /** A value of this row leaves by a grant or an emergency; `subject` is the property that says whose. */
  note(type: string, row: Row, subject: string): void
  /** Writes down under whose grants it was read. Awaited before the answer leaves. */
  settle(): Promise<void>
}

export interface ReadsOptions {
  readonly database: AgencyDatabase
  readonly caller: DatabaseCaller
  readonly tables: ReadonlyMap<string, RowTable>
  readonly now: Date
}

/** The reads of one request; the owner's own people read under no grant. */
export function readsUnderGrants({ database, caller, tables, now }: ReadsOptions): ReadsUnderGrants {
  const subjects = new Set<string>()
  const masked = new Map<string, { readonly subject: string; readonly ids: Set<string> }>()
  return {
    note(type, row, subject) {
      const whose: unknown = Reflect.get(row, subject)
      if (typeof whose === 'string') subjects.add(whose)
      else maskedOf(masked, type, subject).add(row.id)
    },
    async settle() {
      if (caller.side === 'own') return
      for (const [type, { subject, ids }] of masked) {
        const found = await subjectsOf(database, tables.get(type), { subject, ids: [...ids] })
        for (const whose of found) subjects.add(whose)
      }
      const { agency: recipient, purpose } = caller
      if (subjects.size > 0) await noteReads(database, { recipient, purpose, subjects: [...subjects] }, now)
    },
  }
}

type Masked = Map<string, { readonly subject: string; readonly ids: Set<string> }>

/** Rows whose worker this caller is not shown, while other fields of them are. */
function maskedOf(masked: Masked, type: string, subject: string): Set<string> {
  const known = masked.get(type) ?? { subject, ids: new Set<string>() }
  masked.set(type, known)
  return known.ids
}

async function subjectsOf(
  { own }: AgencyDatabase,
  table: RowTable | undefined,
  { subject, ids }: { readonly subject: string; readonly ids: readonly string[] },
): Promise<readonly string[]> {
  if (table === undefined) return []
  const column = identifier(toColumn(subject))
  const found = await own.query<{ subject: string | null }[]>(
    `select distinct ${column} as subject from ${identifier(table.table)} where id = any($1)`,
    [ids],
  )
  return found.flatMap(({ subject: whose }) => (whose === null ? [] : [whose]))
}
