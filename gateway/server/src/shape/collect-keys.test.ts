import { buildSchema, type FragmentDefinitionNode, isInterfaceType, isObjectType, Kind, parse } from 'graphql'
import { collectKeys } from './collect-keys.ts'
import { uniformKeys } from './uniform-keys.ts'

const schema = buildSchema(`
  type Query { m: M }
  interface Base { id: ID }
  interface M implements Base { id: ID }
  union U = A
  type A implements M & Base { id: ID a: Int }
  type B implements M & Base { id: ID b: Int }
`)

function read(text: string) {
  const { definitions } = parse(text)
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one)
  const sets = definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : []))
  return { sets, options: { schema, fragments, conditions: { yes: true, no: false } } }
}

function keys(text: string): readonly string[] {
  const [{ sets, options }, type] = [read(text), schema.getType('A')]
  if (!isObjectType(type)) throw new Error('There is no type A.')
  return [...collectKeys(type, sets, options)].map(
    ([key, nodes]) => `${key}${nodes.length > 1 ? ` ×${nodes.length}` : ''}`,
  )
}

describe('the keys of an object', () => {
  it.each([
    ['in the order in which they first appear', '{ b: id a b: id }', ['b ×2', 'a']],
    [
      'of fragments on its type, its interfaces and its unions',
      '{ ... on A { a } ... on M { x: id } ... on Base { y: id } ... on U { z: __typename } }',
      ['a', 'x', 'y', 'z'],
    ],
    ['not of other types', '{ ... on B { b } ...F } fragment F on B { b }', []],
    ['of a named fragment once', '{ ...F ...F } fragment F on M { id }', ['id']],
    [
      'by conditions',
      '{ a: id @skip(if: $yes) b: id @include(if: $yes) @skip(if: $no) c: id @include(if: false) ... @skip(if: true) { d: id } }',
      ['b'],
    ],
  ])('are collected %s', (_, text, expected) => {
    expect(keys(text)).toEqual(expected)
  })
})

describe('what is asked of an interface', () => {
  it.each([
    ['is the same for all its types', '{ id ... on M { x: id } ... on Base { y: id } }', ['id', 'x', 'y']],
    ['is not, where one type is asked for more', '{ id ... on A { a } }', undefined],
    ['is not, where the type is asked for', '{ id __typename }', undefined],
  ])('%s', (_, text, expected) => {
    const [{ sets, options }, type] = [read(text), schema.getType('M')]
    if (!isInterfaceType(type)) throw new Error('There is no interface M.')
    const uniform = uniformKeys(type, sets, options)
    expect(uniform && [...uniform.keys()]).toEqual(expected)
  })
})
