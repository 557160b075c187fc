import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner'
import { type DirectiveNode, type DocumentNode, Kind, parse, type SelectionNode } from 'graphql'
import { fieldSetsOf, graphOf, isExternal, namesOfFieldSet, stringArgument } from './join-directives.ts'
import { subgraphNames } from './requirements.ts'
import { fieldsByType, namedTypeOf, type TypeWithFields } from './type-with-fields.ts'

/** Names a field that a plan asks of a subgraph which cannot answer it there; undefined where there is none. */
export type FindUnmet = (plan: QueryPlan) => string | undefined

/**
 * Checks the plans over a supergraph: a field that requires others is only asked for together with these, and one that a
 * subgraph only refers to is not asked of it. The planner makes such plans for some chains of requirements, and a subgraph
 * would answer them with something wrong.
 */
export function unmetRequirements(supergraph: DocumentNode): FindUnmet {
  const types = fieldsByType(supergraph)
  const subgraphs = subgraphNames(supergraph)
  const placeOf = (service: string, type: string | undefined, field: string) => {
    const directives = types.get(type ?? '')?.fields?.find(({ name }) => name.value === field)?.directives ?? []
    return directives.find((one) => one.name.value === 'join__field' && subgraphs.get(graphOf(one) ?? '') === service)
  }
  const checking: Checking = { types, placeOf }
  return ({ node }) => {
    const fetches =
      node === undefined ? [] : node.kind === 'Subscription' ? [node.primary, ...fetchesOf(node.rest)] : fetchesOf(node)
    for (const fetch of fetches) {
      const unmet = unmetIn(fetch, checking)
      if (unmet !== undefined) return unmet
    }
    return undefined
  }
}

interface Checking {
  readonly types: ReadonlyMap<string, TypeWithFields>
  /** What a subgraph's directive says of a field. */
  readonly placeOf: (service: string, type: string | undefined, field: string) => DirectiveNode | undefined
}

function fetchesOf(node: PlanNode | undefined): readonly FetchNode[] {
  switch (node?.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf)
    case 'Flatten':
      return fetchesOf(node.node)
    case 'Condition':
      return [...fetchesOf(node.ifClause), ...fetchesOf(node.elseClause)]
    case 'Defer':
      return [...fetchesOf(node.primary.node), ...node.deferred.flatMap((one) => fetchesOf(one.node))]
    case 'Fetch':
      return [node]
    default:
      return []
  }
}

/** Where a selection stands: on which type, with what the fields above it bring along, and what a representation holds. */
interface At {
  readonly type: string | undefined
  readonly provided: readonly string[]
  readonly held: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

function unmetIn(fetch: FetchNode, { types, placeOf }: Checking): string | undefined {
  const [operation] = parse(fetch.operation, { noLocation: true }).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined
  const root = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[operation.operation]
  return firstOf(operation.selectionSet.selections, { type: root, provided: [], held: nothing })

  function firstOf(selections: readonly SelectionNode[], at: At): string | undefined {
    for (const one of selections) {
      const unmet = unmetAt(one, at)
      if (unmet !== undefined) return unmet
    }
    return undefined
  }

  function unmetAt(one: SelectionNode, at: At): string | undefined {
    if (one.kind === Kind.FRAGMENT_SPREAD) return undefined
    if (one.kind === Kind.INLINE_FRAGMENT) {
      return firstOf(one.selectionSet.selections, { ...at, type: one.typeCondition?.name.value ?? at.type })
    }
    const name = one.name.value
    const below = one.selectionSet?.selections ?? []
    if (name === '_entities') return firstOf(below, { ...at, type: undefined, held: namesOf(fetch.requires ?? []) })
    const place = placeOf(fetch.serviceName, at.type, name)
    if (place !== undefined && !at.provided.includes(name)) {
      const required = stringArgument(place, 'requires')
      const isMet =
        required === undefined ||
        namesOfFieldSet(required).every((needed) => at.held.has(needed) || at.provided.includes(needed))
      if (isExternal(place) || !isMet) return `${at.type}.${name}`
    }
    const field = types.get(at.type ?? '')?.fields?.find((other) => other.name.value === name)
    const type = field === undefined ? undefined : namedTypeOf(field)
    const provides = place === undefined ? [] : fieldSetsOf(place, ['provides']).flatMap(namesOfFieldSet)
    return firstOf(below, { type, provided: [...at.provided, ...provides], held: nothing })
  }
}

function namesOf(selections: readonly QueryPlanSelectionNode[]): ReadonlySet<string> {
  return new Set(
    selections.flatMap((one) => [...(one.kind === 'Field' ? [one.name] : []), ...namesOf(one.selections ?? [])]),
  )
}
