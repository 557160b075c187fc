import type { StaffOperation } from '../doors/operation.ts'

/** Agreements are no secret among an agency's own people: everybody who works there may read them. */
export const readingRoles: StaffOperation['roles'] = [
  'HEAD',
  'OFFICER',
  'SUPERVISOR',
  'AUDITOR',
  'CASEWORKER',
  'ANALYST',
]

/** Only a head binds the agency, or stops what binds it. */
export const signingRoles: StaffOperation['roles'] = ['HEAD']
