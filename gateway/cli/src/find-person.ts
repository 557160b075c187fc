import { type DemoPerson, demoPeople } from '@simpul/demo'
import { subgraphOf } from './agency-names.ts'
import { usageError } from './command-error.ts'

/** Finds whom `--as` means: `ngo/caseworker`, `ngo-caseworker`, the issuer's id in place of `ngo`, or `worker` where only one is called so. */
export function findPerson(text: string, people: readonly DemoPerson[] = demoPeople): DemoPerson {
  const exact = people.find((person) => fullNames(person).includes(text))
  if (exact) return exact
  const [only, ...others] = people.filter(({ id }) => id === text)
  if (only && others.length === 0) return only
  if (only) throw usageError(`"${text}" may be ${list([only, ...others])}. Say which.`)
  throw usageError(`There is nobody called "${text}". These can sign in: ${list(people)}.`)
}

function fullNames({ issuer, id }: DemoPerson): string[] {
  const issuers = [issuer, subgraphOf[issuer]].filter((name) => name !== undefined)
  return issuers.flatMap((name) => [`${name}/${id}`, `${name}-${id}`])
}

function list(people: readonly DemoPerson[]): string {
  return people.map(({ issuer, id }) => `${subgraphOf[issuer] ?? issuer}/${id}`).join(', ')
}
