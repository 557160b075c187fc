import { dpopProof } from './dpop-proof.ts'
import type { ProofKey } from './proof-key.ts'
import type { Session } from './session.ts'

/** The headers that say who asks, for which purpose and in which role, and prove it for one request to the hub. */
export async function requestHeaders(
  { token, roles, role, purpose }: Session,
  key: ProofKey,
  publicUrl: string,
  now: Date,
): Promise<Record<string, string>> {
  return {
    authorization: `DPoP ${token}`,
    dpop: await dpopProof(key, { method: 'POST', url: publicUrl, token }, now),
    ...(purpose && { 'x-simpul-purpose': purpose }),
    ...(role && roles.length > 1 && { 'x-simpul-role': role }),
  }
}
