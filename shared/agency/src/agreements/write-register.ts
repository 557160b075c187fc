import type { AgreementState, RegisterDraft } from '@simpul/trust'
import type { KitContext } from '../doors/operation.ts'
import type { NewStop } from '../register/own-stops.ts'
import { type Entered, submitEntry } from '../register/submit-entry.ts'

type Said<Draft> = Draft extends RegisterDraft ? Pick<Draft, 'kind' | 'body'> : never

/** Has an entry of this agency signed and entered; a refusal of the register rises with its reason. */
export function writeRegister(
  said: Said<RegisterDraft>,
  { agency, now, services }: Pick<KitContext, 'agency' | 'now' | 'services'>,
): Promise<Entered> {
  return submitEntry(services, { ...said, author: agency, at: now.toISOString() } as RegisterDraft)
}

/** Stops an agreement here at once; gives its number in the register, or null while the forum is away. */
export async function stopHere(
  stop: Omit<NewStop, 'officer'>,
  { officer, services }: Pick<KitContext, 'officer' | 'services'>,
): Promise<number | null> {
  const { seq } = await services.ownStops.stop({ ...stop, officer })
  return seq
}

/** Where an agreement stands once this agency has done something about it. */
export function stateAfter(agreement: string, { services }: Pick<KitContext, 'services'>): AgreementState | null {
  return services.register.state(services.clock()).agreementDetails.get(agreement)?.state ?? null
}
