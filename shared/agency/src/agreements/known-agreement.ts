import { HubError } from '@simpul/serving'
import type { AgreementDetail } from '@simpul/trust'
import type { KitContext } from '../doors/operation.ts'

/** An agreement of the register, or a refusal that says how to find the right id. */
export function knownAgreement(id: string, { state }: Pick<KitContext, 'state'>): AgreementDetail {
  const found = state.agreementDetails.get(id)
  if (found !== undefined) return found
  throw new HubError('NOT_FOUND', `The register holds no agreement "${id}"; the list of agreements shows the ids.`)
}

/** The same for one that this agency is a party of, and so may sign and stop. */
export function ownAgreement(id: string, context: Pick<KitContext, 'state' | 'agency'>): AgreementDetail {
  const found = knownAgreement(id, context)
  if (found.document.parties.includes(context.agency)) return found
  throw new HubError('NOT_ALLOWED', `${context.agency} is not a party of ${id}: only its parties sign or stop it.`)
}
