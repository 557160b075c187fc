import { HubError } from '@simpul/serving'
import { type GrantDocument, TrustError } from '@simpul/trust'
import type { KitContext, OwnSql } from '../doors/operation.ts'

/** The other side of what is between two agencies; refused where neither is this one, or the register does not admit both. */
export function otherParty(
  { agency, state }: Pick<KitContext, 'agency' | 'state'>,
  { owner, recipient }: { readonly owner: string; readonly recipient: string },
): string {
  if (owner === recipient) throw new HubError('BAD_INPUT', 'Owner and recipient are two different agencies.')
  if (agency !== owner && agency !== recipient)
    throw new HubError('BAD_INPUT', `One of owner and recipient must be ${agency}: nobody takes it for two others.`)
  const other = agency === owner ? recipient : owner
  for (const id of [agency, other]) {
    if (state.agencies.get(id)?.isSuspended !== false)
      throw new HubError('CONFLICT', `The register does not admit ${id} today.`)
  }
  return other
}

/** Refuses a minor's permission that no guardian gave, where this agency knows her age. */
export async function refuseUnguarded(
  own: OwnSql,
  { definition, today }: Pick<KitContext, 'definition' | 'today'>,
  { subject, guardian }: Pick<GrantDocument, 'subject' | 'guardian'>,
): Promise<void> {
  if (guardian !== undefined || (await definition.isMinor?.(own, subject, today)) !== true) return
  throw new HubError('CONFLICT', unguarded)
}

/** Why a minor's own permission does not count. */
export const unguarded = 'This person is a minor: a guardian gives the permission, and is named with it.'

/** What was signed or written, read by the trust package; its refusal is the caller's to mend. */
export function readStatement<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof TrustError) throw new HubError('BAD_INPUT', error.message)
    throw error
  }
}

/** How people call an agency, in Indonesian. */
export function nameOf({ services }: Pick<KitContext, 'services'>, agency: string): string {
  return services.anchors.agencies.find(({ id }) => id === agency)?.name.id ?? agency
}
