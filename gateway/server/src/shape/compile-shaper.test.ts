import { buildSchema, getOperationAST, parse } from 'graphql'
import { sharedText } from '../compile/share-equals.ts'
import { compileShaper } from './compile-shaper.ts'
import { shapeExactly } from './shape-exactly.ts'

const schema = buildSchema(`
  type Query { nodes: [Node] one: User must: User! }
  union Node = X | Y
  type X { owner: User }
  type Y { owner: User }
  type User { id: ID! name: String age: Int kind: Kind }
  enum Kind { STAFF WORKER }
`)

function shaped(query: string, data: object): { readonly compiled: unknown; readonly exact: unknown } {
  const document = parse(query)
  const shape = compileShaper({ schema, operation: operationOf(query), fragments: new Map(), conditions: {} })
  const text = shape?.(data)
  const exact = shapeExactly(data, { schema, document, operationName: undefined, variables: {}, known: [] })
  return {
    compiled: text === undefined ? undefined : JSON.parse(text.data.toString()),
    exact: JSON.parse(JSON.stringify(exact.data)),
  }
}

function operationOf(query: string) {
  const operation = getOperationAST(parse(query), undefined)
  if (operation === undefined || operation === null) throw new Error('There is no operation.')
  return operation
}

describe('the compiled writer', () => {
  it.each([
    ['plain values', { one: { id: '1', name: 'A "quoted" é', age: 3, kind: 'STAFF' } }],
    ['nulls and what is not there', { one: { id: '1', name: null } }],
    ['an id that is a number', { one: { id: 7 } }],
    ['null for a whole object', { one: null }],
  ])('writes %s as graphql-js does', (_, data) => {
    const { compiled, exact } = shaped('{ one { id name age kind __typename } }', data)
    expect(compiled).toEqual(exact)
  })

  it.each([
    ['a null that must not be', { one: { id: null } }],
    ['a text for a number', { one: { id: '1', age: '3' } }],
    ['an unknown value of an enum', { one: { id: '1', kind: 'constructor' } }],
    ['a list for an object', { one: [] }],
  ])('leaves %s to graphql-js', (_, data) => {
    expect(shaped('{ one { id age kind } }', data).compiled).toBeUndefined()
  })

  it('writes a shared object once a selection, also where parents of two types ask for different keys', () => {
    const owner = { id: '1', name: 'Ana', [sharedText]: { by: undefined, of: undefined, from: 0, to: 0 } }
    const nodes = ['X', 'Y', 'X', 'Y', 'Y'].map((__typename) => ({ __typename, owner }))
    const query = '{ nodes { ... on X { owner { id name } } ... on Y { owner { id } } } }'
    for (let time = 0; time < 2; time += 1) {
      const { compiled, exact } = shaped(query, { nodes })
      expect(compiled).toEqual(exact)
    }
  })
})
