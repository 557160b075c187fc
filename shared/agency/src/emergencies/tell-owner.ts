import { HubError } from '@simpul/serving'
import type { KitContext, OwnSql } from '../doors/operation.ts'

/** A message about an emergency, and the owner whom it concerns. */
export interface EmergencyMessage {
  readonly owner: string
  readonly message: 'emergencyOpened' | 'emergencyConfirmed'
  readonly input: object
}

/**
 * Says it to the owner at once, without the forum. True when the owner has it, false when the owner is away and will
 * hear it from the outbox; what the owner refuses is thrown.
 */
export async function saidToOwner(
  { askPeer }: Pick<KitContext, 'askPeer'>,
  { owner, message, input }: EmergencyMessage,
): Promise<boolean> {
  try {
    await askPeer(owner, message, input)
    return true
  } catch (error) {
    if (error instanceof HubError && error.code === 'SUBGRAPH_FAILED' && !hasAnswered(error)) return false
    throw error
  }
}

/** Leaves for the outbox what could not be said at once. */
export function leaveForOwner(own: OwnSql, { owner, message, input }: EmergencyMessage): Promise<void> {
  return own.tell(owner, message, input)
}

/** A refusal is an answer. An owner that failed, is away, or has yet to hear of the emergency (404) hears it later. */
function hasAnswered({ extensions }: HubError): boolean {
  const { status } = extensions
  return typeof status === 'number' && status < 500 && status !== 404
}
