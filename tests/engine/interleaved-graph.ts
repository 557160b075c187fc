import { buildSubgraphSchema } from '@apollo/subgraph'
import { compose, type SendToSubgraph, type SubgraphAnswer } from '@simpul/gateway'
import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'

/** Who asks: every value of the graph is its mark and what was asked, so that an answer tells whose it is. */
export interface MarkedCaller {
  readonly mark: string
  /** Without it secrets are closed, and each says so with an error. */
  readonly mayReadSecrets: boolean
}

/** A graph of three subgraphs whose answers depend on the caller alone and on what is asked. */
export interface MarkedGraph {
  readonly supergraph: string
  /** The way to the subgraphs for one caller; each request waits as long as `delay` says. */
  sendFor(caller: MarkedCaller, delay: () => Promise<void>): SendToSubgraph
}

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])'
const sdl = {
  people: `${link}
    type Query { people(of: String!, first: Int!): [Person!]! me: Person }
    union Found = Person | Note
    type Note { text: String }
    type Person @key(fields: "id") { id: ID! name(style: String): String rank: String boss: Person secret: String found: [Found] }`,
  work: `${link}
    type Person @key(fields: "id") { id: ID! jobs(year: Int): [Job!]! }
    type Job @key(fields: "code") { code: ID! title: String secret: String }`,
  wages: `${link}
    type Person @key(fields: "id") { id: ID! rank: String @external label: String @requires(fields: "rank") }
    type Job @key(fields: "code") { code: ID! wage(in: String): String }`,
} as const

interface Node {
  readonly id?: string
  readonly code?: string
  readonly rank?: string
}

const person = (id: string) => ({ __typename: 'Person', id })
const ends = (node: Node) => (node.id ?? node.code ?? '').split('/').slice(1).join('/')

const secret = (node: Node, _: unknown, { mark, mayReadSecrets }: MarkedCaller) => {
  if (mayReadSecrets) return `${mark}/secret of ${ends(node)}`
  throw new Error(`${mark}/may not read secrets`)
}

const resolvers = {
  people: {
    Query: {
      people: (_: unknown, { of, first }: { of: string; first: number }, { mark }: MarkedCaller) =>
        Array.from({ length: first }, (__, place) => person(`${mark}/${of}${place % 3}`)),
      me: (_: unknown, __: unknown, { mark }: MarkedCaller) => person(`${mark}/me`),
    },
    Person: {
      name: (node: Node, { style }: { style?: string }, { mark }: MarkedCaller) =>
        `${mark}/${style ?? ''} ${ends(node)}`,
      rank: (node: Node, _: unknown, { mark }: MarkedCaller) => `${mark}/rank of ${ends(node)}`,
      boss: (node: Node, _: unknown, { mark }: MarkedCaller) => person(`${mark}/boss of ${ends(node)}`),
      found: (node: Node, _: unknown, { mark }: MarkedCaller) => [
        person(`${mark}/found by ${ends(node)}`),
        { __typename: 'Note', text: `${mark}/note on ${ends(node)}` },
        null,
      ],
      secret,
    },
  },
  work: {
    Person: {
      jobs: (node: Node, { year }: { year?: number }, { mark }: MarkedCaller) =>
        [0, 1].map((place) => ({ code: `${mark}/job ${place} of ${ends(node)} in ${year ?? 'all'}` })),
    },
    Job: { title: (node: Node, _: unknown, { mark }: MarkedCaller) => `${mark}/title of ${ends(node)}`, secret },
  },
  wages: {
    Person: {
      label: (node: Node, _: unknown, { mark }: MarkedCaller) => `${mark}/label of ${node.rank?.replace(mark, 'own')}`,
    },
    Job: {
      wage: (node: Node, { in: currency }: { in?: string }, { mark }: MarkedCaller) =>
        `${mark}/wage of ${ends(node)} in ${currency ?? ''}`,
    },
  },
}

/** Composes it. */
export function markedGraph(): MarkedGraph {
  const names = Object.keys(sdl) as (keyof typeof sdl)[]
  const composed = compose(names.map((name) => ({ name, url: `http://${name}.test`, sdl: sdl[name] })))
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  const schemas = new Map<string, GraphQLSchema>(
    names.map((name) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(sdl[name]), resolvers: resolvers[name] as never }]),
    ]),
  )
  const documents = new Map<string, DocumentNode>()
  const parsed = (query: string) => {
    const known = documents.get(query) ?? parse(query, { noLocation: true })
    documents.set(query, known)
    return known
  }
  return {
    supergraph: composed.supergraph,
    sendFor: (caller, delay) => async (request) => {
      const { query, variables } = JSON.parse(request.body)
      await delay()
      const schema = schemas.get(request.subgraph)
      if (schema === undefined) throw new Error(`There is no subgraph ${request.subgraph}.`)
      const result = await execute({
        schema,
        document: parsed(query),
        variableValues: variables,
        contextValue: caller,
      })
      await delay()
      return JSON.parse(JSON.stringify(result)) as SubgraphAnswer
    },
  }
}
