import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import { readContact, type SaidOfContact } from './contact-facts.ts'
import { governmentContacts } from './government-contact-table.ts'
import { liveContact } from './live-contact.ts'
import type { ContactPayload } from './record-contact.ts'

export interface ChangeGovernmentContactInput extends SaidOfContact {
  readonly clientKey: string
  readonly contactId: string
  readonly expectedVersion: number
}

/** Changes a number, whether it is safe, or when to call. Own staff only. */
export async function changeGovernmentContact(
  _: unknown,
  { input }: { readonly input: ChangeGovernmentContactInput },
  context: AgencyContext,
): Promise<ContactPayload> {
  told(z.object({ contactId: id, expectedVersion: version }), input)
  const said = readContact(input)
  const contact = await context.write('changeGovernmentContact', input, async (write) => {
    const { id: contactId } = await liveContact(write, input)
    await write.change(governmentContacts, contactId, input.expectedVersion, said)
    return { id: contactId }
  })
  return { contact }
}
