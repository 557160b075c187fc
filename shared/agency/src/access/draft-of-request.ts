import type { BoundaryRules, Kind, Purpose } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import { draftFrom } from '../agreements/draft-operation.ts'
import type { KitContext } from '../doors/operation.ts'
import type { HeldRequest } from './held-request.ts'

/** A draft agreement over just the fields that a partner asked for: nothing opens until both have signed it. */
export type AccessDraft = Awaited<ReturnType<typeof draftFrom>>

type Drafting = Pick<KitContext, 'agency' | 'rules' | 'state' | 'askPeer' | 'now'>

/** One draft for each form under which the owner's schema offers what was asked; refused where it offers a field under none. */
export async function draftsOf(request: HeldRequest, context: Drafting): Promise<readonly AccessDraft[]> {
  const kind = context.state.agencies.get(request.agency)?.kind
  if (kind === undefined) throw new HubError('CONFLICT', `The register does not admit ${request.agency} today.`)
  const purpose = request.purpose as Purpose
  const byForm = new Map<string, string[]>()
  for (const coordinate of request.coordinates.flatMap((asked) => leavesOf(asked, context.rules))) {
    const form = formOf(coordinate, { kind, purpose }, context.rules)
    byForm.set(form, [...(byForm.get(form) ?? []), coordinate])
  }
  const drafts: AccessDraft[] = []
  for (const [form, coordinates] of byForm)
    drafts.push(await draftFrom({ form, with: request.agency, coordinates, purposes: [purpose] }, context))
  return drafts
}

/** A way to rows takes the decision of their key: to open it is to open that. */
function leavesOf(coordinate: string, { fields }: BoundaryRules): readonly string[] {
  const field = fields.get(coordinate)
  return field?.kind === 'edge' ? field.targets : [coordinate]
}

/** The form of agreement that would open a field for a kind of agency and a purpose. */
function formOf(
  coordinate: string,
  { kind, purpose }: { readonly kind: Kind; readonly purpose: Purpose },
  { fields }: BoundaryRules,
): string {
  const field = fields.get(coordinate)
  const offers = field?.kind === 'leaf' ? field.shares : field?.kind === 'act' ? field.accepts : []
  const offer = offers.find((one) => one.with === kind && one.for.includes(purpose))
  if (offer !== undefined) return offer.under
  throw new HubError(
    'CONFLICT',
    `${coordinate} is offered to no ${kind} for ${purpose}: offer it in the schema first, ask back, or refuse.`,
  )
}
