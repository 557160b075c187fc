import { isAboutPerson, personsNamed } from '@simpul/boundary'
import {
  type GraphQLNamedType,
  getArgumentValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import { type FetchReading, isLeftOut } from './fetch-reading.ts'
import { isWorkerId } from './worker-id.ts'

/** The persons that the arguments of a selection name, at any depth. */
export function personsInSelection(
  set: SelectionSetNode,
  parent: GraphQLNamedType | undefined,
  reading: FetchReading,
): readonly string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD || isLeftOut(selection, reading)) return []
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value
      const type = condition === undefined ? parent : reading.schema.getType(condition)
      return personsInSelection(selection.selectionSet, type, reading)
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
    const type = field === undefined ? undefined : getNamedType(field.type)
    const below = selection.selectionSet === undefined ? [] : personsInSelection(selection.selectionSet, type, reading)
    if (field === undefined || parent === undefined || field.args.length === 0) return below
    const args = getArgumentValues(field, selection, reading.variables)
    return [...personsNamed({ type: parent.name, field, args }, reading.owner.rules), ...below]
  })
}

/** Whom a representation is about: a person, nobody, or somebody it does not name. */
export type Represented = { readonly kind: 'person'; readonly id: string } | { readonly kind: 'nobody' | 'unknown' }

/** Reads whom a representation names. One about a person carries that person's id, or what grants open of it stays closed. */
export function representedBy(representation: unknown, { rules }: FetchReading['owner']): Represented {
  if (typeof representation !== 'object' || representation === null) return { kind: 'nobody' }
  const type = String(Reflect.get(representation, '__typename'))
  if (!isAboutPerson(type, rules)) return { kind: 'nobody' }
  const subject = rules.types.get(type)?.subject ?? 'id'
  const id: unknown = Reflect.get(representation, subject)
  return isWorkerId(id) ? { kind: 'person', id } : { kind: 'unknown' }
}
