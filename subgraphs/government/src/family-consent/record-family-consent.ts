import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { heldRow, heldVersion } from '../case-acts/held-row.ts'
import { most, readPastDay, readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import { type DeathRow, deaths } from '../death/death-table.ts'
import type { DeathPayload } from '../death/record-death.ts'
import { inTheWay } from '../input/refusals.ts'
import { type FamilyConsentRow, familyConsents } from './family-consent-table.ts'

export interface RecordFamilyConsentInput {
  readonly clientKey: string
  readonly deathId: string
  readonly recipient: string
  readonly givenBy: string
  readonly relation: FamilyConsentRow['relation']
  readonly givenOn: string
}

export interface WithdrawFamilyConsentInput {
  readonly clientKey: string
  readonly familyConsentId: string
  readonly expectedVersion: number
  readonly withdrawnOn?: string | null
}

/** Records that the family of somebody who died lets an NGO know of it, which makes the NGO a party of the death. Own staff only. */
export async function recordFamilyConsent(
  _: unknown,
  { input }: { readonly input: RecordFamilyConsentInput },
  context: AgencyContext,
): Promise<DeathPayload> {
  const { recipient, relation } = input
  const givenBy = readText('givenBy', input.givenBy, most.name)
  refuseRecipient(recipient, context)
  const recorded = await context.write('recordFamilyConsent', input, async (write) => {
    const death = await heldRow(write, deaths, { field: 'deathId', id: input.deathId })
    const givenOn = readPastDay('givenOn', input.givenOn, context.today, death.diedOn)
    await refuseInTheWay(write, death, recipient)
    const { id: deathId, complaintId } = death
    const given = { recipient, givenBy, relation, givenOn, withdrawnOn: null, version: 1 }
    await write.insert(familyConsents, { id: randomUUID(), deathId, complaintId, ...given })
    await write.party('Death', deathId, recipient)
    return { id: deathId }
  })
  return { death: recorded }
}

/** Ends what a family permitted: from now on the NGO does not see the death. Own staff only. */
export async function withdrawFamilyConsent(
  _: unknown,
  { input }: { readonly input: WithdrawFamilyConsentInput },
  { write: run, today }: AgencyContext,
): Promise<DeathPayload> {
  const { familyConsentId: id, expectedVersion } = input
  const withdrawn = await run('withdrawFamilyConsent', input, async (write) => {
    const consent = await heldVersion(write, familyConsents, { field: 'familyConsentId', id, expectedVersion })
    if (consent.withdrawnOn !== null)
      throw inTheWay('input.familyConsentId', {
        en: 'This consent is withdrawn already.',
        id: 'Persetujuan ini sudah dicabut.',
      })
    const withdrawnOn = readPastDay('withdrawnOn', input.withdrawnOn ?? today, today, consent.givenOn)
    await write.change(familyConsents, id, expectedVersion, { withdrawnOn })
    await write.endParty('Death', consent.deathId, consent.recipient)
    return { id: consent.deathId }
  })
  return { death: withdrawn }
}

/** The schema offers a death to NGOs alone. */
function refuseRecipient(recipient: string, { state }: AgencyContext): void {
  refuseUnless(state.agencies.get(recipient)?.kind === 'NGO', 'recipient', {
    en: 'must be an NGO that the register admits',
    id: 'harus LSM yang tercatat dalam register',
  })
}

async function refuseInTheWay(write: Write, { id, complaintId }: DeathRow, recipient: string): Promise<void> {
  const live = await write.query<readonly unknown[]>(
    'select from family_consent where death_id = $1 and recipient = $2 and withdrawn_on is null',
    [id, recipient],
  )
  if (live.length > 0)
    throw inTheWay('input.recipient', {
      en: 'The family permitted this agency already.',
      id: 'Keluarga sudah mengizinkan instansi ini.',
    })
  const excluded = await write.query<readonly unknown[]>(
    `select from exclusion where type = 'Complaint' and row_id = $1 and agency = $2`,
    [complaintId, recipient],
  )
  refuseUnless(excluded.length === 0, 'recipient', {
    en: 'must not be a respondent of the complaint by which the death became known',
    id: 'tidak boleh pihak yang diadukan dalam pengaduan yang mengungkap kematian ini',
  })
}
