import { HubError, type Row, type RowTable, staleVersion, type VersionedRow, type Write } from '@simpul/agency'

export interface RowAsked {
  /** The input's field that names the row. */
  readonly field: string
  readonly id: string
}

/** A row that an act is about, kept from others until the act is done. Hidden and missing are one. */
export async function heldRow<R extends Row>(write: Write, table: RowTable<R>, { field, id }: RowAsked): Promise<R> {
  await write.query(`select id from "${table.table}" where id = $1 for update`, [id])
  const row = await write.find(table, id)
  if (row !== null) return row
  const messages = {
    en: `There is no ${table.type} with this id, or none that you may know of. Nothing was written.`,
    id: `Tidak ada ${table.type} dengan id ini, atau Anda tidak boleh mengetahuinya. Tidak ada yang ditulis.`,
  }
  throw new HubError('NOT_FOUND', `${messages.en} · ${messages.id}`, { detail: { field: `input.${field}`, messages } })
}

/** The same for a row that is to be changed: it must be at the version that was read. */
export async function heldVersion<R extends VersionedRow>(
  write: Write,
  table: RowTable<R>,
  { expectedVersion, ...asked }: RowAsked & { readonly expectedVersion: number },
): Promise<R> {
  const row = await heldRow(write, table, asked)
  if (row.version !== expectedVersion) throw staleVersion('input.expectedVersion', expectedVersion)
  return row
}
