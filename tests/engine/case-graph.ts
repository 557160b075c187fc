import { buildSubgraphSchema } from '@apollo/subgraph'
import { compose, engineSchemas, planHere, prepareOperation, type SendToSubgraph } from '@simpul/gateway'
import { execute, type GraphQLFormattedError, parse, validate } from 'graphql'

/** One subgraph of a case: its types without the link, and the resolvers that it needs. */
export interface CaseSubgraph {
  readonly sdl: string
  readonly resolvers: Readonly<Record<string, object>>
}

/** What came of one operation. */
export interface CaseAnswer {
  readonly data: unknown
  readonly errors: readonly GraphQLFormattedError[]
  /** The subgraphs in the order in which they were asked. */
  readonly asked: readonly string[]
}

/** Answers an operation over the graph of a case. */
export type AskCase = (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<CaseAnswer>

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@interfaceObject"])'

/** A small graph, written by hand, whose subgraphs refuse what is not valid. */
export function caseGraph(subgraphs: Readonly<Record<string, CaseSubgraph>>): AskCase {
  const parts = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => ({
    name,
    url: `http://${name}.test`,
    sdl: `${link}\n${sdl}`,
    schema: buildSubgraphSchema([{ typeDefs: parse(`${link}\n${sdl}`), resolvers: resolvers as never }]),
  }))
  const composed = compose(parts)
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  const schemas = engineSchemas(composed.supergraph)
  const planner = planHere(composed.supergraph)
  return async (query, variables = {}) => {
    const asked: string[] = []
    const send: SendToSubgraph = async ({ subgraph, body }) => {
      asked.push(subgraph)
      const schema = parts.find(({ name }) => name === subgraph)?.schema
      if (schema === undefined) throw new Error(`There is no subgraph ${subgraph}.`)
      const { query: text, variables: given } = JSON.parse(body)
      const [fault] = validate(schema, parse(text))
      if (fault !== undefined) throw new Error(`${subgraph} refuses ${text}: ${fault.message}`)
      return JSON.parse(JSON.stringify(await execute({ schema, document: parse(text), variableValues: given })))
    }
    const compiled = await prepareOperation(schemas, planner, { document: parse(query), operationName: undefined })
    const { data, errors } = await compiled.run(variables, send)
    return { data: JSON.parse(data.toString()), errors, asked }
  }
}
