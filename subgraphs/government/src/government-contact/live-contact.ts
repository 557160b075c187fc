import type { Write } from '@simpul/agency'
import { heldVersion } from '../case-acts/held-row.ts'
import { inTheWay } from '../input/refusals.ts'
import { type GovernmentContactRow, governmentContacts } from './government-contact-table.ts'

interface ContactAsked {
  readonly contactId: string
  readonly expectedVersion: number
}

/** A number that is still kept, at the version that was read. */
export async function liveContact(
  write: Write,
  { contactId, expectedVersion }: ContactAsked,
): Promise<GovernmentContactRow> {
  const asked = { field: 'contactId', id: contactId, expectedVersion }
  const found = await heldVersion(write, governmentContacts, asked)
  if (found.endedOn === null) return found
  throw inTheWay('input.contactId', {
    en: `The number is out of use since ${found.endedOn}: record a new one.`,
    id: `Nomor ini tidak dipakai lagi sejak ${found.endedOn}: catat nomor baru.`,
  })
}
