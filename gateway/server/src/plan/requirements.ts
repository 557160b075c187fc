import { type DocumentNode, Kind, visit } from 'graphql'
import { fieldSetsOf, graphOf, namesOfFieldSet, stringArgument } from './join-directives.ts'

/** What the subgraphs of a supergraph need of others before they answer. */
export interface Requirements {
  /** The names of all that a field of a subgraph requires, as far down as it goes. */
  neededBy(subgraph: string, type: string, field: string): ReadonlySet<string>
  /** The names in the keys of a subgraph's type. */
  keysOf(subgraph: string, type: string): ReadonlySet<string>
}

/** Reads the keys and requirements of a supergraph. */
export function readRequirements(supergraph: DocumentNode): Requirements {
  const subgraphs = subgraphNames(supergraph)
  const names = new Map<string, Set<string>>()
  const add = (place: string, fieldSets: readonly string[]) => {
    const known = names.get(place) ?? new Set()
    for (const name of fieldSets.flatMap(namesOfFieldSet)) known.add(name)
    names.set(place, known)
  }
  for (const type of supergraph.definitions) {
    if (type.kind !== Kind.OBJECT_TYPE_DEFINITION && type.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const one of type.directives ?? []) {
      add(`${subgraphs.get(graphOf(one) ?? '')} ${type.name.value}`, fieldSetsOf(one, ['key']))
    }
    for (const field of type.fields ?? []) {
      for (const one of field.directives ?? []) {
        const place = `${subgraphs.get(graphOf(one) ?? '')} ${type.name.value}.${field.name.value}`
        add(place, fieldSetsOf(one, ['requires']))
      }
    }
  }
  return {
    neededBy: (subgraph, type, field) => names.get(`${subgraph} ${type}.${field}`) ?? none,
    keysOf: (subgraph, type) => names.get(`${subgraph} ${type}`) ?? none,
  }
}

const none: ReadonlySet<string> = new Set()

/** The subgraphs' names, by what a supergraph's directives call them. */
export function subgraphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  visit(supergraph, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((one) => one.name.value === 'join__graph')
      if (graph !== undefined) names.set(name.value, stringArgument(graph, 'name') ?? '')
    },
  })
  return names
}
