import { type AgencyContext, HubError, type Write } from '@simpul/agency'
import type { Role } from '@simpul/boundary'

/** The agency that an act speaks for, which is the caller's own: nobody speaks for another, the secretariat neither. */
export function speakerOf({ caller }: AgencyContext, agency: string): string {
  if (caller.kind === 'agency' && caller.agency === agency) return agency
  throw notAllowed(
    'An agency speaks for itself only. Nothing was written.',
    'Sebuah lembaga hanya berbicara atas namanya sendiri. Tidak ada yang ditulis.',
  )
}

/** Refuses everybody but people in one of these roles. */
export function requireRole({ caller }: AgencyContext, role: Role): void {
  if (caller.kind === 'agency' && caller.role === role) return
  throw notAllowed(
    `Only a caller in the role ${role} does this. Nothing was written.`,
    `Hanya pemegang peran ${role} yang boleh melakukannya. Tidak ada yang ditulis.`,
  )
}

/** A refusal of who acts, in both languages. */
export function notAllowed(en: string, id: string): HubError {
  return new HubError('NOT_ALLOWED', `${en} · ${id}`, { detail: { messages: { en, id } } })
}

/** What is asked meets something that is there already, in both languages. */
export function conflict(field: string, en: string, id: string): HubError {
  return new HubError('CONFLICT', `${en} Nothing was written. · ${id} Tidak ada yang ditulis.`, {
    detail: { field: `input.${field}`, messages: { en, id } },
  })
}

/** The agencies that have a seat now. */
export async function seatedAgencies(write: Pick<Write, 'query'>): Promise<readonly string[]> {
  const seats = await write.query<readonly { readonly id: string }[]>(
    'select id from forum_seat where is_seated order by id',
    [],
  )
  return seats.map(({ id }) => id)
}

/** Makes every agency that has a seat a party of a new row. */
export async function nameSeats(write: Pick<Write, 'query'>, type: string, rowId: string): Promise<void> {
  await write.query(
    `insert into party (type, row_id, agency) select $1, $2, id from forum_seat where is_seated on conflict do nothing`,
    [type, rowId],
  )
}
