import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { type ContactInput, namedContact } from './contact-terms.ts'
import { recruitmentContacts } from './recruitment-contact-table.ts'

/** Notes that a number is the worker's no longer: whoever may read it reads that too. */
export async function endRecruitmentContact(
  _: unknown,
  { input }: { readonly input: ContactInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly recruitmentContact: { readonly id: string } }> {
  const { contactId: id, expectedVersion } = input
  const recruitmentContact = await writing('endRecruitmentContact', input, async (write) => {
    refuseEnded(namedContact, await lockedAt(write, namedContact, { id, expectedVersion }))
    await write.change(recruitmentContacts, id, expectedVersion, { endedOn: today })
    return { id }
  })
  return { recruitmentContact }
}
