import {
  compose,
  type EngineSchemas,
  engineSchemas,
  type PlanService,
  planHere,
  prepareOperation,
  type SendToSubgraph,
} from '@simpul/gateway'
import { type DocumentNode, execute, type GraphQLSchema, Kind, parse, validate } from 'graphql'
import { drawGraph } from './draw-graph.ts'
import { drawOperation, type RandomOperation } from './draw-operation.ts'
import type { RandomGraph } from './graph-model.ts'
import type { RunState } from './graph-resolvers.ts'
import { type SplitSubgraph, splitSubgraphs, unsplitSchema } from './graph-schemas.ts'
import { nulledPlaces } from './nulled-places.ts'

/** A random graph, composed and ready: its operations can be asked of the engine and of the unsplit schema. */
export interface ConformanceGraph {
  readonly graph: RandomGraph
  readonly supergraph: string
  readonly subgraphs: readonly SplitSubgraph[]
  readonly whole: GraphQLSchema
  readonly schemas: EngineSchemas
  readonly planner: PlanService
}

/** An answer as it is compared: the text of its data, so that the order of keys counts, and the places that errors make null. */
export interface ComparedAnswer {
  readonly data: string
  readonly nulled: readonly string[]
}

/** The graph of a seed: its first drawing that composes, as most do. */
export function composedGraph(seed: number): ConformanceGraph {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const graph = conformanceGraph(seed + attempt * 1_000_000_007)
    if (graph !== undefined) return graph
  }
  throw new Error(`No drawing of the seed ${seed} composes.`)
}

function conformanceGraph(seed: number): ConformanceGraph | undefined {
  const graph = drawGraph(seed)
  const subgraphs = splitSubgraphs(graph)
  const composed = composedOrNot(subgraphs)
  if (composed === undefined) return undefined
  return {
    graph,
    supergraph: composed,
    subgraphs,
    whole: unsplitSchema(graph),
    schemas: engineSchemas(composed),
    planner: planHere(composed),
  }
}

function composedOrNot(subgraphs: readonly SplitSubgraph[]): string | undefined {
  try {
    const composed = compose(subgraphs)
    return composed.kind === 'composed' ? composed.supergraph : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined // the library's own recursion, on requirements in a circle
    throw error
  }
}

/** An operation of a graph: the same for the same number. */
export function operationOf({ graph, whole }: ConformanceGraph, index: number): RandomOperation {
  return drawOperation(graph, whole, graph.seed * 10_007 + index)
}

/** What graphql-js answers over the unsplit schema; to introspection, over the schema that callers see. */
export async function expectedAnswer(
  { whole, schemas }: ConformanceGraph,
  operation: RandomOperation,
): Promise<ComparedAnswer> {
  const document = parse(operation.text)
  const state: RunState = { writes: [] }
  const { data, errors } = await execute({
    schema: whole,
    document,
    variableValues: operation.variables,
    contextValue: state,
  })
  const plain = JSON.parse(JSON.stringify(data ?? null))
  const introspected = plain === null ? undefined : introspectionOf(document)
  if (introspected !== undefined) {
    const seen = await execute({ schema: schemas.api, document: introspected, variableValues: operation.variables })
    for (const [key, value] of Object.entries(seen.data ?? {})) plain[key] = value
  }
  return {
    data: JSON.stringify(plain),
    nulled: nulledPlaces(
      plain,
      (errors ?? []).map((error) => error.toJSON()),
    ),
  }
}

/** The part of an operation that asks about the schema. */
function introspectionOf(document: DocumentNode): DocumentNode | undefined {
  const [operation] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const selections = operation?.selectionSet.selections.filter(
    (one) => one.kind === Kind.FIELD && ['__schema', '__type'].includes(one.name.value),
  )
  if (operation === undefined || selections === undefined || selections.length === 0) return undefined
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } }],
  }
}

/** What the engine answers. */
export async function engineAnswer(at: ConformanceGraph, operation: RandomOperation): Promise<ComparedAnswer> {
  const document = parse(operation.text)
  const compiled = await prepareOperation(at.schemas, at.planner, { document, operationName: undefined })
  const { data: written, errors } = await compiled.run(operation.variables, subgraphSender(at.subgraphs))
  const data = written.toString()
  return { data, nulled: nulledPlaces(JSON.parse(data), errors) }
}

/** Sends to the subgraphs of one run, in process, as over the wire. Throws for a query that a subgraph would refuse. */
export function subgraphSender(subgraphs: readonly SplitSubgraph[]): SendToSubgraph {
  const byName = new Map(subgraphs.map((one) => [one.name, one]))
  const state: RunState = { writes: [] }
  return async ({ subgraph, body }) => {
    const at = byName.get(subgraph)
    if (at === undefined) throw new Error(`There is no subgraph ${subgraph}.`)
    const { query, variables } = JSON.parse(body)
    const document = checked(query, at)
    const result = await execute({ schema: at.careless, document, variableValues: variables, contextValue: state })
    return JSON.parse(JSON.stringify(result))
  }
}

function checked(query: string, { name, schema }: SplitSubgraph): DocumentNode {
  const document = parse(query)
  const [fault] = validate(schema, document)
  if (fault !== undefined) throw new Error(`The subgraph ${name} refuses what it is asked: ${fault.message}\n${query}`)
  return document
}
