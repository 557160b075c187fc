import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { withoutIdleExternals } from './idle-externals.ts'
import { stringArgument } from './join-directives.ts'
import { type Requirements, readRequirements } from './requirements.ts'
import { separateChains } from './separate-chains.ts'
import { fieldsByType, hasFields, namedTypeOf, type TypeWithFields } from './type-with-fields.ts'

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
  readonly requirements: Requirements
  /** The subgraphs that made-up ones stand for. */
  readonly services: ReadonlyMap<string, string>
}

/**
 * A supergraph in which each `@requires` of a field that has arguments or requirements names a field of its own without
 * arguments, and in which chains of requirements go over subgraphs of their own. The planner looks at names only: it would give one resolver what
 * was asked for with another's arguments, or with the client's.
 */
export function separateRequirements(supergraphSdl: string): SeparatedRequirements {
  const document = parse(supergraphSdl, { noLocation: true })
  const types = fieldsByType(document)
  const found: Found = { types, fields: new Map(), prefix: freePrefix(supergraphSdl) }
  const definitions = document.definitions.map((one) => (hasFields(one) ? withSeparateNames(one, found) : one))
  const { fields } = found
  const extended = definitions.map((one) => (hasFields(one) ? withSeparateFields(one, found) : one))
  const { document: chained, services } = separateChains({ kind: Kind.DOCUMENT, definitions: extended })
  const requirements = readRequirements(chained)
  if (fields.size === 0 && services.size === 0) return { supergraph: supergraphSdl, fields, requirements, services }
  return { supergraph: print(withoutIdleExternals(chained)), fields, requirements, services }
}

interface Found {
  readonly types: ReadonlyMap<string, TypeWithFields>
  readonly fields: Map<string, SeparateField>
  readonly prefix: string
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
      directives: field.directives?.map((one) => separateDirective(one, type.name.value, found)),
    }),
  })
}

function separateDirective(directive: ConstDirectiveNode, type: string, found: Found): ConstDirectiveNode {
  const text = stringArgument(directive, 'requires')
  if (directive.name.value !== 'join__field' || text === undefined) return directive
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return directive
  const separated = separateSelections(definition.selectionSet, type, found)
  const requires = print(separated).replace(/\s+/g, ' ').slice(1, -1).trim()
  const args = (directive.arguments ?? []).map((one) =>
    one.name.value === 'requires' ? { ...one, value: { kind: Kind.STRING as const, value: requires } } : one,
  )
  return { ...directive, arguments: args }
}

function separateSelections(set: SelectionSetNode, type: string, found: Found): SelectionSetNode {
  const selections = set.selections.map((one) => {
    if (one.kind === Kind.FIELD) return separateField(one, type, found)
    if (one.kind === Kind.FRAGMENT_SPREAD) return one
    const narrowed = one.typeCondition?.name.value ?? type
    return { ...one, selectionSet: separateSelections(one.selectionSet, narrowed, found) }
  })
  return { ...set, selections }
}

function separateField(node: FieldNode, type: string, found: Found): FieldNode {
  const definition = found.types.get(type)?.fields?.find(({ name }) => name.value === node.name.value)
  if (definition === undefined) return node
  const selectionSet = node.selectionSet && separateSelections(node.selectionSet, namedTypeOf(definition), found)
  const below = selectionSet === undefined ? {} : { selectionSet }
  const isChained = (definition.directives ?? []).some((one) => stringArgument(one, 'requires') !== undefined)
  if ((definition.arguments ?? []).length === 0 && !isChained) return { ...node, ...below }
  const value = separateName({ type, field: node.name.value, args: node.arguments ?? [] }, found)
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value }, ...below }
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
