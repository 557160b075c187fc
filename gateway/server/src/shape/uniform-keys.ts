import type { GraphQLInterfaceType, SelectionSetNode } from 'graphql'
import { type CollectOptions, collectKeys, type Selected } from './collect-keys.ts'

/**
 * What selections ask of an interface, if it is the same for all of its types and none says its name: then an object can
 * be written whose type nobody told, as a plan leaves it that asks a subgraph in which the interface is one object.
 */
export function uniformKeys(
  type: GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
  options: CollectOptions,
): Selected | undefined {
  const own = collectKeys(type, selectionSets, options)
  if ([...own.values()].some(([first]) => first?.name.value === '__typename')) return undefined
  const all = options.schema.getPossibleTypes(type).map((one) => collectKeys(one, selectionSets, options))
  return all.every((other) => isSame(own, other)) ? own : undefined
}

function isSame(one: Selected, other: Selected): boolean {
  if (one.size !== other.size) return false
  return [...one].every(([key, nodes]) => {
    const others = other.get(key)
    return others?.length === nodes.length && nodes.every((node, index) => node === others[index])
  })
}
