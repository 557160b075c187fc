import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import { told } from '../input/told.ts'
import { id, version } from '../input/words.ts'
import { governmentContacts } from './government-contact-table.ts'
import { liveContact } from './live-contact.ts'
import type { ContactPayload } from './record-contact.ts'

export interface EndGovernmentContactInput {
  readonly clientKey: string
  readonly contactId: string
  readonly expectedVersion: number
}

/** Notes that a number is no longer the worker's. From then on it is used for nothing. Own staff only. */
export async function endGovernmentContact(
  _: unknown,
  { input }: { readonly input: EndGovernmentContactInput },
  context: AgencyContext,
): Promise<ContactPayload> {
  told(z.object({ contactId: id, expectedVersion: version }), input)
  const contact = await context.write('endGovernmentContact', input, async (write) => {
    const { id: contactId } = await liveContact(write, input)
    await write.change(governmentContacts, contactId, input.expectedVersion, { endedOn: context.today })
    return { id: contactId }
  })
  return { contact }
}
