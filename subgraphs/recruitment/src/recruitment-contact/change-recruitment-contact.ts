import type { AgencyContext } from '@simpul/agency'
import { lockedAt, refuseEnded } from '../acts/own-row.ts'
import { type ContactInput, type ContactTermsInput, contactTermsOf, namedContact } from './contact-terms.ts'
import { recruitmentContacts } from './recruitment-contact-table.ts'

export interface ChangeRecruitmentContactInput extends ContactInput, ContactTermsInput {}

/** Writes a number anew, or whether it is safe and when to call. */
export async function changeRecruitmentContact(
  _: unknown,
  { input }: { readonly input: ChangeRecruitmentContactInput },
  { write: writing }: AgencyContext,
): Promise<{ readonly recruitmentContact: { readonly id: string } }> {
  const { contactId: id, expectedVersion } = input
  const terms = contactTermsOf(input)
  const recruitmentContact = await writing('changeRecruitmentContact', input, async (write) => {
    refuseEnded(namedContact, await lockedAt(write, namedContact, { id, expectedVersion }))
    await write.change(recruitmentContacts, id, expectedVersion, terms)
    return { id }
  })
  return { recruitmentContact }
}
