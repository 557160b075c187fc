import { type ConstArgumentNode, type ConstDirectiveNode, type FieldDefinitionNode, Kind } from 'graphql'
import { forGraph, graphOf, isExternal, stringArgument, withoutArguments } from './join-directives.ts'
import { withCopies } from './separate-chains.ts'
import { isOfInterface, type TypeWithFields } from './type-with-fields.ts'
import { eachUsedField } from './used-fields.ts'

/** What is separated. */
export interface ChainedFields {
  readonly types: ReadonlyMap<string, TypeWithFields>
  /** The subgraph made up for each field, by `GRAPH Type.field`. */
  readonly chained: ReadonlyMap<string, string>
  /** The subgraphs made up for fields of another, by that one. */
  readonly madeUp: ReadonlyMap<string, readonly string[]>
}

/**
 * A type with its part in the made-up subgraphs: all of a value, of an entity its keys, the chained fields and what these
 * require, and as external what its interfaces want. A subgraph keeps all but the chained fields.
 */
export function separateFields(type: TypeWithFields, separated: ChainedFields): TypeWithFields {
  const { chained, madeUp } = separated
  const name = type.name.value
  if (roots.has(name)) return { ...type, fields: (type.fields ?? []).map((field) => withPlaces(field, type)) }
  const needed = neededFields(separated)
  const fields = (type.fields ?? []).map((field) =>
    separateField(withPlaces(field, type), type, { ...separated, needed }),
  )
  const own = new Set([...chained].flatMap(([place, graph]) => (place.split(/[ .]/)[1] === name ? [graph] : [])))
  const foreign = new Set([...madeUp.values()].flat().filter((graph) => !own.has(graph)))
  const directives = withCopies(type.directives ?? [], madeUp).map((one) => {
    const isStub = foreign.has(graphOf(one) ?? '') && stringArgument(one, 'key') !== undefined
    return one.name.value === 'join__type' && isStub ? unresolvable(one) : one
  })
  return { ...type, fields, directives }
}

const roots = new Set(['Query', 'Mutation', 'Subscription'])

/** A field that does not say in which subgraphs it is, saying so. */
function withPlaces(field: FieldDefinitionNode, type: TypeWithFields): FieldDefinitionNode {
  if ((field.directives ?? []).some((one) => one.name.value === 'join__field')) return field
  const graphs = new Set(
    (type.directives ?? []).flatMap((one) => (one.name.value === 'join__type' ? (graphOf(one) ?? []) : [])),
  )
  return { ...field, directives: [...(field.directives ?? []), ...[...graphs].map(placeIn)] }
}

function placeIn(graph: string): ConstDirectiveNode {
  const name = { kind: Kind.NAME as const, value: 'join__field' }
  const argument: ConstArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'graph' },
    value: { kind: Kind.ENUM, value: graph },
  }
  return { kind: Kind.DIRECTIVE, name, arguments: [argument] }
}

interface Separating extends ChainedFields {
  /** What the keys of the made-up subgraphs' originals need, and what each chained field requires, by `GRAPH Type.field`. */
  readonly needed: ReadonlySet<string>
}

function neededFields({ types, chained, madeUp }: ChainedFields): ReadonlySet<string> {
  const needed = new Set<string>()
  eachUsedField(types, ['key'], (type, field, directive) => {
    for (const graph of madeUp.get(graphOf(directive) ?? '') ?? []) needed.add(`${graph} ${type}.${field}`)
  })
  for (const [place, graph] of chained) {
    eachUsedField(onlyField(types, place), ['requires'], (type, field) => needed.add(`${graph} ${type}.${field}`))
  }
  return needed
}

/** The types with one field's directives of one subgraph alone. */
function onlyField(types: ReadonlyMap<string, TypeWithFields>, place: string): ReadonlyMap<string, TypeWithFields> {
  return new Map(
    [...types].map(([name, type]): [string, TypeWithFields] => {
      const fields = (type.fields ?? []).map((field) => ({
        ...field,
        directives: (field.directives ?? []).filter((one) => `${graphOf(one)} ${name}.${field.name.value}` === place),
      }))
      return [name, { ...type, fields }]
    }),
  )
}

function separateField(field: FieldDefinitionNode, type: TypeWithFields, separating: Separating): FieldDefinitionNode {
  const { chained, madeUp, needed, types } = separating
  const name = field.name.value
  const directives = (field.directives ?? []).flatMap((one): ConstDirectiveNode[] => {
    const graph = graphOf(one)
    if (one.name.value !== 'join__field' || graph === undefined || !madeUp.has(graph)) return [one]
    const isWanted = isOfInterface(type, name, { graph, types })
    const own = chained.get(`${graph} ${type.name.value}.${name}`)
    const kept = own === undefined ? [one] : isWanted ? [external(placeIn(graph))] : []
    const copies = (madeUp.get(graph) ?? []).flatMap((copy) => {
      const said = withoutArguments(forGraph(one, copy), ['provides'])
      if (copy === own) return [said]
      const isNeeded = needed.has(`${copy} ${type.name.value}.${name}`)
      if (isNeeded || !isEntityIn(type, graph)) return [isNeeded && own !== undefined ? external(placeIn(copy)) : said]
      return isWanted ? [external(placeIn(copy))] : []
    })
    return [...kept, ...copies]
  })
  return { ...field, directives }
}

function isEntityIn(type: TypeWithFields, graph: string): boolean {
  return (type.directives ?? []).some((one) => graphOf(one) === graph && stringArgument(one, 'key') !== undefined)
}

function external(directive: ConstDirectiveNode): ConstDirectiveNode {
  return isExternal(directive) ? directive : withFlag(directive, 'external', true)
}

function unresolvable(directive: ConstDirectiveNode): ConstDirectiveNode {
  return withFlag(withoutArguments(directive, ['resolvable']), 'resolvable', false)
}

function withFlag(directive: ConstDirectiveNode, called: string, value: boolean): ConstDirectiveNode {
  const name = { kind: Kind.NAME as const, value: called }
  const flag: ConstArgumentNode = { kind: Kind.ARGUMENT, name, value: { kind: Kind.BOOLEAN, value } }
  return { ...directive, arguments: [...(directive.arguments ?? []), flag] }
}
