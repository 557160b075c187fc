import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'

/**
 * A shop of four subgraphs, the shape on which federation gateways are commonly compared: users, products, inventory,
 * reviews, and a query that crosses them several times. The data is invented here.
 */
export interface WorkloadSubgraph {
  readonly name: string
  readonly sdl: string
  readonly schema: GraphQLSchema
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@external", "@requires", "@provides"])`

const people = ['Ana Wijaya', 'Budi Hartono', 'Citra Lestari', 'Dedi Kurnia', 'Eka Putri', 'Fajar Nugroho']
const goods = ['Meja', 'Kursi', 'Lampu', 'Sepatu', 'Tas', 'Jam', 'Panci', 'Payung', 'Bantal']

const users = people.map((name, index) => ({
  id: `u${index + 1}`,
  name,
  username: `@${name.split(' ')[0]?.toLowerCase()}`,
  birthday: 19_700_000 + index * 10_101,
}))
const products = goods.map((name, index) => ({
  upc: `p${index + 1}`,
  name,
  price: 150 + index * 77,
  weight: 10 + index * 3,
}))
const reviews = users.flatMap((user, u) =>
  [0, 1, 2].map((n) => ({
    id: `r${u * 3 + n + 1}`,
    body: `Ulasan ${n + 1} dari ${user.name}: barangnya sesuai dengan keterangan, kiriman datang tepat waktu.`,
    authorId: user.id,
    upc: `p${((u * 3 + n) % 4) + 1}`,
  })),
)

/** The subgraphs with their data, ready to be served. */
export function reviewsWorkload(): readonly WorkloadSubgraph[] {
  return [
    subgraph(
      'users',
      `${link}
      type Query { me: User user(id: ID!): User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
      {
        Query: {
          me: () => users[0],
          user: (_: unknown, { id }: { id: string }) => users.find((one) => one.id === id),
          users: () => users,
        },
        User: { __resolveReference: ({ id }: { id: string }) => users.find((one) => one.id === id) },
      },
    ),
    subgraph(
      'products',
      `${link}
      type Query { topProducts(first: Int = 5): [Product] }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
      {
        Query: { topProducts: (_: unknown, { first }: { first: number }) => products.slice(0, first) },
        Product: { __resolveReference: ({ upc }: { upc: string }) => products.find((one) => one.upc === upc) },
      },
    ),
    subgraph(
      'inventory',
      `${link}
      type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean shippingEstimate: Int @requires(fields: "price weight") }`,
      {
        Product: {
          __resolveReference: (reference: object) => ({ ...reference, inStock: true }),
          shippingEstimate: ({ price, weight }: { price: number; weight: number }) =>
            price > 400 ? 0 : Math.round(weight / 2),
        },
      },
    ),
    subgraph(
      'reviews',
      `${link}
      type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
      type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
      {
        Review: {
          __resolveReference: ({ id }: { id: string }) => reviews.find((one) => one.id === id),
          author: ({ authorId }: { authorId: string }) => ({
            id: authorId,
            username: users.find((one) => one.id === authorId)?.username,
          }),
          product: ({ upc }: { upc: string }) => ({ upc }),
        },
        User: { reviews: ({ id }: { id: string }) => reviews.filter((one) => one.authorId === id) },
        Product: { reviews: ({ upc }: { upc: string }) => reviews.filter((one) => one.upc === upc) },
      },
    ),
  ]
}

/** The question of the comparison. */
export const workloadQuery = `
fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }
query Workload {
  users { ...User reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } } }
  topProducts { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } }
}`

function subgraph(name: string, sdl: string, resolvers: object): WorkloadSubgraph {
  const typeDefs: DocumentNode = parse(sdl)
  return { name, sdl, schema: buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]) }
}
