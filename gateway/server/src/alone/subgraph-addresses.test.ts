import { subgraphAddresses } from './subgraph-addresses.ts'

const supergraph = (...graphs: readonly string[]) => `
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  enum join__Graph { ${graphs.join(' ')} }
  type Query { a: Int }`
const users = 'USERS @join__graph(name: "users", url: "http://127.0.0.1:1/graphql")'
const noAddress = 'ORDERS @join__graph(name: "orders", url: "")'

function read(text: string, given?: Readonly<Record<string, string>>) {
  return Object.fromEntries([...subgraphAddresses(text, given)].map(([name, url]) => [name, url.href]))
}

describe('the addresses of a supergraph', () => {
  it('are those of its join__Graph, and given ones go before them', () => {
    expect(read(supergraph(users))).toEqual({ users: 'http://127.0.0.1:1/graphql' })
    expect(read(supergraph(users, noAddress), { orders: 'https://orders.test/api?v=1' })).toEqual({
      users: 'http://127.0.0.1:1/graphql',
      orders: 'https://orders.test/api?v=1',
    })
  })

  it.each([
    ['a text that is no GraphQL', '{ "a": 1 }', {}, /^The file does not hold a Federation 2 supergraph\. Syntax Error/],
    ['a schema that is no supergraph', 'type Query { a: Int }', {}, /no "enum join__Graph"/],
    [
      'a missing address',
      supergraph(noAddress),
      {},
      /"orders" has no http address in the supergraph \(""\)\. Give it: --subgraph orders=/,
    ],
    [
      'an address for nobody',
      supergraph(users),
      { user: 'http://a' },
      /no subgraph "user"\. Its subgraphs are users\./,
    ],
    ['an address of another kind', supergraph(users), { users: 'unix:/run/a' }, /"users" has no http address/],
  ])('are refused for %s', (_, text, given, sentence) => {
    expect(() => read(text, given)).toThrow(sentence)
  })
})
