import type { FetchDataRewrite } from '@apollo/query-planner'
import { buildSchema } from 'graphql'
import { rewrite } from './rewrite.ts'

const schema = buildSchema(
  'type Query { m: M } interface M { id: ID } type A implements M { id: ID } type B implements M { id: ID }',
)

const setter = (...path: string[]): FetchDataRewrite => ({ kind: 'ValueSetter', path, setValueTo: 'M' })
const renamer = (...path: string[]): FetchDataRewrite => ({ kind: 'KeyRenamer', path, renameKeyTo: 'x' })

describe('a rewrite', () => {
  it.each([
    ['sets a value', setter('__typename'), { __typename: 'A' }, { __typename: 'M' }],
    [
      'sets it for one type',
      setter('... on A', '__typename'),
      [{ __typename: 'A' }, { __typename: 'B' }],
      [{ __typename: 'M' }, { __typename: 'B' }],
    ],
    [
      'sets it for the types of an interface',
      setter('... on M', 'n'),
      { __typename: 'B' },
      { __typename: 'B', n: 'M' },
    ],
    ['renames a key', renamer('y'), { y: 1 }, { x: 1 }],
    ['renames a null', renamer('y'), { y: null, x: 2 }, { x: null }],
    ['leaves what has no such key', renamer('y'), { x: 2 }, { x: 2 }],
    [
      'goes down keys and lists',
      renamer('a', 'y'),
      { a: [{ y: 1 }, null, [{ y: 2 }]] },
      { a: [{ x: 1 }, null, [{ x: 2 }]] },
    ],
  ] as const)('%s', (_, one, value, expected) => {
    const changed = JSON.parse(JSON.stringify(value))
    rewrite(schema, [one], changed)
    expect(JSON.parse(JSON.stringify(changed))).toEqual(expected)
  })
})
