import { Kind, parse } from 'graphql'
import { compileMerge } from './merge.ts'
import { responseTree } from './response-tree.ts'

function merged(selection: string, target: object, ...received: readonly object[]): unknown {
  const [operation] = parse(selection).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no selection.')
  const merge = compileMerge(responseTree(operation.selectionSet, new Map()), new Set(['Media']))
  const copy = JSON.parse(JSON.stringify(target))
  for (const one of received) merge(copy, one)
  return JSON.parse(JSON.stringify(copy))
}

describe('what a fetch brought', () => {
  it.each([
    ['is taken over key by key', '{ a b }', { x: 1 }, [{ a: 1, b: null }], { x: 1, a: 1, b: null }],
    ['is left where nobody asked for it', '{ a }', {}, [{ a: 1, stray: 2 }], { a: 1 }],
    ['is joined below one key', '{ a { b } }', { a: { c: 1 } }, [{ a: { b: 2 } }], { a: { c: 1, b: 2 } }],
    [
      'is joined element by element',
      '{ l { b } }',
      { l: [{ c: 1 }, null] },
      [{ l: [{ b: 2 }, null] }],
      { l: [{ c: 1, b: 2 }, null] },
    ],
    ['does not take away what another brought', '{ a { b } }', { a: { c: 1 } }, [{ a: null }], { a: { c: 1 } }],
    ['replaces a list of another length', '{ l { b } }', { l: [{ b: 1 }] }, [{ l: [] }], { l: [] }],
    [
      'keeps a type’s own name',
      '{ __typename }',
      { __typename: 'Book' },
      [{ __typename: 'Media' }],
      { __typename: 'Book' },
    ],
    [
      'learns a type’s own name',
      '{ __typename }',
      { __typename: 'Media' },
      [{ __typename: 'Book' }],
      { __typename: 'Book' },
    ],
    [
      'is null under an inherited name too',
      '{ toString { b } }',
      {},
      [JSON.parse('{"toString":null}')],
      { toString: null },
    ],
  ] as const)('%s', (_, selection, target, received, expected) => {
    expect(merged(selection, target, ...received)).toEqual(expected)
  })

  it('stands under `__proto__` as under any other key', () => {
    const received = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"polluted":2}}')
    const target: Record<string, unknown> = {}
    const [operation] = parse('{ __proto__: a { polluted } constructor: b { polluted } }').definitions
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no selection.')
    compileMerge(responseTree(operation.selectionSet, new Map()))(target, received)
    expect(JSON.stringify(target)).toBe('{"__proto__":{"polluted":1},"constructor":{"polluted":2}}')
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
