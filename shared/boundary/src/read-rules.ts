import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql'
import { BoundaryError } from './boundary-error.ts'
import { digestOfField } from './digest.ts'
import { withFederation } from './federation.ts'
import type { AgencyRules, BoundaryRules, FieldRules, LeafRules, Share, TypeRules } from './rules.ts'
import type { Kind as AgencyKind, Class } from './vocabulary.ts'

/**
 * Reads an owner's rules from its own SDL, never from a merged one: composition lets strangers outvote an owner.
 * Throws `BoundaryError` where the SDL says nothing or two things of a field.
 */
export function readRules(sdl: string): BoundaryRules {
  const document = parse(sdl)
  const schema = buildASTSchema(withFederation(document), { assumeValidSDL: true })
  const agency = agencyOf(document)
  const types = typesOf(schema)
  return {
    agency,
    types,
    fields: fieldsOf(schema, types),
    filters: filtersOf(schema),
    subjectArguments: subjectArgumentsOf(schema),
  }
}

type FieldsType = GraphQLObjectType | GraphQLInterfaceType

function agencyOf(document: DocumentNode): AgencyRules {
  const found = document.definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => argumentsOf(node.directives, 'agency'))
  const [agency] = found
  if (found.length !== 1 || agency === undefined) {
    throw new BoundaryError(
      'AGENCY_MISSING',
      `A subgraph's schema names its agency once by @agency; found ${found.length}.`,
    )
  }
  return { subgraph: String(agency.subgraph), id: String(agency.id), kind: agency.kind as AgencyKind }
}

function typesOf(schema: GraphQLSchema): Map<string, TypeRules> {
  const types = outputTypes(schema).map((type) => [type.name, typeRules(type)] as const)
  return new Map(types)
}

function typeRules(type: FieldsType): TypeRules {
  const directives = directivesOf(type)
  const [key] = argumentsOf(directives, 'key')
  const [subject] = argumentsOf(directives, 'subject')
  const keyField = key === undefined ? rowKey(type) : String(key.fields)
  if (keyField !== undefined && type.getFields()[keyField] === undefined) {
    throw new BoundaryError(
      'KEY_NOT_ONE_FIELD',
      `${type.name} needs a key of one field; "${keyField}" is not one of its fields.`,
    )
  }
  return {
    name: type.name,
    key: keyField === undefined ? undefined : `${type.name}.${keyField}`,
    subject: subject === undefined ? undefined : String(subject.key),
    isEntity: key !== undefined,
    isStub: key !== undefined && keyField !== undefined && classOf(type, type.getFields()[keyField]) === undefined,
  }
}

/** A type with an `id` has rows; a connection, an edge or page information has none. */
function rowKey(type: FieldsType): string | undefined {
  return type.getFields().id === undefined || isRoot(type.name) ? undefined : 'id'
}

function fieldsOf(schema: GraphQLSchema, types: ReadonlyMap<string, TypeRules>): Map<string, FieldRules> {
  const rules = outputTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => !field.name.startsWith('_'))
      .map((field) => fieldRules(schema, types, type, field)),
  )
  return new Map(rules.map((rule) => [rule.coordinate, rule]))
}

function fieldRules(
  schema: GraphQLSchema,
  types: ReadonlyMap<string, TypeRules>,
  type: FieldsType,
  field: GraphQLField<unknown, unknown>,
): FieldRules {
  const coordinate = `${type.name}.${field.name}`
  const owner = types.get(type.name)
  if (type.name === 'Mutation') return actRules(type, field)
  const isEcho = type.name === 'Query' && echoes(types, field)
  const targets = targetsOf(schema, types, getNamedType(field.type))
  if (targets.length > 0 || isEcho) return { kind: 'edge', coordinate, targets, key: owner?.key, isEcho }
  return leafRules(type, field, owner)
}

function leafRules(type: FieldsType, field: GraphQLField<unknown, unknown>, owner: TypeRules | undefined): LeafRules {
  const coordinate = `${type.name}.${field.name}`
  const isEchoedKey = owner?.isStub === true && coordinate === owner.key
  const classification = isEchoedKey ? 'PUBLIC' : requireClass(type, field)
  return {
    kind: 'leaf',
    coordinate,
    classification,
    shares: sharesOf(type, field),
    key: owner?.isStub === true ? undefined : owner?.key,
    hasSubject: owner?.subject !== undefined,
    digest: digestOfField(coordinate, field, classification),
  }
}

function actRules(type: FieldsType, field: GraphQLField<unknown, unknown>): FieldRules {
  const coordinate = `${type.name}.${field.name}`
  const classification = requireClass(type, field)
  return {
    kind: 'act',
    coordinate,
    classification,
    accepts: argumentsOf(field.astNode?.directives, 'accepts').map((offer) => toShare(offer, 'from')),
    digest: digestOfField(coordinate, field, classification),
  }
}

