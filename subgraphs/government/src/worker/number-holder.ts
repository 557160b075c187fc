import type { Write } from '@simpul/agency'

/** What two registrations at once could both write. */
export interface Claimed {
  readonly id: string
  readonly nik: string | null
}

export interface Held {
  /** True where the number is another worker's. */
  readonly isNumberTaken: boolean
  /** True where the id is on record. */
  readonly isIdKnown: boolean
}

/**
 * Whether a number or an id is on record, and of whom to nobody. The locks make a second registration wait for the
 * first: a unique violation would write the number into the server's log.
 */
export async function heldAlready(write: Write, { id, nik }: Claimed): Promise<Held> {
  await write.query('select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest($1::text[]) key order by key', [
    [...(nik === null ? [] : [`worker nik ${nik}`]), `worker id ${id}`],
  ])
  const [found] = await write.query<readonly { readonly taken: boolean; readonly known: boolean }[]>(
    `select exists (select from worker where nik = $1 and id <> $2) as taken,
       exists (select from worker where id = $2) as known`,
    [nik, id],
  )
  return { isNumberTaken: found?.taken === true, isIdKnown: found?.known === true }
}
