import { buildSchema, parse, print } from 'graphql'
import { anchorObjects } from './anchor-objects.ts'
import { groupMutations } from './group-mutations.ts'
import { inlineFragments } from './inline-fragments.ts'
import { possibleFragments } from './possible-fragments.ts'

const text = (document: Parameters<typeof print>[0]) => print(document).replace(/\s+/g, ' ')

describe('a document to plan', () => {
  it.each([
    ['a condition', '{ e { a @skip(if: $x) } }', '{ e { a @skip(if: $x) __typename } }'],
    ['a fragment', '{ e { ... on E { a } } }', '{ e { ... on E { a } __typename } }'],
  ])('asks for an object also where all that is asked of it stands under %s', (_, query, expected) => {
    expect(text(anchorObjects(parse(query)))).toBe(expected)
  })

  it('is left alone where an object is asked for something for certain', () => {
    const document = parse('{ e { a b @skip(if: $x) c @deprecated } @x }'.replace(' @x', ''))
    expect(anchorObjects(document)).toBe(document)
  })

  it('has its fragments written out, with their conditions', () => {
    const query = '{ e { ...A @skip(if: $x) } } fragment A on E { ...B b } fragment B on E { c }'
    expect(text(inlineFragments(parse(query)))).toBe('{ e { ... on E @skip(if: $x) { ... on E { c } b } } }')
  })

  it('asks for a mutation’s field in one place, within the fragments around it', () => {
    const query = 'mutation { a @skip(if: $x) ... @include(if: $y) { b ... { a } } c }'
    expect(text(groupMutations(parse(query)))).toBe(
      'mutation { a @skip(if: $x) ... @include(if: $y) { ... { a } } ... @include(if: $y) { b } c }',
    )
    const document = parse('mutation { a ... { b } }')
    expect(groupMutations(document)).toBe(document)
  })

  it('has no fragment that no object can match', () => {
    const schema = buildSchema(`
      type Query { a: A f: F }
      interface F { id: ID }
      union U = A | B
      type A implements F { id: ID f: F }
      type B implements F { id: ID }
    `)
    const query =
      '{ a { ... on F { id ... on U { ... on B { id } } } } f { ... on U { ... on B { id } } ... on A { f { ... on B { id } } } } }'
    expect(text(possibleFragments(parse(query), schema))).toBe(
      '{ a { ... on F { id } } f { ... on U { ... on B { id } } ... on A { f { ... on B { id } } } } }',
    )
  })
})
