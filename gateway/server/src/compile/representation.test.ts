import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner'
import { buildSchema } from 'graphql'
import { compileRepresentation } from './representation.ts'

const schema = buildSchema(`
  type Query { all: [Media] }
  interface Media { id: ID! }
  type Book implements Media { id: ID! title: String place: Place }
  type Film implements Media { id: ID! }
  type Place { land: String nr: Int }
`)

const field = (name: string, selections?: QueryPlanSelectionNode[]): QueryPlanSelectionNode =>
  selections === undefined ? { kind: 'Field', name } : { kind: 'Field', name, selections }
const on = (typeCondition: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'InlineFragment',
  typeCondition,
  selections,
})
const plain = [on('Book', field('__typename'), field('id'))]
const nested = [on('Book', field('__typename'), field('place', [field('land')]))]
const optional = [on('Book', ...(plain[0]?.selections ?? []), on('Book', field('__typename'), field('title')))]
const both = [...plain, on('Media', field('__typename'), field('title'))]
const asMedia: FetchDataRewrite = { kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Media' }
const renamed: FetchDataRewrite = { kind: 'KeyRenamer', path: ['... on Book', 'made_up'], renameKeyTo: 'title' }

const book = { __typename: 'Book', id: '1', title: null, place: { land: 'ID', nr: 4 } }

describe('a representation', () => {
  it.each([
    ['holds the plain fields of a key', plain, [], book, '{"__typename":"Book","id":"1"}'],
    ['holds what is named below a field', nested, [], book, '{"__typename":"Book","place":{"land":"ID"}}'],
    ['joins all parts that apply', both, [], book, '{"__typename":"Book","id":"1","title":null}'],
    [
      'does without what a condition left out',
      optional,
      [],
      { __typename: 'Book', id: '1' },
      '{"__typename":"Book","id":"1"}',
    ],
    ['has the type that the plan sets', plain, [asMedia], book, '{"__typename":"Media","id":"1"}'],
    [
      'has a null under the name that the plan gives it',
      [on('Book', ...(plain[0]?.selections ?? []), field('made_up'))],
      [renamed],
      { ...book, made_up: null },
      '{"__typename":"Book","id":"1","title":null}',
    ],
    ['is none where a field is missing', plain, [], { __typename: 'Book' }, undefined],
    ['is none of an object of another type', plain, [], { __typename: 'Film', id: '1' }, undefined],
    ['is none of an object without a type', plain, [], { id: '1' }, undefined],
    [
      'is none where only another type’s requirement is left',
      both,
      [],
      { __typename: 'Film', id: '1', title: 'x' },
      undefined,
    ],
  ] as const)('%s', (_, requires, rewrites, target, expected) => {
    const represent = compileRepresentation(schema, {
      requires: [...requires],
      rewrites,
      keysOf: () => new Set(['id', 'place']),
    })
    expect(represent({ ...target })).toBe(expected)
  })

  it('quotes what needs it', () => {
    expect(compileRepresentation(schema, { requires: plain, rewrites: [] })({ __typename: 'Book', id: '"\n' })).toBe(
      '{"__typename":"Book","id":"\\"\\n"}',
    )
  })
})
