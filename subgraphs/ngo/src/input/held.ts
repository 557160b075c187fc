import type { Row, RowTable, Words, Write } from '@simpul/agency'
import { type CaseRow, type CaseStatus, cases } from '../case/case-table.ts'
import { notNow, notThere } from './wrong.ts'

/** The field of the input that names a row, and what people call such a row. */
export interface Named extends Words {
  readonly field: string
}

/** A row that nobody else changes before the transaction ends. Who does not see it is told that there is none. */
export async function held<R extends Row>(write: Write, table: RowTable<R>, id: string, named: Named): Promise<R> {
  const locked = await write.query<unknown[]>(`select id from "${table.table}" where id = $1 for update`, [id])
  const found = locked.length === 0 ? null : await write.find(table, id)
  if (found === null) throw notThere(named.field, named)
  return found
}

/** The case that an act is about. */
export function heldCase(write: Write, id: string): Promise<CaseRow> {
  return held(write, cases, id, { field: 'caseId', en: 'case', id: 'kasus' })
}

const over: readonly CaseStatus[] = ['SETTLED', 'CLOSED']

/** A case that is still worked on. */
export async function heldLiveCase(write: Write, id: string): Promise<CaseRow> {
  const found = await heldCase(write, id)
  if (over.includes(found.status))
    throw notNow('caseId', {
      en: `This case is ${found.status}; move it to IN_PROGRESS first`,
      id: `Kasus ini sudah ${found.status}; pindahkan dahulu ke IN_PROGRESS`,
    })
  return found
}

/** The case of an act about a client, who must be known. */
export async function heldClientCase(write: Write, id: string): Promise<CaseRow & { readonly workerId: string }> {
  const found = await heldCase(write, id)
  const { workerId } = found
  if (workerId !== null) return { ...found, workerId }
  throw notNow('caseId', {
    en: 'Nobody knows yet whom this case is about; say so with changeCase first',
    id: 'Belum diketahui siapa pekerja dalam kasus ini; isi dahulu dengan changeCase',
  })
}
