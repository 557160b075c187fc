import { buildSchema, parse } from 'graphql'
import { shapeExactly } from './shape-exactly.ts'

const schema = buildSchema(`
  type Query { e: E list: [E!] strict: E! m: M }
  interface M { id: ID }
  type E implements M { id: ID n: Int! tags: [Int] }
`)

function shaped(query: string, data: object, known: { message: string; path?: (string | number)[] }[] = []) {
  const exact = shapeExactly(data, { schema, document: parse(query), operationName: undefined, variables: {}, known })
  return { data: JSON.parse(JSON.stringify(exact.data)), places: exact.errors.map(({ path }) => path) }
}

describe('the exact shape', () => {
  it.each([
    ['lets a null bubble to where it may stand', '{ e { n } }', { e: {} }, { e: null }, [['e', 'n']]],
    ['lets it bubble through a list', '{ list { n } }', { list: [{ n: 1 }, {}] }, { list: null }, [['list', 1, 'n']]],
    ['is null where the root promises a value', '{ strict { n } }', {}, null, [['strict']]],
    ['coerces what GraphQL coerces', '{ e { n id } }', { e: { n: '12', id: 3 } }, { e: { n: 12, id: '3' } }, []],
    [
      'refuses a value of a wrong type',
      '{ e { tags } }',
      { e: { tags: [1, 'x'] } },
      { e: { tags: [1, null] } },
      [['e', 'tags', 1]],
    ],
    [
      'answers from the schema',
      '{ __type(name: "E") { name } e { id } }',
      { e: null },
      { __type: { name: 'E' }, e: null },
      [],
    ],
    ['needs no type where none is asked for', '{ m { id } }', { m: { id: '1' } }, { m: { id: '1' } }, []],
    [
      'knows no object by its interface',
      '{ m { id __typename } }',
      { m: { id: '1', __typename: 'M' } },
      { m: null },
      [['m']],
    ],
    ['reads own keys only', '{ e { constructor: tags } }', { e: {} }, { e: { constructor: null } }, []],
  ])('%s', (_, query, data, expected, places) => {
    expect(shaped(query, data)).toEqual({ data: expected, places })
  })

  it('does not explain a second time what a subgraph explained', () => {
    const known = [{ message: 'It failed.', path: ['e', 'n'] }]
    expect(shaped('{ e { n } }', { e: {} }, known)).toEqual({ data: { e: null }, places: [] })
  })
})
