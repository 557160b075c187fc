import {
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
} from 'graphql'
import { graphOf, stringArgument } from './join-directives.ts'

/** An object type or an interface of a document. */
export type TypeWithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

export function hasFields(definition: DefinitionNode): definition is TypeWithFields {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
}

/** The object types and interfaces of a document by name. */
export function fieldsByType({ definitions }: DocumentNode): ReadonlyMap<string, TypeWithFields> {
  return new Map(definitions.filter(hasFields).map((one) => [one.name.value, one]))
}

/** The name of what a field returns, without lists and exclamation marks. */
export function namedTypeOf({ type }: FieldDefinitionNode): string {
  return print(type).replace(/[[\]!]/g, '')
}

/** True where an interface that a type has in a subgraph wants the field there. */
export function isOfInterface(
  type: TypeWithFields,
  field: string,
  at: { readonly graph: string | undefined; readonly types: ReadonlyMap<string, TypeWithFields> },
): boolean {
  return (type.directives ?? []).some((one) => {
    if (one.name.value !== 'join__implements' || graphOf(one) !== at.graph) return false
    const face = at.types.get(stringArgument(one, 'interface') ?? '')
    const wanted = face?.fields?.find(({ name }) => name.value === field)
    const places = (wanted?.directives ?? []).filter(({ name }) => name.value === 'join__field')
    return wanted !== undefined && (places.length === 0 || places.some((place) => graphOf(place) === at.graph))
  })
}