/** `Query.worker(id: ID! @subject)`, whose argument is the key of what it returns, answers every well-formed id and looks nothing up. */
function echoes(types: ReadonlyMap<string, TypeRules>, field: GraphQLField<unknown, unknown>): boolean {
  const returned = types.get(getNamedType(field.type).name)
  return field.args.some(
    (argument) =>
      returned?.key === `${returned?.name}.${argument.name}` &&
      argumentsOf(argument.astNode?.directives, 'subject').length > 0,
  )
}

/** The keys of the rows a field may return: none for a leaf and for a reference to another agency's entity. */
function targetsOf(
  schema: GraphQLSchema,
  types: ReadonlyMap<string, TypeRules>,
  type: GraphQLNamedType,
): readonly string[] {
  if (isLeafType(type)) return []
  if (isAbstractType(type)) return schema.getPossibleTypes(type).flatMap((one) => targetsOf(schema, types, one))
  const rules = types.get(type.name)
  if (rules?.isStub === true) return []
  if (rules?.key !== undefined) return [rules.key]
  return isObjectType(type) ? targetsOfConnection(schema, types, type) : []
}

function targetsOfConnection(
  schema: GraphQLSchema,
  types: ReadonlyMap<string, TypeRules>,
  type: FieldsType,
): readonly string[] {
  const inner = type.getFields().edges ?? type.getFields().node
  return inner === undefined ? [] : targetsOf(schema, types, getNamedType(inner.type))
}

function requireClass(type: FieldsType, field: GraphQLField<unknown, unknown>): Class {
  const found = classOf(type, field)
  if (found !== undefined) return found
  throw new BoundaryError(
    'UNCLASSIFIED',
    `${type.name}.${field.name} has no class. Write @classified(as: …) on it or on ${type.name}.`,
  )
}

function classOf(type: FieldsType, field: GraphQLField<unknown, unknown> | undefined): Class | undefined {
  const [own] = argumentsOf(field?.astNode?.directives, 'classified')
  const [inherited] = argumentsOf(directivesOf(type), 'classified')
  return (own ?? inherited)?.as as Class | undefined
}

/** A field that is classified itself carries its own shares; any other takes class and shares from its type. */
function sharesOf(type: FieldsType, field: GraphQLField<unknown, unknown>): readonly Share[] {
  const isOwn = argumentsOf(field.astNode?.directives, 'classified').length > 0
  const offers = argumentsOf(isOwn ? field.astNode?.directives : directivesOf(type), 'share')
  return offers.map((offer) => toShare(offer, 'with'))
}

function toShare(offer: Readonly<Record<string, unknown>>, kindArgument: 'with' | 'from'): Share {
  return {
    with: offer[kindArgument] as Share['with'],
    for: [offer.for].flat() as Share['for'],
    on: offer.on as Share['on'],
    rows: (offer.rows ?? 'GRANTED') as Share['rows'],
    under: String(offer.under),
  }
}

function filtersOf(schema: GraphQLSchema): Map<string, readonly string[]> {
  const found = argumentNodes(schema)
    .map(
      ({ coordinate, directives }) =>
        [coordinate, argumentsOf(directives, 'filters').map(({ on }) => String(on))] as const,
    )
    .filter(([, fields]) => fields.length > 0)
  return new Map(found)
}

function subjectArgumentsOf(schema: GraphQLSchema): Set<string> {
  const named = argumentNodes(schema).filter(({ directives }) => argumentsOf(directives, 'subject').length > 0)
  return new Set(named.map(({ coordinate }) => coordinate))
}

interface ArgumentNode {
  readonly coordinate: string
  readonly directives: readonly ConstDirectiveNode[] | undefined
}

function argumentNodes(schema: GraphQLSchema): ArgumentNode[] {
  const ofFields = outputTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      field.args.map((argument) => ({
        coordinate: `${type.name}.${field.name}(${argument.name}:)`,
        directives: argument.astNode?.directives,
      })),
    ),
  )
  return [...ofFields, ...Object.values(schema.getTypeMap()).flatMap(valuesOf)]
}

function valuesOf(type: GraphQLNamedType): ArgumentNode[] {
  if (type.name.startsWith('__')) return []
  if (isInputObjectType(type)) return nodesOf(type.name, Object.values(type.getFields()))
  if (isEnumType(type)) return nodesOf(type.name, type.getValues())
  return []
}

function nodesOf(
  owner: string,
  members: readonly { name: string; astNode?: { directives?: readonly ConstDirectiveNode[] } | null | undefined }[],
): ArgumentNode[] {
  return members.map(({ name, astNode }) => ({ coordinate: `${owner}.${name}`, directives: astNode?.directives }))
}

function outputTypes(schema: GraphQLSchema): FieldsType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !type.name.startsWith('_'))
}

function isRoot(name: string): boolean {
  return name === 'Query' || name === 'Mutation' || name === 'Subscription'
}

function directivesOf(type: FieldsType): readonly ConstDirectiveNode[] {
  return [...(type.astNode?.directives ?? []), ...type.extensionASTNodes.flatMap((node) => node.directives ?? [])]
}

function argumentsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string): Record<string, unknown>[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map((directive) =>
      Object.fromEntries((directive.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)])),
    )
}
