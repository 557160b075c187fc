import { buildSchema, type DocumentNode, getOperationAST, parse } from 'graphql'
import { compileShaper } from './compile-shaper.ts'
import { shapeExactly } from './shape-exactly.ts'

const schema = buildSchema(`
  scalar Any
  enum Kind { STAFF WORKER }
  interface Being { id: ID! name: String }
  union Either = Person | Place
  type Person implements Being { id: ID! name: String age: Int! score: Float isOn: Boolean kind: Kind tags: [[String!]] friends: [Person!] home: Place! note: Any }
  type Place implements Being { id: ID! name: String land: String! }
  type Query { one: Person all: [Being!]! either: [[Either]] n: Int }
`)

const document = parse(`query($no: Boolean = false) {
  n
  one { id name age score isOn kind tags note home { land __typename } friends { ...P } }
  all { __typename id ... on Person { __proto__: name friends { age } } ... on Place @skip(if: $no) { land } }
  either { ... on Place { id land } ... on Being { name } }
}
fragment P on Person { id constructor: kind home { id } }`)

/** A small generator, so that a failure can be repeated by its number. */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1
  return (below) => {
    state = (Math.imul(state, 48_271) + 11) & 0x7fffffff
    return Math.floor((state / 0x7fffffff) * below) % below
  }
}

const oddities: readonly unknown[] = [
  null,
  'teks',
  '7',
  3,
  -0,
  2.5,
  true,
  [],
  [null],
  {},
  3_000_000_000,
  'STAFF',
  { a: 1 },
]

/** An answer that is mostly as the schema says; the fewer oddities, the longer it stays so. */
function drawData(seed: number): object {
  const below = numbers(seed)
  const odd = (value: () => unknown) => (below(60) === 0 ? oddities[below(oddities.length)] : value())
  const list = (of: () => unknown) => Array.from({ length: below(3) }, () => odd(of))
  const place = () => ({ __typename: 'Place', id: odd(() => 'p'), name: odd(() => 'é "'), land: odd(() => 'ID') })
  const person = (depth: number): unknown => ({
    __typename: odd(() => 'Person'),
    id: odd(() => below(9)),
    name: odd(() => 'Siti'),
    ['__proto__']: odd(() => 'own'),
    age: odd(() => below(99)),
    score: odd(() => below(99) / 8),
    isOn: odd(() => below(2) === 0),
    kind: odd(() => 'WORKER'),
    constructor: odd(() => 'STAFF'),
    tags: odd(() => list(() => list(() => 'x'))),
    friends: odd(() => (depth > 1 ? null : list(() => person(depth + 1)))),
    home: odd(place),
    note: odd(() => ({ any: [1] })),
  })
  const being = () => (below(2) === 0 ? place() : person(0))
  return {
    n: odd(() => 1),
    one: odd(() => person(0)),
    all: odd(() => list(being)),
    either: odd(() => list(() => list(being))),
  }
}

describe('the two writers', () => {
  it('agree wherever the compiled one writes anything', () => {
    const shape = compileShaper({
      schema,
      operation: operationOf(document),
      fragments: fragmentsOf(document),
      conditions: { no: false },
    })
    let written = 0
    for (let seed = 0; seed < 1_000; seed += 1) {
      const data = drawData(seed)
      const text = shape?.(data)
      if (text === undefined) continue
      written += 1
      const exact = shapeExactly(data, { schema, document, operationName: undefined, variables: {}, known: [] })
      expect({ seed, text: text.data.toString(), errors: exact.errors }).toEqual({
        seed,
        text: JSON.stringify(exact.data),
        errors: [],
      })
    }
    expect(written).toBeGreaterThan(200)
  })
})

function operationOf(of: DocumentNode) {
  const operation = getOperationAST(of)
  if (operation === undefined || operation === null) throw new Error('There is no operation.')
  return operation
}

function fragmentsOf({ definitions }: DocumentNode) {
  return new Map(
    definitions.flatMap((one) => (one.kind === 'FragmentDefinition' ? [[one.name.value, one] as const] : [])),
  )
}
