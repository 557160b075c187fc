import type { SubgraphDefinition } from '@simpul/agency'
import { withFederation } from '@simpul/boundary'
import {
  buildASTSchema,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
  valueFromASTUntyped,
} from 'graphql'
import type { MatrixCaller } from '../boundary/callers.ts'
import { type ReferenceAgreements, type ReferenceField, reachesOf, referenceFields } from '../boundary/reference.ts'

/** One request as it came in at an agency. */
export interface Inbound {
  readonly subgraph: string
  readonly url: string
  readonly body: string
}

/** A subgraph that writes down what comes in, and whose kit can be away. */
export function spyingOn(
  definition: SubgraphDefinition,
  inbound: Inbound[],
  isKitAway: () => boolean,
): SubgraphDefinition {
  return {
    ...definition,
    routes(server, services) {
      definition.routes?.(server, services)
      server.addHook('preHandler', async (request, reply) => {
        const { url, bytes } = request
        inbound.push({ subgraph: definition.name, url, body: bytes?.toString('utf8') ?? '' })
        if (url === '/kit' && isKitAway()) return reply.status(503).send('away')
      })
    },
  }
}

/** What a judge of inbound requests knows. */
export interface InboundCircumstance {
  readonly caller: MatrixCaller
  readonly agreements: ReferenceAgreements
  /** Whether the caller's own agency holds a live grant of this person for the agency of this subgraph. */
  isAllowed(worker: string, subgraph: string): boolean
}

/** One owner as a judge of what comes in reads its schema: apart from the code that it judges. */
export interface InboundOwner {
  readonly subgraph: string
  readonly schema: GraphQLSchema
  readonly fields: ReadonlyMap<string, ReferenceField>
}

/** Reads an owner's schema for `faultsOfInbound`. */
export function inboundOwner({ name, sdl }: SubgraphDefinition): InboundOwner {
  const schema = buildASTSchema(withFederation(parse(sdl)), { assumeValidSDL: true })
  return { subgraph: name, schema, fields: referenceFields(sdl) }
}

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g

/** The ids in a request to another agency that should not be there, each with what it was asked about. */
export function faultsOfInbound(body: string, owner: InboundOwner, circumstance: InboundCircumstance): string[] {
  const { query, variables = {} } = JSON.parse(body)
  const explained = new Set<string>()
  const faults = rootsOf(parse(query)).flatMap(({ field, type }) => {
    const named = idsIn((field.arguments ?? []).map((one) => valueFromASTUntyped(one.value, variables)))
    for (const id of named) explained.add(id)
    const asked = coordinatesBelow(field, owner.schema.getType(type), owner.schema)
    const needless = asked.filter((coordinate) => !isOpenWithoutGrant(coordinate, owner, circumstance))
    return named
      .filter((id) => !circumstance.isAllowed(id, owner.subgraph))
      .filter(() => asked.length === 0 || needless.length > 0)
      .map((id) => `${owner.subgraph} was asked about ${id}: ${needless.join(' ') || 'nothing'}`)
  })
  const unexplained = idsIn(body).filter((id) => !explained.has(id) && !circumstance.isAllowed(id, owner.subgraph))
  return [...faults, ...unexplained.map((id) => `${owner.subgraph} was sent ${id} without a question`)]
}

function idsIn(value: unknown): readonly string[] {
  return [...new Set(JSON.stringify(value).match(ids))]
}

function rootsOf(document: DocumentNode): { readonly field: FieldNode; readonly type: string }[] {
  return document.definitions.flatMap((node) => {
    if (node.kind !== Kind.OPERATION_DEFINITION) return []
    const type = node.operation === 'mutation' ? 'Mutation' : 'Query'
    return node.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [{ field: one, type }] : []))
  })
}

/** Every field that a root field asks of rows, but for what an id answers by itself; a mutation is one itself. */
function coordinatesBelow(field: FieldNode, parent: GraphQLNamedType | undefined, schema: GraphQLSchema): string[] {
  const returned = isObjectType(parent) ? parent.getFields()[field.name.value]?.type : undefined
  const own = parent?.name === 'Mutation' ? [`Mutation.${field.name.value}`] : []
  return [...own, ...coordinatesIn(field.selectionSet, returned && getNamedType(returned), schema)]
}

function coordinatesIn(
  set: SelectionSetNode | undefined,
  parent: GraphQLNamedType | undefined,
  schema: GraphQLSchema,
): string[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('The judge reads no fragment spreads.')
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value
      return coordinatesIn(selection.selectionSet, condition === undefined ? parent : schema.getType(condition), schema)
    }
    const name = selection.name.value
    if (name === '__typename' || !(isObjectType(parent) || isInterfaceType(parent))) return []
    const returned = parent.getFields()[name]?.type
    const below = coordinatesIn(selection.selectionSet, returned && getNamedType(returned), schema)
    if (parent.name === 'Worker' && name === 'id') return below
    return [targetOf(`${parent.name}.${name}`, returned && getNamedType(returned)), ...below]
  })
}

/** An edge is decided by the key of what it returns, a leaf by itself. */
function targetOf(coordinate: string, returned: GraphQLNamedType | undefined): string {
  const isEdge = isObjectType(returned) && returned.getFields().id !== undefined
  return isEdge && returned.name !== 'Worker' && returned.name !== 'PlacementCompany'
    ? `${returned.name}.id`
    : coordinate
}

function isOpenWithoutGrant(
  coordinate: string,
  { fields }: InboundOwner,
  { caller, agreements }: InboundCircumstance,
): boolean {
  const field = fields.get(coordinate)
  // a key without a class is another agency's: it is echoed, and tells nothing
  if (field === undefined || field.class === 'PUBLIC' || field.class === 'NONE') return true
  return reachesOf(field, caller.reference, agreements).some((rows) => rows !== 'GRANTED')
}
