import { purposes } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { agencyIdSchema, agreementDigest, documentIdSchema, titleSchema } from '@simpul/trust'
import { z } from 'zod'
import { type KitContext, staffOperation } from '../doors/operation.ts'
import { documentFault } from './document-fault.ts'
import { type DraftWishes, draftAgreement, frameOf, wantedLines } from './draft-agreement.ts'
import { agencyOf, type OfferedField, offersBetween } from './offers.ts'
import { readingRoles } from './reading-roles.ts'

const daySchema = z.iso.date({ error: 'must be a day such as 2026-07-01' })

const draftSchema = z.strictObject({
  form: documentIdSchema,
  with: z.union([agencyIdSchema, z.array(agencyIdSchema).min(1).max(99)]),
  kind: z.enum(['PKS', 'MOU']).optional(),
  from: daySchema.optional(),
  until: daySchema.optional(),
  title: titleSchema.optional(),
  under: documentIdSchema.optional(),
  renews: documentIdSchema.optional(),
  coordinates: z.array(z.string().max(210)).min(1).max(2_000).optional(),
  purposes: z.array(z.enum(purposes)).min(1).optional(),
  id: documentIdSchema.optional(),
})

/** What a draft is asked with. */
export type DraftInput = z.infer<typeof draftSchema>

/** A document of what both schemas offer each other today. Nothing is signed or sent: only `agreementPropose` does that. */
export const draftOperation = staffOperation({
  name: 'agreementDraft',
  roles: readingRoles,
  input: draftSchema,
  run: (input, context) => draftFrom(input, context),
})

/** The same for other parts of the kit that end in a draft. */
export async function draftFrom(
  input: DraftInput,
  context: Pick<KitContext, 'agency' | 'rules' | 'state' | 'askPeer' | 'now'>,
) {
  const { state, now, agency } = context
  const wishes = wishesOf(input, agency)
  for (const party of wishes.parties) agencyOf(party, state)
  if (
    wishes.kind === 'PKS' &&
    wishes.parties.length === 2 &&
    (wishes.under ?? frameOf(wishes.parties, state)) === undefined
  )
    throw new HubError(
      'CONFLICT',
      `A PKS stands under an MOU of both agencies, and the register holds none of ${wishes.parties.join(' and ')}: draft an MOU first.`,
    )
  const { lines, fields } = await allOffers(wishes, input.coordinates, context)
  const wanted = wantedLines(lines, input, (coordinate) => fields.get(coordinate)?.key ?? undefined)
  const document = draftAgreement(wishes, wanted, state, now)
  return { document, digest: agreementDigest(document), fault: documentFault(document, context) ?? null }
}

function wishesOf({ with: others, ...input }: DraftInput, agency: string): DraftWishes {
  const parties = [...new Set([agency, ...[others].flat()])]
  return { ...input, parties, kind: input.kind ?? (input.form.startsWith('mou') ? 'MOU' : 'PKS') }
}

/** What every party offers every other. Where only own fields are wanted, nobody else has to be asked. */
async function allOffers(
  { parties, form }: DraftWishes,
  coordinates: readonly string[] | undefined,
  context: Pick<KitContext, 'agency' | 'rules' | 'state' | 'askPeer'>,
) {
  const isOwn = coordinates?.every((coordinate) => context.rules.fields.has(coordinate)) ?? false
  const owners = isOwn ? [context.agency] : parties
  const pairs = owners.flatMap((owner) =>
    parties.filter((recipient) => recipient !== owner).map((recipient) => ({ owner, recipient, form })),
  )
  const offers = await Promise.all(pairs.map((pair) => offersBetween(pair, context)))
  const fields = new Map<string, OfferedField>(offers.flatMap((offer) => Object.entries(offer.fields)))
  return { lines: offers.flatMap((offer) => offer.lines), fields }
}
