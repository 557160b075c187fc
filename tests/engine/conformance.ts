import { compileOperation, compose, engineSchemas, planHere, type SendToSubgraph } from '@simpul/gateway'
import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { type RandomFederation, randomFederation } from './random-federation.ts'
import { type RandomOperation, randomOperation } from './random-operation.ts'
import { splitSubgraphs, unsplitSchema } from './random-schemas.ts'

/** A random graph, composed and ready: its operations can be asked of the engine and of the unsplit schema. */
export interface ConformanceGraph {
  readonly federation: RandomFederation
  /** What the engine and graphql-js answer to one operation. */
  compare(operation: RandomOperation): Promise<Comparison>
}

export interface Comparison {
  readonly expected: unknown
  readonly answered: unknown
  /** How many errors each says. */
  readonly errors: readonly [number, number]
  readonly calls: number
}

/** Draws a graph and splits it; undefined where the drawing does not compose, with the reasons. */
export function conformanceGraph(seed: number): ConformanceGraph | { readonly refused: readonly string[] } {
  const federation = randomFederation(seed)
  const subgraphs = splitSubgraphs(federation)
  const composed = compose(subgraphs)
  if (composed.kind === 'refused') return { refused: composed.reasons }
  const schemas = engineSchemas(composed.supergraph)
  const planner = planHere(composed.supergraph)
  const whole = unsplitSchema(federation)
  const byName = new Map(subgraphs.map(({ name, schema }) => [name, schema]))
  return {
    federation,
    async compare({ text, variables }) {
      const document = parse(text)
      const faults = validate(whole, document)
      if (faults.length > 0) throw new Error(`The drawn operation is not valid: ${faults[0]?.message}\n${text}`)
      const expected = await execute({ schema: whole, document, variableValues: variables })
      const plan = await planner.plan(text, undefined)
      const operation = compileOperation(schemas, { document, operationName: undefined, plan })
      let calls = 0
      const answered = await operation.run(variables, (request) => {
        calls += 1
        return sendTo(byName, request)
      })
      return {
        expected: plain(expected.data),
        answered: JSON.parse(answered.data),
        errors: [expected.errors?.length ?? 0, answered.errors.length],
        calls,
      }
    },
  }
}

/** The operations of one graph. */
export function operationsOf(federation: RandomFederation, count: number): RandomOperation[] {
  return Array.from({ length: count }, (_, index) => randomOperation(federation, federation.seed * 10_007 + index))
}

async function sendTo(
  subgraphs: ReadonlyMap<string, GraphQLSchema>,
  { subgraph, body }: Parameters<SendToSubgraph>[0],
): ReturnType<SendToSubgraph> {
  const schema = subgraphs.get(subgraph)
  if (schema === undefined) throw new Error(`There is no subgraph ${subgraph}.`)
  const { query, variables } = JSON.parse(body)
  const document = parse(query)
  const faults = validate(schema, document)
  if (faults.length > 0)
    throw new Error(`The subgraph ${subgraph} refuses what it is asked: ${faults[0]?.message}\n${query}`)
  const result = await execute({ schema, document, variableValues: variables })
  return JSON.parse(JSON.stringify(result)) // over the wire
}

function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data ?? null))
}
