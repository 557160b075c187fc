import { refuseDeepNesting } from './nesting.ts'

const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)

describe('a value', () => {
  it.each<[string, unknown]>([
    ['that is none', null],
    ['without levels', 'text'],
    ['of the levels that are allowed', { a: [{ b: 1 }], c: [], d: 'text' }],
    ['of many values side by side', Array.from({ length: 100_000 }, () => [1])],
  ])('%s passes', (_, value) => {
    expect(() => refuseDeepNesting(value, 3)).not.toThrow()
  })

  it.each<[string, unknown]>([
    ['one level deeper', { a: [{ b: {} }] }],
    ['a hundred thousand levels deep', deep(100_000)],
  ])('%s is refused', (_, value) => {
    expect(() => refuseDeepNesting(value, 3)).toThrow('The request nests values deeper than 3 levels.')
  })
})
