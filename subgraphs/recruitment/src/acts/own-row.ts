import {
  illegalMove,
  type Row,
  type RowTable,
  staleVersion,
  type VersionedRow,
  type Words,
  type Write,
} from '@simpul/agency'
import { conflict, notFound } from './refusals.ts'

/** A row that the input names: of which table, by which field, and what it is called where it is not there. */
export interface Named<R extends Row> {
  readonly table: RowTable<R>
  readonly field: string
  readonly what: Words
}

/** Holds a row until the act is done, so that nobody changes it meanwhile. */
export async function locked<R extends Row>(write: Write, { table, field, what }: Named<R>, id: string): Promise<R> {
  await write.query(`select id from "${table.table}" where id = $1 for update`, [id])
  const row = await write.find(table, id)
  if (row !== null) return row
  throw notFound(field, { en: `There is no such ${what.en}.`, id: `Tidak ada ${what.id} seperti itu.` })
}

/** The same for a row that two officers may change: refused where it is not as it was read. */
export async function lockedAt<R extends VersionedRow>(
  write: Write,
  named: Named<R>,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<R> {
  const row = await locked(write, named, id)
  if (row.version !== expectedVersion) throw staleVersion('input.expectedVersion', expectedVersion)
  return row
}

/** Refuses a row that is out of use: it stays as it was when it ended. */
export function refuseEnded<R extends Row & { readonly endedOn: string | null }>({ field, what }: Named<R>, row: R): R {
  if (row.endedOn === null) return row
  throw conflict(field, {
    en: `This ${what.en} is out of use since ${row.endedOn}.`,
    id: `${what.id.charAt(0).toUpperCase()}${what.id.slice(1)} ini tidak dipakai lagi sejak ${row.endedOn}.`,
  })
}

/** Refuses a step that the table of steps does not have. */
export function refuseIllegal<S extends string>(
  field: string,
  steps: Readonly<Record<S, readonly S[]>>,
  { from, to }: { readonly from: S; readonly to: S },
): void {
  if (!steps[from].includes(to)) throw illegalMove(field, from, to, steps[from])
}
