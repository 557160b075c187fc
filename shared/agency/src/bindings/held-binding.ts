import { HubError } from '@simpul/serving'
import { canonicalJson } from '@simpul/trust'
import type { OwnSql } from '../doors/operation.ts'

/** Which worker signs in, and the signatures that say so. */
export interface HeldBinding {
  readonly issuer: string
  readonly person: string
  readonly worker: string
  readonly document: object
}

/** Binds a sign-in to a worker. To the same worker again it changes nothing but what is signed; to another it is refused. */
export async function bind(own: OwnSql, { issuer, person, worker, document }: HeldBinding): Promise<void> {
  const bound = await own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ($1, $2, $3, $4)
     on conflict (issuer, person) do update set document = excluded.document
       where subject_binding.worker_id = excluded.worker_id returning person`,
    [issuer, person, worker, canonicalJson(document)],
  )
  if (bound.length === 0)
    throw new HubError('CONFLICT', 'This sign-in is bound to another worker here; an officer has to look into it.')
}
