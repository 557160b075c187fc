import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { complainants } from '../complainant/complainant-table.ts'
import { type ComplainantInput, readComplainant } from '../complainant/read-complainant.ts'
import { complaintMarkers } from '../complaint-marker/complaint-marker-table.ts'
import { complaintNarratives } from '../complaint-narrative/complaint-narrative-table.ts'
import { addRespondents } from '../complaint-respondent/add-respondents.ts'
import { type RespondentInput, readRespondents } from '../complaint-respondent/read-respondents.ts'
import { type CaseType, type ComplaintRow, complaints, type IntakeChannel } from './complaint-table.ts'
import { type MarkerInput, readComplaint } from './read-complaint.ts'

export interface OpenComplaintInput {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly channel: IntakeChannel
  readonly receivedAt?: string | null
  readonly types: readonly CaseType[]
  readonly severity: ComplaintRow['severity']
  readonly country?: string | null
  readonly narrative?: string | null
  readonly holdsOthersData?: boolean | null
  readonly complainant: ComplainantInput
  readonly respondents: readonly RespondentInput[]
  readonly markers?: readonly MarkerInput[] | null
}

/**
 * Takes in a complaint at the agency's own desk, whole or not at all. Nobody need be registered, nor known at all; those
 * it is directed against are kept from it before anybody can read it. Own staff only.
 */
export async function openComplaint(
  _: unknown,
  { input }: { readonly input: OpenComplaintInput },
  context: AgencyContext,
): Promise<{ readonly complaint: { readonly id: string } }> {
  const { now, today } = context
  const { markers, narrative, ...complaint } = readComplaint(input, context)
  const complainant = readComplainant(input.complainant, complaint.workerId)
  const respondents = readRespondents(input.respondents, context)
  const { id } = await context.write('openComplaint', input, async (write) => {
    const complaintId = randomUUID()
    await write.insert(complaints, { id: complaintId, ...complaint })
    await addRespondents(write, complaintId, respondents)
    await write.insert(complainants, { id: randomUUID(), complaintId, ...complainant })
    if (narrative !== null) {
      const isOwnAccount = complainant.relation === 'SELF' && input.holdsOthersData !== true
      const subjectId = isOwnAccount ? complaint.workerId : null
      const told = { id: randomUUID(), complaintId, subjectId, text: narrative, takenAt: now.toISOString() }
      await write.insert(complaintNarratives, told)
    }
    for (const marker of markers)
      await write.insert(complaintMarkers, { id: randomUUID(), complaintId, markedOn: today, ...marker })
    return { id: complaintId }
  })
  return { complaint: { id } }
}
