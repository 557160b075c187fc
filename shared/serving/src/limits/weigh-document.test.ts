import { buildSchema, getIntrospectionQuery, parse, validate } from 'graphql'
import { limitRule } from './limit-rules.ts'
import { callerLimits } from './limits.ts'
import { maxPageSize, type Weight, weighDocument } from './weigh-document.ts'

function weigh(query: string): Weight {
  const [weight] = weighDocument(parse(query))
  if (weight === undefined) throw new Error('The query of the test has no operation.')
  return weight
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

  it('counts fields, spreads and inline fragments as they stand when every fragment is written out', () => {
    expect(weigh('{ c a { c } }').selections).toBe(3)
    expect(weigh('{ ... on Query { c } ... @include(if: true) { ...F } } fragment F on Query { c }').selections).toBe(5)
    expect(weigh('{ ...F ...F } fragment F on Query { ...G ...G } fragment G on Query { c c c }').selections).toBe(18)
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
    expect(weigh(`{ b(first: ${'9'.repeat(400)}) }`).cost).toBe(1)
  })

  it('takes the lists of introspection for long, and only there', () => {
    expect(weigh('{ __schema { types { name } } }').cost).toBe(1 + 1 + 100)
    expect(weigh('{ __type(name: "Query") { fields { name } } }').cost).toBe(1 + 1 + 4)
    expect(weigh('{ __schema { types { ...F } } } fragment F on __Type { fields { name } }').cost).toBe(2 + 100 * 5)
    expect(weigh('{ types { fields { name } } }').cost).toBe(3)
  })

  it('ends at fragments that spread each other', () => {
    expect(weigh('{ ...F } fragment F on Query { c ...G } fragment G on Query { c ...F }').depth).toBe(1)
  })

  it('is of each operation, in their order', () => {
    const weights = weighDocument(parse('query A { c } fragment F on Query { c } query B { a { ...F } }'))
    expect(weights.map(({ depth }) => depth)).toEqual([1, 2])
  })
})

const schema = buildSchema('type Query { a(of: Int, in: [[Int]]): Query b(first: Int): [Query!] c: Int }')

describe('a document that grows when it is written out', () => {
  /** Twenty levels that each spread the next one ten times. */
  const levels = (spread: (next: string) => string) => {
    const fragments = Array.from({ length: 20 }, (_, n) => `fragment F${n} on Query { ${spread(`...F${n + 1}`)} }`)
    return `{ ...F0 } ${fragments.join(' ')} fragment F20 on Query { c }`
  }
  const doubled = (level: number): string => (level === 0 ? 'c' : `... { ${doubled(level - 1)} } `.repeat(2))

  it.each([
    ['by fragments', levels((next) => `${next} `.repeat(10))],
    ['by inline fragments in fragments', levels((next) => `... on Query { ${next} } `.repeat(10))],
    ['by fields in fragments', levels((next) => `a { ${next} } `.repeat(10))],
    [
      'by fields that no two are merged',
      levels((next) => Array.from('klm', (key) => `${key}: a { ${next} }`).join(' ')),
    ],
    ['by operations that share their fragments', `${levels((next) => next.repeat(2))} ${operations(200)}`],
    ['by inline fragments alone', `{ ${doubled(8)} ${doubled(8)} ${doubled(8)} ${doubled(8)} }`],
  ])('%s is refused without being written out', (_, text) => {
    const errors = validate(schema, parse(text), [limitRule(callerLimits)])
    expect(errors.map(({ extensions }) => extensions.code)).toContain('TOO_COMPLEX')
  })

  function operations(count: number): string {
    return Array.from({ length: count }, (_, n) => `query Q${n} { ...F0 }`).join(' ')
  }

  it('has more selections than a number can say, and still a weight', () => {
    const weight = weigh(levels((next) => `${next} `.repeat(10)))
    expect(weight.selections).toBeGreaterThan(1e20)
    expect(weigh(`{ ${'b(first: 1000) {'.repeat(120)} c ${'}'.repeat(120)} }`).cost).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('a document of a thousand tokens', () => {
  it.each([
    ['one field again and again', `{ ${'c '.repeat(998)} }`],
    ['directives', `{ c ${'@a '.repeat(498)} }`],
    ['a list in a list', `{ a(in: ${'['.repeat(490)}${']'.repeat(490)}) { c } }`],
    ['an object in an object', `{ a(in: ${'{a:'.repeat(240)}1${'}'.repeat(240)}) { c } }`],
    ['fields in fields', `{ ${'a {'.repeat(330)} c ${'}'.repeat(330)} }`],
    ['variables', `query (${Array.from({ length: 240 }, (_, n) => `$v${n}: X`).join(' ')}) { c }`],
    ['arguments', `{ a(${Array.from({ length: 320 }, (_, n) => `x${n}: 1`).join(' ')}) { c } }`],
  ])('%s, is validated to its end', (_, text) => {
    const document = parse(text, { maxTokens: callerLimits.tokens })
    expect(Array.isArray(validate(schema, document, undefined))).toBe(true)
    expect(weighDocument(document)).toHaveLength(1)
  })
})

describe('introspection', () => {
  const all = getIntrospectionQuery({
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  const wide = (fields: string) => Array.from({ length: 50 }, (_, n) => `d${n}: ${fields}`).join(' ')

  it.each([
    ['as editors ask it', all, true],
    ['of one type', '{ __type(name: "Query") { fields { name type { name } } } }', true],
    [
      'of every type fifty times',
      `{ __schema { ${wide('types { kind name description fields { name description } }')} } }`,
      false,
    ],
    [
      'of each type’s fields’ types fifty times',
      `{ __schema { types { fields { type { fields { ${wide('name')} } } } } } }`,
      false,
    ],
  ])('%s', (_, text, isAllowed) => {
    const errors = validate(schema, parse(text), [limitRule(callerLimits)])
    expect(errors.length === 0).toBe(isAllowed)
  })
})
