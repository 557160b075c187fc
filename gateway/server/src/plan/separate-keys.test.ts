import { type FieldNode, Kind, parse, print } from 'graphql'
import { clientStep, plannedKey, separateKeys } from './separate-keys.ts'

const names = new Set(['__typename', 'id', 'price'])

function separated(query: string): string {
  return print(separateKeys(parse(query), names).document).replace(/\s+/g, ' ')
}

describe('the keys of a document to plan', () => {
  it.each([
    ['that no planner takes for its own', '{ e { id x: name price name: price } }'],
    ['that are what they are called', '{ e { id: id price } }'],
    ['that mean the same in several places', '{ a: e { x: f(n: 1, m: 2) } b: e { x: f(m: 2, n: 1) } }'],
  ])('are left alone %s', (_, query) => {
    const document = parse(query)
    expect(separateKeys(document, names)).toEqual({ document, keys: undefined })
  })

  it.each([
    ['an alias by the name of a key', '{ e { id: name } }', '{ e { own_0_id: name } }'],
    ['an alias by the name of the type', '{ e { __typename: name } }', '{ e { own_0___typename: name } }'],
    [
      'a requirement, asked for with arguments under another’s name',
      '{ e { price: cost(in: 2) } }',
      '{ e { own_0_price: cost(in: 2) } }',
    ],
    [
      'one key that means two things',
      '{ ... on A { x: f } ... on B { x: f(n: 1) } }',
      '{ ... on A { x: f } ... on B { own_0_x: f(n: 1) } }',
    ],
    ['what the client calls as we would', '{ own_0_id: a id: b }', '{ own_0_id: a own__0_id: b }'],
  ])('are made separate for %s', (_, query, expected) => {
    expect(separated(query)).toBe(expected)
  })

  it('are found again by the client’s own fields, and told by the client’s names', () => {
    const document = parse('{ id: name name }')
    const { keys } = separateKeys(document, names)
    const [operation] = document.definitions
    const fields = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : []
    expect(fields.map((one) => plannedKey(one as FieldNode, keys))).toEqual(['own_0_id', 'name'])
    expect(['own_0_id', 'name', 3].map((step) => clientStep(step, keys))).toEqual(['id', 'name', 3])
  })
})
