import type { FetchDataRewrite, FetchNode, ResponsePath } from '@apollo/query-planner'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql'
import { interfaceNames } from './interface-names.ts'
import { joinInto } from './join-into.ts'
import { compileMerge, type Merge } from './merge.ts'
import { compileRepresentation, type Represent, telltaleKeys } from './representation.ts'
import { type ResponseTree, responseTree } from './response-tree.ts'
import { rewrite } from './rewrite.ts'
import type { ShareEquals } from './share-equals.ts'
import { compileTargets, type FindTargets, type Target } from './targets.ts'

/** What is known of the supergraph that a plan is for. */
export interface PlannedSupergraph {
  readonly schema: GraphQLSchema
  /** The names in the keys of a subgraph's type. */
  readonly keysOf: (subgraph: string, type: string) => ReadonlySet<string>
}

/** One fetch of a plan, worked out once. */
export interface CompiledFetch {
  /** Its name in the plan, where a deferred part waits for it. */
  readonly id: string | undefined
  readonly subgraph: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** Where in the answer the objects are that it completes. */
  readonly path: ResponsePath
  readonly findTargets: FindTargets
  /** Takes what came back for one object over into it. */
  readonly complete: (target: Target, received: object) => void
  /** The keys that it brings; plain where nothing stands below any of them. */
  readonly tree: ResponseTree
  readonly isPlain: boolean
  /** True where the plan renames what comes back. */
  readonly isRewritten: boolean
  /** Makes equal objects of what came one, where that may be; before they are taken over. */
  readonly share?: ShareEquals | undefined
  /** The client's variables that it uses. */
  readonly variables: readonly string[]
  readonly operation: string
  readonly operationName: string | undefined
  /** For a fetch by `_entities`. */
  readonly entities: EntityFetch | undefined
}

/** What lets fetches by `_entities` share one request. */
export interface EntityFetch {
  readonly represent: Represent
  /** The keys that tell whether two objects of one type have equal representations, where a few plain ones do. */
  readonly telltale: readonly string[] | undefined
  /** The selection on `_entities`, and equal text means equal selection. */
  readonly selection: string
  /** The definitions of its variables but for the representations, by name. */
  readonly variableDefinitions: ReadonlyMap<string, string>
  /** Fetches with the same key may be merged. */
  readonly mergeKey: string
}

/** Compiles one fetch at one place of the answer. */
export function compileFetch(node: FetchNode, path: ResponsePath, supergraph: PlannedSupergraph): CompiledFetch {
  const { schema } = supergraph
  const { definitions } = parse(node.operation, { noLocation: true })
  const operation = definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error('A plan holds a fetch without an operation.')
  const fragments = new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  )
  const isEntities = node.requires !== undefined
  const received = isEntities ? entitiesField(operation).selectionSet : operation.selectionSet
  if (received === undefined) throw new Error('A plan fetches entities and selects nothing of them.')
  const tree = responseTree(received, fragments)
  const merge = compileMerge(tree, interfaceNames(schema))
  return {
    id: node.id,
    subgraph: node.serviceName,
    kind: operation.operation,
    path,
    findTargets: compileTargets(path),
    complete: completion(merge, node.outputRewrites, schema, isEntities),
    tree,
    isPlain: [...tree.keys.values()].every((below) => below === undefined),
    isRewritten: (node.outputRewrites ?? []).length > 0,
    variables: node.variableUsages ?? [],
    operation: node.operation,
    operationName: node.operationName,
    entities: isEntities ? entityFetch(node, operation, fragments, supergraph) : undefined,
  }
}

/** The merge; where the plan renames what comes back, after the renaming, which a copy of the known keys undergoes. */
function completion(
  merge: Merge,
  rewrites: readonly FetchDataRewrite[] | undefined,
  schema: GraphQLSchema,
  isEntities: boolean,
): CompiledFetch['complete'] {
  if (rewrites === undefined || rewrites.length === 0) return merge
  const interfaces = interfaceNames(schema)
  return (target, received) => {
    const copy: Target = Object.create(null)
    if (isEntities && target.__typename !== undefined) copy.__typename = target.__typename
    merge(copy, received)
    rewrite(schema, rewrites, copy)
    joinInto(target, copy, interfaces)
  }
}

function entityFetch(
  node: FetchNode,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  { schema, keysOf }: PlannedSupergraph,
): EntityFetch {
  const field = entitiesField(operation)
  const definitions = (operation.variableDefinitions ?? []).filter(
    ({ variable }) => variable.name.value !== 'representations',
  )
  const variableDefinitions = new Map(
    definitions.map((one) => [one.variable.name.value, stripIgnoredCharacters(print(one))]),
  )
  const isPlain = fragments.size === 0 && (operation.directives ?? []).length === 0 && operation.operation === 'query'
  const rules = { requires: node.requires ?? [], rewrites: node.inputRewrites ?? [] }
  return {
    represent: compileRepresentation(schema, { ...rules, keysOf: (type) => keysOf(node.serviceName, type) }),
    telltale: telltaleKeys(rules),
    selection: field.selectionSet === undefined ? '' : stripIgnoredCharacters(print(field.selectionSet)),
    variableDefinitions,
    mergeKey: isPlain ? 'entities' : `alone ${node.operation}`,
  }
}

function entitiesField(operation: OperationDefinitionNode): FieldNode {
  const [field] = operation.selectionSet.selections
  if (field?.kind === Kind.FIELD && field.name.value === '_entities') return field
  throw new Error('A plan requires representations and does not fetch entities.')
}
