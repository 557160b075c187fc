import { buildSchema, Kind, parse, validate } from 'graphql'
import { limitRule, maxPageSize, type Weight, weighOperation } from './limit-rules.ts'
import { callerLimits, type Limits } from './limits.ts'

const schema = buildSchema('type Query { a: Query b(first: Int, last: Int): [Query!] c: Int }')

function weigh(query: string): Weight {
  const document = parse(query)
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (operation === undefined) throw new Error('The query of the test has no operation.')
  return weighOperation(operation, document)
}

function refused(query: string, limits: Partial<Limits>): readonly string[] {
  const errors = validate(schema, parse(query), [limitRule({ ...callerLimits, ...limits })])
  expect(errors.every((error) => error.extensions.code === 'TOO_COMPLEX')).toBe(true)
  return errors.map(({ message }) => message)
}

describe('the weight of an operation', () => {
  it('is the depth of its deepest field, wherever a fragment puts it', () => {
    expect(weigh('{ c a { a { c } } }').depth).toBe(3)
    expect(weigh('{ a { ...F } } fragment F on Query { a { ... on Query { a { c } } } }').depth).toBe(4)
  })

  it('counts aliases each time a fragment is spread', () => {
    expect(weigh('{ x: c y: a { z: c } c }').aliases).toBe(3)
    expect(weigh('{ a { ...F } b { ...F } } fragment F on Query { x: c y: c }').aliases).toBe(4)
  })

  it('multiplies what is below a page by the size of the page', () => {
    expect(weigh('{ c }').cost).toBe(1)
    expect(weigh('{ b(first: 10) { c } }').cost).toBe(11)
    expect(weigh('{ b(last: 10) { b(first: 5) { c c2: c } } }').cost).toBe(1 + 10 * (1 + 5 * 2))
    expect(weigh('{ b(first: 10) { ...F ...F } } fragment F on Query { c a { c } }').cost).toBe(61)
  })

  it('takes a page size by variable at its most, and one below one for one', () => {
    expect(weigh('query ($n: Int) { b(first: $n) { c } }').cost).toBe(1 + maxPageSize)
    expect(weigh('{ b(first: -5) { c } }').cost).toBe(2)
  })

  it('ends at fragments that spread each other', () => {
    expect(weigh('{ ...F } fragment F on Query { c ...G } fragment G on Query { c ...F }').depth).toBe(1)
  })

  it('is found quickly for a thousand fragments that each spread the next one twice', () => {
    const fragments = Array.from(
      { length: 1_000 },
      (_, n) => `fragment F${n} on Query { x: c ...F${n + 1} ...F${n + 1} }`,
    )
    const query = `{ ...F0 } ${fragments.join(' ')} fragment F1000 on Query { c }`
    const start = performance.now()
    expect(refused(query, {})).not.toHaveLength(0)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('the rule of limits', () => {
  it('lets an operation pass that is exactly at every limit', () => {
    expect(refused('{ x: a { c } c }', { depth: 2, aliases: 1, rootFields: 2, cost: 3 })).toEqual([])
  })

  it.each([
    ['depth', '{ a { a { c } } }', { depth: 2 }, 'nests fields up to 3; the limit is 2'],
    ['aliases', '{ x: c y: c }', { aliases: 1 }, 'uses aliases up to 2; the limit is 1'],
    ['cost', '{ b(first: 100) { c } }', { cost: 100 }, 'up to 101; the limit is 100'],
    ['root fields', '{ c a { c } b { c } }', { rootFields: 2 }, 'asks root fields up to 3; the limit is 2'],
    [
      'root fields in a fragment',
      '{ ...F ... on Query { a { c } } } fragment F on Query { c b { c } }',
      { rootFields: 2 },
      'asks root fields up to 3; the limit is 2',
    ],
  ])('refuses an operation over its %s, and says which limit', (_, query, limits, words) => {
    const messages = refused(query, limits)
    expect(messages).toHaveLength(1)
    expect(messages.at(0)).toContain(words)
  })

  it('weighs every operation of a document', () => {
    expect(refused('query A { c } query B { a { a { c } } }', { depth: 2 })).toHaveLength(1)
  })
})
