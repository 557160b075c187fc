import { buildSchema, parse } from 'graphql'
import { restoreNulls } from './restore-nulls.ts'

const schema = buildSchema(/* GraphQL */ `
  scalar Day
  type Query { worker(id: ID): Worker workers: [Worker] strict: Worker! any: Named }
  interface Named { name: String }
  type Worker implements Named { id: ID! name: String born: Day friends: [Worker!] }
`)

const restored = (query: string, data: unknown, variables?: Readonly<Record<string, unknown>>, name?: string) =>
  JSON.parse(JSON.stringify(restoreNulls(schema, parse(query), name, variables, data)))

describe('a result as the client asked for it', () => {
  it('has null where a field was pruned, in the order of the question', () => {
    const data = restored('{ worker { name id born } }', { worker: { id: '1' } })
    expect(JSON.stringify(data)).toBe('{"worker":{"name":null,"id":"1","born":null}}')
  })

  it('keeps what was answered, under its aliases and in fragments', () => {
    const query = '{ w: worker { n: name ...F } workers { id } } fragment F on Worker { day: born }'
    const answer = { w: { n: 'Siti', day: '2026-07-01' }, workers: [{ id: '1' }, null] }
    expect(restored(query, answer)).toEqual(answer)
  })

  it('leaves out what was not asked for', () => {
    expect(restored('{ worker { id } }', { worker: { id: '1', __typename: 'Worker', name: 'Siti' } })).toEqual({
      worker: { id: '1' },
    })
  })

  it('lets a null bubble to the nearest place that may be null', () => {
    expect(restored('{ worker { id name } }', { worker: { name: 'Siti' } })).toEqual({ worker: null })
    expect(restored('{ workers { id } }', { workers: [{ id: '1' }, {}] })).toEqual({ workers: [{ id: '1' }, null] })
    expect(restored('{ worker { id friends { id } } }', { worker: { id: '1', friends: [{}] } })).toEqual({
      worker: { id: '1', friends: null },
    })
    expect(restored('{ strict { name } }', {})).toBeNull()
  })

  it('is all null where there is no data', () => {
    expect(restored('{ worker { id } workers { id } }', null)).toEqual({ worker: null, workers: null })
  })

  it('follows the variables and the name of the operation', () => {
    const query = 'query A { worker { id } } query B($all: Boolean!) { workers @include(if: $all) { id } any { name } }'
    expect(restored(query, { any: null }, { all: false }, 'B')).toEqual({ any: null })
    expect(restored(query, {}, { all: true }, 'B')).toEqual({ workers: null, any: null })
  })

  it('finds the type of a row behind an interface by its name', () => {
    const query = '{ any { __typename name ... on Worker { id born } } }'
    const answer = { any: { __typename: 'Worker', id: '1', name: 'Siti' } }
    expect(restored(query, answer)).toEqual({ any: { ...answer.any, born: null } })
  })
})
