import { randomUUID } from 'node:crypto'
import { government, ngo } from '@simpul/demo'
import {
  type TestCluster,
  type TestDatabase,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { keySigner, newSigningKey, peerHeaderName, peerSigner } from '@simpul/trust'
import { forum } from '../forum-subgraph.ts'

const now = new Date('2026-07-15T03:00:00Z')
const parties = testParties()
let cluster: TestCluster
let database: TestDatabase
let subgraph: TestSubgraph

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, forum)
  const register = testRegister(parties, now)
  subgraph = await testSubgraph({ definition: forum, database, parties, register, clock: () => now })
}, 60_000)

afterAll(async () => {
  await subgraph?.close()
  await database?.close()
  await cluster?.stop()
})

/** One answer as an agency's kit tells of it. */
async function tell(from: string, answer: object): Promise<number> {
  const body = JSON.stringify({ message: 'accessAnswered', input: { id: randomUUID(), answer: 'REFUSE', ...answer } })
  const signer = keySigner(parties.agencyKeys.get(from) ?? newSigningKey().privateKey)
  const token = await peerSigner({ agency: from, signer }).sign({ audience: 'forum-pmi-jember', body, now })
  const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
  return (await subgraph.server.inject({ method: 'POST', url: '/peer', headers, payload: body })).statusCode
}

/** What the public reads. */
async function figures(): Promise<unknown> {
  const query = `{ indicators(indicator: "access_answer_days", orderBy: PERIOD_START) {
    edges { node { periodStart periodEnd dimension category value unit n asOf } } } }`
  return (await subgraph.ask({ query })).body.data?.indicators
}

describe('answer times', () => {
  it('are published a month and an owner, as the median of days with the number of answers', async () => {
    for (const answeredOn of ['2026-07-01', '2026-07-04', '2026-07-09', '2026-07-09'])
      await tell(government, { owner: government, askedOn: '2026-07-01', answeredOn })
    await tell(government, { owner: government, askedOn: '2026-06-01', answeredOn: '2026-06-15' })
    await tell(ngo, { owner: ngo, askedOn: '2026-07-10', answeredOn: '2026-07-10', answer: 'ACCEPT' })
    const common = { dimension: 'agency', unit: 'days', asOf: '2026-07-15' }
    const july = { periodStart: '2026-07-01', periodEnd: '2026-07-31', ...common }
    expect(await figures()).toEqual({
      edges: expect.arrayContaining([
        {
          node: {
            ...common,
            periodStart: '2026-06-01',
            periodEnd: '2026-06-30',
            category: government,
            value: 14,
            n: 1,
          },
        },
        { node: { ...july, category: government, value: 5.5, n: 4 } },
        { node: { ...july, category: ngo, value: 0, n: 1 } },
      ]),
    })
  })

  it('count an answer once, however often it is told', async () => {
    const id = randomUUID()
    const answer = { id, owner: ngo, askedOn: '2026-05-01', answeredOn: '2026-05-03' }
    expect(await tell(ngo, answer)).toBe(200)
    expect(await tell(ngo, answer)).toBe(200)
    expect(await figures()).toMatchObject({
      edges: expect.arrayContaining([{ node: expect.objectContaining({ periodStart: '2026-05-01', value: 2, n: 1 }) }]),
    })
  })

  it.each([
    ['another agency’s', { owner: government, askedOn: '2026-07-01', answeredOn: '2026-07-02' }],
    ['before their question', { owner: ngo, askedOn: '2026-07-03', answeredOn: '2026-07-02' }],
    ['in the future', { owner: ngo, askedOn: '2026-07-03', answeredOn: '2026-07-16' }],
  ])('are not %s', async (_, answer) => {
    expect(await tell(ngo, answer)).toBe(409)
  })
})
