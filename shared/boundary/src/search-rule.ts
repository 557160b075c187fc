import type { FieldRead } from './arguments-read.ts'
import type { Cell } from './matrix.ts'
import type { BoundaryRules } from './rules.ts'

/** True for a field that only the grants of persons open to this caller: asking for it tells its owner who came to the caller. */
export function isGrantedOnly(cell: Cell | undefined): boolean {
  return cell?.kind === 'open' && cell.ways.every(({ reach }) => reach.startsWith('GRANTED:'))
}

/** Whether rows of a type are about a person, in whichever agency's schema the person is at home. */
export function isAboutPerson(type: string, rules: BoundaryRules): boolean {
  return type === 'Worker' || rules.types.get(type)?.subject !== undefined
}

/**
 * Whether an argument searches among people at a partner that only their own grants open: such a search is refused,
 * because its words name a person to an owner whom that person may not have named. A list without it names nobody,
 * an order does not either, and below a person the person is named already.
 */
export function isSearchOverPeople(
  { coordinate, by }: FieldRead,
  place: { readonly type: string; readonly cell: Cell | undefined },
  rules: BoundaryRules,
): boolean {
  if (by !== 'FILTER' || !isGrantedOnly(place.cell) || isAboutPerson(place.type, rules)) return false
  const read = rules.fields.get(coordinate)
  const isSensitive = read?.kind === 'leaf' && ['PERSONAL', 'SPECIFIC'].includes(read.classification)
  return isSensitive || isAboutPerson(coordinate.slice(0, coordinate.indexOf('.')), rules)
}
