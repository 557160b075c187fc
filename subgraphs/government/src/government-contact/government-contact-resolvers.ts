import type { AgencyContext } from '@simpul/agency'
import { changeGovernmentContact } from './change-contact.ts'
import { endGovernmentContact } from './end-contact.ts'
import { governmentContacts } from './government-contact-table.ts'
import { recordGovernmentContact } from './record-contact.ts'

/** The acts on telephone numbers, and which of them a notice may go to. */
export const governmentContactResolvers = {
  Mutation: { recordGovernmentContact, changeGovernmentContact, endGovernmentContact },
  Worker: {
    /** A number that is not known to be safe is in nobody's list, whoever asks. */
    noticeContacts: async ({ id }: { readonly id: string }, _: unknown, { rows }: AgencyContext) => {
      const kept = await rows(governmentContacts).of('workerId', id)
      return kept.filter(({ isSafe, endedOn }) => isSafe === true && endedOn === null)
    },
  },
}
