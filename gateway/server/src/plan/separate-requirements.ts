import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql'
import { withoutIdleExternals } from './idle-externals.ts'
import { stringArgument } from './join-directives.ts'
import { type Requirements, readRequirements } from './requirements.ts'
import { separateChains } from './separate-chains.ts'
import { fieldsByType, hasFields, namedTypeOf, type TypeWithFields } from './type-with-fields.ts'
import { eachUsedField } from './used-fields.ts'

/** A field that some `@requires` wants with certain arguments, under a name of its own. */
export interface SeparateField {
  readonly type: string
  readonly field: string
  readonly args: readonly ArgumentNode[]
  /** Of a chain: for whose requirement alone it is. */
  readonly owner: string | undefined
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
  const separating: Separating = { types, chain: chainOf(types), fields: new Map(), prefix: freePrefix(supergraphSdl) }
  const renamed = document.definitions.map((one) => (hasFields(one) ? withSeparateNames(one, separating) : one))
  const added = separateFields(separating)
  const extended = renamed.map((one) =>
    hasFields(one) ? { ...one, fields: [...(one.fields ?? []), ...(added.get(one.name.value) ?? [])] } : one,
  )
  const { document: chained, services } = separateChains({ kind: Kind.DOCUMENT, definitions: extended })
  const requirements = readRequirements(chained)
  const { fields } = separating
  if (fields.size === 0 && services.size === 0) return { supergraph: supergraphSdl, fields, requirements, services }
  return { supergraph: print(withoutIdleExternals(chained)), fields, requirements, services }
}

interface Separating {
  readonly types: ReadonlyMap<string, TypeWithFields>
  /** Where something that is required requires something itself: the fields of keys, which keep their names, as `Type.field`. */
  readonly chain: { readonly keys: ReadonlySet<string> } | undefined
  readonly fields: Map<string, SeparateField>
  readonly prefix: string
}

function chainOf(types: ReadonlyMap<string, TypeWithFields>): Separating['chain'] {
  let isChained = false
  eachUsedField(types, ['requires'], (type, name) => {
    const field = types.get(type)?.fields?.find((one) => one.name.value === name)
    isChained ||= (field?.directives ?? []).some((one) => stringArgument(one, 'requires') !== undefined)
  })
  if (!isChained) return undefined
  const keys = new Set<string>()
  eachUsedField(types, ['key'], (type, field) => keys.add(`${type}.${field}`))
  return { keys }
}

function freePrefix(text: string): string {
  let prefix = 'required_'
  while (text.includes(prefix)) prefix += '_'
  return prefix
}

function withSeparateNames(type: TypeWithFields, separating: Separating): TypeWithFields {
  const fields = (type.fields ?? []).map((field) =>
    withSeparateName(field, { type: type.name.value, owner: `${type.name.value}.${field.name.value}`, separating }),
  )
  return { ...type, fields }
}

/** Whose requirements are separated, and where. */
interface At {
  readonly type: string
  /** In a chain the made-up fields are each for one alone, or the planner would ask one subgraph for another's. */
  readonly owner: string
  readonly separating: Separating
}

function withSeparateName(field: FieldDefinitionNode, at: At): FieldDefinitionNode {
  return { ...field, directives: (field.directives ?? []).map((one) => separateDirective(one, at)) }
}

function separateDirective(directive: ConstDirectiveNode, at: At): ConstDirectiveNode {
  const text = stringArgument(directive, 'requires')
  if (directive.name.value !== 'join__field' || text === undefined) return directive
  const [definition] = parse(`{ ${text} }`, { noLocation: true }).definitions
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return directive
  const separated = separateSelections(definition.selectionSet, at, true)
  const requires = print(separated).replace(/\s+/g, ' ').slice(1, -1).trim()
  const args = (directive.arguments ?? []).map((one) =>
    one.name.value === 'requires' ? { ...one, value: { kind: Kind.STRING as const, value: requires } } : one,
  )
  return { ...directive, arguments: args }
}

function separateSelections(set: SelectionSetNode, at: At, isFirst: boolean): SelectionSetNode {
  const selections = set.selections.map((one) => {
    if (one.kind === Kind.FIELD) return separateField(one, at, isFirst)
    if (one.kind === Kind.FRAGMENT_SPREAD) return one
    const type = one.typeCondition?.name.value ?? at.type
    return { ...one, selectionSet: separateSelections(one.selectionSet, { ...at, type }, isFirst) }
  })
  return { ...set, selections }
}

function separateField(node: FieldNode, at: At, isFirst: boolean): FieldNode {
  const { types, chain } = at.separating
  const [field, place] = [node.name.value, `${at.type}.${node.name.value}`]
  const definition = types.get(at.type)?.fields?.find(({ name }) => name.value === field)
  if (definition === undefined) return node
  const inside = { ...at, type: namedTypeOf(definition) }
  const selectionSet = node.selectionSet && separateSelections(node.selectionSet, inside, false)
  const below = selectionSet === undefined ? {} : { selectionSet }
  const isChained = isFirst && chain !== undefined && !chain.keys.has(place)
  if ((definition.arguments ?? []).length === 0 && !isChained) return { ...node, ...below }
  const owner = chain === undefined ? undefined : at.owner
  const value = separateName({ type: at.type, field, args: node.arguments ?? [], owner }, at.separating)
  return { kind: Kind.FIELD, name: { kind: Kind.NAME, value }, ...below }
}

function separateName(wanted: SeparateField, { fields, prefix }: Separating): string {
  for (const [name, known] of fields) if (keyOf(known) === keyOf(wanted)) return name
  const name = `${prefix}${fields.size}_${wanted.field}`
  fields.set(name, wanted)
  return name
}

function keyOf({ type, field, args, owner }: SeparateField): string {
  return `${owner} ${type}.${field}(${args.map(print).join()})`
}

/** The made-up fields of each type: each is where the field is that it stands for, and requires what that does. */
function separateFields(separating: Separating): ReadonlyMap<string, readonly FieldDefinitionNode[]> {
  const { types, fields } = separating
  const added = new Map<string, FieldDefinitionNode[]>()
  for (const [value, of] of fields) {
    // grows while it is gone through: what a made-up field requires is made up too
    for (const [type, { interfaces = [], fields: known = [] }] of types) {
      if (type !== of.type && !interfaces.some(({ name }) => name.value === of.type)) continue
      const original = known.find(({ name }) => name.value === of.field)
      if (original === undefined) continue
      const named = { ...original, name: { kind: Kind.NAME as const, value }, arguments: [] }
      added.set(type, [...(added.get(type) ?? []), withSeparateName(named, { type, owner: value, separating })])
    }
  }
  return added
}
