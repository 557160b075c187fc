import type { AgencyCaller } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { HubRequest } from './hub-request.ts'

/** Refuses whoever is not a person signed in to see what is about them. */
export function requireSubject({ identity: { caller } }: HubRequest): void {
  if (caller.kind === 'public') throw signIn()
  if (caller.kind !== 'subject')
    throw new HubError('NOT_ALLOWED', 'This is for people who sign in as themselves, about what concerns them.')
}

/** Refuses whoever does not act for an agency. */
export function requireAgency({ identity: { caller } }: HubRequest): AgencyCaller {
  if (caller.kind === 'agency') return caller
  if (caller.kind === 'public') throw signIn()
  throw new HubError('NOT_ALLOWED', 'This is for people who act for an agency.')
}

function signIn(): HubError {
  return new HubError(
    'UNAUTHENTICATED',
    'Sign in first: the hub shows grants, emergencies and requests to no one else.',
  )
}
