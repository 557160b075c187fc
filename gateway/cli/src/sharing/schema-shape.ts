import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
  type TypeNode,
} from 'graphql'

/** A field of a type: what it returns, and the type of each of its arguments. */
export interface FieldShape {
  readonly type: string
  readonly arguments: ReadonlyMap<string, string>
}

/** The types of several owners' schemas together, as far as reading a query needs them. */
export interface SchemaShape {
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, FieldShape>>
  /** The concrete types behind an interface or a union. */
  readonly concrete: ReadonlyMap<string, readonly string[]>
  readonly inputs: ReadonlyMap<string, ReadonlyMap<string, string>>
  readonly enums: ReadonlySet<string>
}

/** Lays the owners' schemas over each other. It decides nothing: rules are read from each owner's own schema alone. */
export function schemaShape(schemas: readonly string[]): SchemaShape {
  const definitions = schemas.flatMap((sdl) => parse(sdl, { noLocation: true }).definitions)
  const fields = new Map<string, Map<string, FieldShape>>()
  const concrete = new Map<string, string[]>()
  const inputs = new Map<string, Map<string, string>>()
  const enums = new Set<string>()
  for (const node of definitions) {
    for (const [type, field] of outputFields(node)) entry(fields, type).set(field.name.value, shapeOf(field))
    for (const [abstract, member] of memberships(node))
      concrete.set(abstract, [...(concrete.get(abstract) ?? []), member])
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) inputs.set(node.name.value, typesOf(node.fields))
    if (node.kind === Kind.ENUM_TYPE_DEFINITION) enums.add(node.name.value)
  }
  return { fields, concrete, inputs, enums }
}

function outputFields(node: DefinitionNode): readonly (readonly [string, FieldDefinitionNode])[] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return (node.fields ?? []).map((field) => [node.name.value, field])
    default:
      return []
  }
}

function memberships(node: DefinitionNode): readonly (readonly [string, string])[] {
  if (node.kind === Kind.UNION_TYPE_DEFINITION)
    return (node.types ?? []).map((member) => [node.name.value, member.name.value])
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) return []
  return (node.interfaces ?? []).map((one) => [one.name.value, node.name.value])
}

function shapeOf(field: FieldDefinitionNode): FieldShape {
  return { type: nameOf(field.type), arguments: typesOf(field.arguments) }
}

function typesOf(values: readonly InputValueDefinitionNode[] | undefined): Map<string, string> {
  return new Map((values ?? []).map(({ name, type }) => [name.value, nameOf(type)]))
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

function entry<Value>(map: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  const known = map.get(name) ?? new Map<string, Value>()
  map.set(name, known)
  return known
}
