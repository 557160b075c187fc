import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { type ContactTermsInput, contactTermsOf } from './contact-terms.ts'
import { recruitmentContacts } from './recruitment-contact-table.ts'

export interface RecordRecruitmentContactInput extends PaperInput, ContactTermsInput {}

/** Notes the number of a candidate or worker of this company. */
export async function recordRecruitmentContact(
  _: unknown,
  { input }: { readonly input: RecordRecruitmentContactInput },
  { write: writing }: AgencyContext,
): Promise<{ readonly recruitmentContact: { readonly id: string } }> {
  const terms = contactTermsOf(input)
  const recruitmentContact = await writing('recordRecruitmentContact', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(recruitmentContacts, { ...terms, id, workerId, endedOn: null, version: 1 })
    return { id }
  })
  return { recruitmentContact }
}
