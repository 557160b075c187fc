import { buildSchema, parse, specifiedRules, validate } from 'graphql'
import { limitRule } from './limit-rules.ts'
import { callerLimits, type Limits } from './limits.ts'

const schema = buildSchema('type Query { a: Query b(first: Int, last: Int): [Query!] c: Int }')

function refused(query: string, limits: Partial<Limits>): readonly string[] {
  const errors = validate(schema, parse(query), [...specifiedRules, limitRule({ ...callerLimits, ...limits })])
  expect(errors.every((error) => error.extensions.code === 'TOO_COMPLEX')).toBe(true)
  return errors.map(({ message }) => message)
}

describe('the rule of limits', () => {
  it('lets an operation pass that is exactly at every limit', () => {
    const limits = { depth: 2, aliases: 1, rootFields: 2, selections: 3, cost: 3 }
    expect(refused('{ x: a { c } c }', limits)).toEqual([])
  })

  it.each([
    ['depth', '{ a { a { c } } }', { depth: 2 }, 'nests fields up to 3; the limit is 2'],
    ['aliases', '{ x: c y: c }', { aliases: 1 }, 'uses aliases up to 2; the limit is 1'],
    ['selections', '{ c ... { c } }', { selections: 2 }, 'selects, with its fragments written out, up to 3'],
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

  it('comes before every other rule, which then sees nothing of the document', () => {
    expect(refused('{ a { a { unknown } } } fragment Unused on Nothing { x: c x: b }', { depth: 2 })).toHaveLength(1)
  })

  it('leaves a document within its limits to the other rules', () => {
    const errors = validate(schema, parse('{ a { unknown } }'), [...specifiedRules, limitRule(callerLimits)])
    expect(errors.map(({ message }) => message)).toEqual(['Cannot query field "unknown" on type "Query".'])
  })
})
