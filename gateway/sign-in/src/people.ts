import type { DemoPerson } from '@simpul/demo'

/** The people of one issuer, by the `sub` of their tokens. */
export type IssuerPeople = ReadonlyMap<string, DemoPerson>

/** Sorts people under the issuer that vouches for them; an issuer is any that has a person. */
export function peopleByIssuer(people: readonly DemoPerson[]): ReadonlyMap<string, IssuerPeople> {
  const issuers = new Map<string, Map<string, DemoPerson>>()
  for (const person of people) {
    if (!/^[a-z0-9-]+$/.test(person.issuer))
      throw new Error(`"${person.issuer}" cannot be part of an issuer's address.`)
    const known = issuers.get(person.issuer) ?? new Map<string, DemoPerson>()
    if (known.has(person.id)) throw new Error(`Two people of ${person.issuer} are called "${person.id}".`)
    issuers.set(person.issuer, known.set(person.id, person))
  }
  return issuers
}
