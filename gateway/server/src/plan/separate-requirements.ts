import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { withoutIdleExternals } from './idle-externals.ts'
import { graphOf, stringArgument } from './join-directives.ts'

/** A field that some `@requires` wants with certain arguments, under a name of its own. */
export interface SeparateField {
  readonly type: string
  readonly field: string
  readonly args: readonly ArgumentNode[]
}

/** A supergraph to plan with, and what its made-up fields stand for. */
export interface SeparatedRequirements {
  readonly supergraph: string
  readonly fields: ReadonlyMap<string, SeparateField>
  /** The made-up fields that a field of a subgraph requires, by `fieldOf`. */
  readonly requiredBy: ReadonlyMap<string, ReadonlySet<string>>
}

/** Names a field of a type in a subgraph. */
export function fieldOf(subgraph: string, type: string, field: string): string {
  return `${subgraph} ${type}.${field}`
}

/**
 * A supergraph in which each `@requires` of a field with arguments names a field of its own without any. The planner
 * looks at names only: it would give one resolver what was asked for with another's arguments, or with the client's.
 */
export function separateRequirements(supergraphSdl: string): SeparatedRequirements {
  const document = parse(supergraphSdl, { noLocation: true })
  const types = new Map(document.definitions.filter(hasFields).map((one) => [one.name.value, one] as const))
  const found: Found = {
    types,
    subgraphs: subgraphNames(document),
    fields: new Map(),
    requiredBy: new Map(),
    prefix: freePrefix(supergraphSdl),
  }
  const definitions = document.definitions.map((one) => (hasFields(one) ? withSeparateNames(one, found) : one))
  if (found.fields.size === 0) return { supergraph: supergraphSdl, fields: found.fields, requiredBy: found.requiredBy }
  const extended = definitions.map((one) => (hasFields(one) ? withSeparateFields(one, found) : one))
  return {
    supergraph: print(withoutIdleExternals({ kind: Kind.DOCUMENT, definitions: extended })),
    fields: found.fields,
    requiredBy: found.requiredBy,
  }
}

type TypeWithFields = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

interface Found {
  readonly types: ReadonlyMap<string, TypeWithFields>
  /** The subgraphs' names, by what `join__field` calls them. */
  readonly subgraphs: ReadonlyMap<string, string>
  readonly fields: Map<string, SeparateField>
  readonly requiredBy: Map<string, Set<string>>
  readonly prefix: string
}

function hasFields(definition: DefinitionNode): definition is TypeWithFields {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
}

function subgraphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  visit(document, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((one) => one.name.value === 'join__graph')
      if (graph !== undefined) names.set(name.value, stringArgument(graph, 'name') ?? '')
    },
  })
  return names
}

function freePrefix(text: string): string {
  let prefix = 'required_'
  while (text.includes(prefix)) prefix += '_'
  return prefix
}

function withSeparateNames(type: TypeWithFields, found: Found): TypeWithFields {
  return visit(type, {
    FieldDefinition: (field) => ({
      ...field,
      directives: field.directives?.map((one) => separateDirective(one, type.name.value, field.name.value, found)),
    }),
  })
}

function separateDirective(
  directive: ConstDirectiveNode,
  type: string,
  field: string,
  found: Found,
): ConstDirectiveNode {
  const text = stringArgument(directive, 'requires')
  if (directive.name.value !== 'join__field' || text === undefined) return directive
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return directive
  const names = new Set<string>()
  const separated = separateSelections(definition.selectionSet, type, { found, names })
  if (names.size === 0) return directive
  found.requiredBy.set(fieldOf(found.subgraphs.get(graphOf(directive) ?? '') ?? '', type, field), names)
  const requires = print(separated).replace(/\s+/g, ' ').slice(1, -1).trim()
  const args = (directive.arguments ?? []).map((one) =>
    one.name.value === 'requires' ? { ...one, value: { kind: Kind.STRING as const, value: requires } } : one,
  )
  return { ...directive, arguments: args }
}

interface Separating {
  readonly found: Found
  readonly names: Set<string>
}

function separateSelections(set: SelectionSetNode, type: string, to: Separating): SelectionSetNode {
  const selections = set.selections.map((one) => {
    if (one.kind === Kind.FIELD) return separateField(one, type, to)
    if (one.kind === Kind.FRAGMENT_SPREAD) return one
    const narrowed = one.typeCondition?.name.value ?? type
    return { ...one, selectionSet: separateSelections(one.selectionSet, narrowed, to) }
  })
  return { ...set, selections }
}

function separateField(node: FieldNode, type: string, to: Separating): FieldNode {
  const definition = to.found.types.get(type)?.fields?.find(({ name }) => name.value === node.name.value)
  if (definition === undefined) return node
  const selectionSet = node.selectionSet && separateSelections(node.selectionSet, namedType(definition), to)
  const below = selectionSet === undefined ? {} : { selectionSet }
  if ((definition.arguments ?? []).length === 0) return { ...node, ...below }
  const name = separateName({ type, field: node.name.value, args: node.arguments ?? [] }, to.found)
  to.names.add(name)
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name }, ...below }
}

function namedType({ type }: FieldDefinitionNode): string {
  return print(type).replace(/[[\]!]/g, '')
}

function separateName(wanted: SeparateField, { fields, prefix }: Found): string {
  for (const [name, known] of fields) if (keyOf(known) === keyOf(wanted)) return name
  const name = `${prefix}${fields.size}_${wanted.field}`
  fields.set(name, wanted)
  return name
}

function keyOf({ type, field, args }: SeparateField): string {
  return `${type}.${field}(${args.map(print).join()})`
}

/** A type with the made-up fields: each is where the field is that it stands for. */
function withSeparateFields(type: TypeWithFields, { fields }: Found): TypeWithFields {
  const above = new Set([type.name.value, ...(type.interfaces ?? []).map(({ name }) => name.value)])
  const added = [...fields].flatMap(([name, of]) => {
    const original = above.has(of.type) ? type.fields?.find((one) => one.name.value === of.field) : undefined
    return original === undefined
      ? []
      : [{ ...original, name: { kind: Kind.NAME as const, value: name }, arguments: [] }]
  })
  return { ...type, fields: [...(type.fields ?? []), ...added] }
}
