import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import type { Authenticated } from './authenticate.ts'

/** The worker that a signed-in subject is, as this agency has bound them; empty for everybody else and for the unbound. */
export async function boundSubject(database: AgencyDatabase, { caller, issuer }: Authenticated): Promise<string> {
  if (caller.kind !== 'subject' || issuer === undefined) return ''
  const [bound] = await database.own.query<{ worker_id: string }[]>(
    'select worker_id from subject_binding where issuer = $1 and person = $2',
    [issuer, caller.person],
  )
  return bound?.worker_id ?? ''
}
