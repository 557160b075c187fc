import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type EnumValueDefinitionNode,
  Kind,
  visit,
} from 'graphql'
import { separateFields } from './chained-fields.ts'
import { forGraph, graphOf, stringArgument } from './join-directives.ts'
import { fieldsByType, hasFields, type TypeWithFields } from './type-with-fields.ts'
import { eachUsedField } from './used-fields.ts'

/** A supergraph with made-up subgraphs, and which subgraph each stands for. */
export interface SeparatedChains {
  readonly document: DocumentNode
  readonly services: ReadonlyMap<string, string>
}

/**
 * A supergraph in which what requires something and is itself required stands in a subgraph of its own. The planner asks
 * the subgraph from which it comes for such a field at once, before anybody fetched what that requires.
 */
export function separateChains(document: DocumentNode): SeparatedChains {
  const types = fieldsByType(document)
  const chained = chainedFields(types)
  const services = new Map<string, string>()
  if (chained.size === 0) return { document, services }
  const madeUp = new Map<string, string[]>()
  for (const [place, graph] of chained) {
    const original = place.split(' ')[0] ?? ''
    madeUp.set(original, [...(madeUp.get(original) ?? []), graph])
  }
  const copied = <Node extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(
    node: Node,
  ): Node => ({
    ...node,
    directives: withCopies(node.directives ?? [], madeUp),
  })
  const definitions = document.definitions.map((one): DefinitionNode => {
    if (one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph')
      return withGraphs(one, madeUp, services)
    if (hasFields(one)) return separateFields(one, { types, chained, madeUp })
    return visit(one, {
      EnumTypeDefinition: { leave: copied },
      EnumValueDefinition: { leave: copied },
      InputObjectTypeDefinition: { leave: copied },
      InputValueDefinition: { leave: copied },
      ScalarTypeDefinition: { leave: copied },
      UnionTypeDefinition: { leave: copied },
    })
  })
  return { document: { kind: Kind.DOCUMENT, definitions }, services }
}

/** A type's directives, said of the made-up subgraphs too. */
export function withCopies(
  directives: readonly ConstDirectiveNode[],
  madeUp: ReadonlyMap<string, readonly string[]>,
): ConstDirectiveNode[] {
  return directives.flatMap((one) => {
    const graph = graphOf(one)
    const copies = graph === undefined ? [] : (madeUp.get(graph) ?? [])
    return [one, ...copies.map((copy) => forGraph(one, copy))]
  })
}

/**
 * What requires something, as `GRAPH Type.field`, with the subgraph made up for it, where some of its subgraph is itself
 * required: all of it there, because the planner also asks a subgraph for what it only has as external.
 */
function chainedFields(types: ReadonlyMap<string, TypeWithFields>): ReadonlyMap<string, string> {
  const required = new Set<string>()
  eachUsedField(types, ['requires'], (type, field) => required.add(`${type}.${field}`))
  const requiring = [...types].flatMap(([type, { fields = [] }]) =>
    fields.flatMap(({ name, directives = [] }) =>
      directives
        .filter((one) => stringArgument(one, 'requires') !== undefined)
        .map((one) => ({ graph: graphOf(one), place: `${type}.${name.value}` })),
    ),
  )
  const graphs = new Set(requiring.filter(({ place }) => required.has(place)).map(({ graph }) => graph))
  const chained = requiring.filter(({ graph }) => graphs.has(graph))
  return new Map(chained.map(({ graph, place }, index) => [`${graph} ${place}`, `${graph}__CHAINED${index}`]))
}

function withGraphs(
  node: EnumTypeDefinitionNode,
  madeUp: ReadonlyMap<string, readonly string[]>,
  services: Map<string, string>,
): EnumTypeDefinitionNode {
  const values = (node.values ?? []).flatMap((one) => [
    one,
    ...(madeUp.get(one.name.value) ?? []).map((graph) => madeUpGraph(one, graph, services)),
  ])
  return { ...node, values }
}

function madeUpGraph(
  of: EnumValueDefinitionNode,
  graph: string,
  services: Map<string, string>,
): EnumValueDefinitionNode {
  const directives = (of.directives ?? []).map((directive) => {
    services.set(graph, stringArgument(directive, 'name') ?? of.name.value)
    const args = (directive.arguments ?? []).map((one) =>
      one.name.value === 'name' ? { ...one, value: { kind: Kind.STRING as const, value: graph } } : one,
    )
    return { ...directive, arguments: args }
  })
  return { ...of, name: { kind: Kind.NAME, value: graph }, directives }
}
