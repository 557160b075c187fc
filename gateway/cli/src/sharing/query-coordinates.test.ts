import { queryCoordinates } from './query-coordinates.ts'
import { schemaShape } from './schema-shape.ts'

const government = `
  type Query { worker(id: ID!): Worker  workers(filter: WorkerFilter, orderBy: WorkerOrder): [Worker!]  commitments: [Commitment!] }
  type Worker { id: ID! fullName: String }
  input WorkerFilter { sex: Sex  any: [WorkerFilter!] }
  enum WorkerOrder { FULL_NAME REGISTERED_ON }
  enum Sex { FEMALE MALE }
  interface Commitment { id: ID! promise: String }
  type CaseCommitment implements Commitment { id: ID! promise: String }
`
const ngo = `
  extend type Worker { cases(first: Int = 50): [Case!] }
  type Case { id: ID! }
  type OtherCommitment implements Commitment { id: ID! promise: String }
  union Found = Case | Worker
  extend type Query { find: Found }
`
const shape = schemaShape([government, ngo])

describe('the coordinates of a query', () => {
  it.each([
    [
      'fields of several owners',
      '{ worker(id: "w") { __typename fullName cases { id } } }',
      ['Query.worker', 'Worker.fullName', 'Worker.cases', 'Case.id'],
      ['Query.worker(id:)'],
    ],
    [
      'aliases',
      '{ a: worker(id: "w") { b: fullName c: fullName } }',
      ['Query.worker', 'Worker.fullName'],
      ['Query.worker(id:)'],
    ],
    [
      'fragments, also within themselves',
      '{ worker(id: 1) { ...W ... on Worker { id } } } fragment W on Worker { fullName ...W }',
      ['Query.worker', 'Worker.fullName', 'Worker.id'],
      ['Query.worker(id:)'],
    ],
    [
      'an interface, as each of its types',
      '{ commitments { promise } }',
      ['Query.commitments', 'CaseCommitment.promise', 'OtherCommitment.promise'],
      [],
    ],
    [
      'a union by its types',
      '{ find { ... on Case { id } ... on Worker { fullName } } }',
      ['Query.find', 'Case.id', 'Worker.fullName'],
      [],
    ],
    [
      'input objects, lists and enum values',
      '{ workers(filter: { any: [{ sex: MALE }] }, orderBy: FULL_NAME) { id } }',
      ['Query.workers', 'Worker.id'],
      [
        'Query.workers(filter:)',
        'WorkerFilter.any',
        'WorkerFilter.sex',
        'Sex.MALE',
        'Query.workers(orderBy:)',
        'WorkerOrder.FULL_NAME',
      ],
    ],
  ])('are found for %s', (_, text, fields, used) => {
    expect(queryCoordinates(shape, { text })).toEqual({ fields, arguments: used })
  })

  it('follow the variables that are given, and only those', () => {
    const text = 'query Q($f: WorkerFilter, $o: WorkerOrder) { workers(filter: $f, orderBy: $o) { id } }'
    expect(queryCoordinates(shape, { text, variables: { f: { sex: 'FEMALE' } } }).arguments).toEqual([
      'Query.workers(filter:)',
      'WorkerFilter.sex',
      'Sex.FEMALE',
    ])
  })

  it.each([
    ['{ nothing }', undefined, 'The schemas have no field Query.nothing.'],
    ['{ worker(id: 1) { ...Gone } }', undefined, 'The query has no fragment Gone.'],
    [
      'query A { find { __typename } } query B { find { __typename } }',
      undefined,
      'The query has several operations. Name one with --operation.',
    ],
    ['query A { find { __typename } }', 'B', 'It has no operation B.'],
    ['fragment F on Case { id }', undefined, 'The query asks nothing.'],
    ['{', undefined, 'The query cannot be read: Syntax Error: Expected Name, found <EOF>.'],
  ])('of %s, operation %s, are refused', (text, operationName, message) => {
    expect(() => queryCoordinates(shape, { text, operationName })).toThrow(message)
  })
})
