import { echoWorkers } from './echo-workers.ts'

const id = '00000000-0000-4000-8000-00000000000a'
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('a worker asked of a subgraph that is away', () => {
  it('is still the reference that every subgraph would answer', () => {
    const echoed = echoWorkers('query ($id: ID!) { w: worker(id: $id) { __typename id fullName notes { id } } }', {
      id,
    })
    expect(plain(echoed)).toEqual({ w: { __typename: 'Worker', id, fullName: null, notes: null } })
    expect(plain(echoWorkers(`{ worker(id: "${id}") { key: id } }`, undefined))).toEqual({ worker: { key: id } })
  })

  it.each([
    ['an id of another form', '{ worker(id: "x") { id } }'],
    ['another root field', `{ worker(id: "${id}") { id } workers { totalCount } }`],
    ['entities', '{ _entities(representations: []) { __typename } }'],
    ['a mutation', `mutation { worker(id: "${id}") { id } }`],
  ])('is not made up for %s', (_, query) => {
    expect(echoWorkers(query, {})).toBeNull()
  })
})
