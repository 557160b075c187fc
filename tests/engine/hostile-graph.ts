import { buildSubgraphSchema } from '@apollo/subgraph'
import { compose } from '@simpul/gateway'
import { type GraphQLSchema, parse } from 'graphql'

/** One honest subgraph of a small graph that has something of everything. */
export interface HonestSubgraph {
  readonly name: string
  readonly url: string
  readonly sdl: string
  readonly schema: GraphQLSchema
}

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])'

const shared = `scalar Json
  interface Being { id: ID! }`

const people = subgraph(
  'people',
  `${link} ${shared}
  enum Mood { GLAD SAD }
  type Place { street: String! city: String }
  type Person implements Being @key(fields: "id") {
    id: ID! name: String! age: Int score: Float isActive: Boolean mood: Mood tags: [[String!]!] notes: Json
    home: Place! friends: [Person!]
  }
  type Query { people: [Person!] first: Person anything: Json }
  type Mutation { rename(name: String): Person! }`,
  {
    Query: { people: () => [person('1'), person('2')], first: () => person('1'), anything: () => ({ a: [1, 'x'] }) },
    Mutation: { rename: () => person('2') },
    Person: { __resolveReference: ({ id }: { readonly id: string }) => person(id) },
    Being: { __resolveType: () => 'Person' },
  },
)

const pets = subgraph(
  'pets',
  `${link} ${shared}
  union Either = Person | Pet
  type Pet implements Being @key(fields: "id") { id: ID! name: String! owner: Person! }
  type Place { street: String! @external }
  type Person implements Being @key(fields: "id") {
    id: ID! name: String! @external notes: Json @external home: Place! @external
    pets: [Pet!] favourite: Being sign: String @requires(fields: "name notes home { street }")
  }
  type Query { search: [Either] }`,
  {
    Query: { search: () => [person('1'), pet('7'), null] },
    Person: {
      __resolveReference: (reference: object) => reference,
      pets: ({ id }: { readonly id: string }) => [pet(`${id}1`), pet(`${id}2`)],
      favourite: ({ id }: { readonly id: string }) => (id === '1' ? pet('9') : person('1')),
      sign: ({ name, home }: { readonly name: string; readonly home: { readonly street: string } }) =>
        `${name} of ${home.street}`,
    },
    Pet: { __resolveReference: ({ id }: { readonly id: string }) => pet(id) },
    Being: { __resolveType },
    Either: { __resolveType },
  },
)

const clinic = subgraph(
  'clinic',
  `${link}
  type Visit { day: String! cost: Float }
  type Pet @key(fields: "id") { id: ID! weight: Float! visits: [Visit!] }
  type Query { openToday: Boolean }`,
  {
    Query: { openToday: () => true },
    Pet: {
      __resolveReference: ({ id }: { readonly id: string }) => ({
        id,
        weight: 4.5,
        visits: [{ day: 'Monday', cost: 2 }],
      }),
    },
  },
)

/** The graph's subgraphs. */
export const honest: readonly HonestSubgraph[] = [people, pets, clinic]

/** The text of its supergraph. */
export function hostileSupergraph(): string {
  const composed = compose(honest)
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  return composed.supergraph
}

function person(id: string): object {
  return {
    __typename: 'Person',
    id,
    name: `Person ${id}`,
    age: 30,
    score: 0.5,
    isActive: true,
    mood: 'GLAD',
    tags: [['a', 'b'], []],
    notes: { a: [1, { b: null }] },
    home: { street: 'Jalan Mawar', city: 'Jember' },
    friends: () => (id === '1' ? [person('2')] : []),
  }
}

function pet(id: string): object {
  return { __typename: 'Pet', id, name: `Pet ${id}`, owner: person('1') }
}

function __resolveType({ __typename }: { readonly __typename: string }): string {
  return __typename
}

function subgraph(name: string, sdl: string, resolvers: object): HonestSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }])
  return { name, url: `http://${name}.test`, sdl, schema }
}
