import { readRules } from '@simpul/boundary'
import {
  everythingOffered,
  type TestCaller,
  type TestCluster,
  type TestDatabase,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import fc from 'fast-check'
import { smallAgency } from '../kit/small-agency.ts'

const now = new Date('2026-07-01T03:00:00Z')
const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const workers = Array.from({ length: 24 }, (_, index) => idOf(index + 1))
const callers: readonly TestCaller[] = [
  { issuer: 'migrant-care-jember', person: 'caseworker', role: 'CASEWORKER', purpose: 'PROTECTION' },
  { issuer: 'p3mi-in-era-sejahtera', person: 'officer', role: 'OFFICER', purpose: 'PLACEMENT' },
  { issuer: 'disnaker-jember', person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' },
  { issuer: 'disnaker-jember', person: 'analyst', role: 'ANALYST', purpose: 'STATISTICS' },
  { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' },
]
/** Partners to whom some rows are shown, by grants and by links; only the second may search. */
const partners = callers.slice(0, 2)
const callerArbitrary = fc.constantFrom(...callers)
const workerArbitrary = fc.constantFrom(...workers)

let cluster: TestCluster
let database: TestDatabase
let subgraph: TestSubgraph

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, smallAgency)
  const parties = testParties()
  const register = testRegister(parties, now)
  const rules = readRules(smallAgency.sdl)
  const [government, company, partner] = parties.anchors.agencies
  if (government === undefined || company === undefined || partner === undefined) throw new Error('No such agencies.')
  register.agree(everythingOffered('mou-jember', [rules], parties.anchors.agencies))
  register.agree(everythingOffered('pks-protection', [rules], [government, partner]))
  register.agree(everythingOffered('pks-placement', [rules], [government, company]))
  subgraph = await testSubgraph({ definition: smallAgency, database, parties, register, clock: () => now })
  for (const [index, id] of workers.entries()) await insertWorker(id, `Nama ${String(index % 7)}`, index)
  for (const id of workers.filter((_, index) => index % 2 === 0)) {
    await database.own.query(
      `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at)
       values ('migrant-care-jember', 'PROTECTION', $1, 'CONSENT', $2, '2026-01-01', '2100-01-01')`,
      [id, `grant-${id}`],
    )
  }
  for (const id of workers.filter((_, index) => index % 3 === 0)) {
    await database.own.query(
      `insert into party (type, row_id, agency) values ('Worker', $1, 'p3mi-in-era-sejahtera')`,
      [id],
    )
  }
  await database.own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ('http://issuers.test/subjects', 'worker', $1, '{}')`,
    [workers[4]],
  )
}, 60_000)

afterAll(async () => {
  await subgraph?.close()
  await database?.close()
  await cluster?.stop()
})

async function insertWorker(id: string, name: string, index: number): Promise<void> {
  await database.own.query(
    `insert into worker (id, full_name, kecamatan, birth_date, secret) values ($1, $2, $3, $4, $5)`,
    [id, name, ['Silo', 'Ambulu', 'Puger'][index % 3], `19${70 + (index % 30)}-01-02`, `secret ${id}`],
  )
  await database.own.query(`insert into note (id, worker_id, text) values ($1, $2, $3)`, [`n-${id}`, id, `note ${id}`])
}

const fields = 'id fullName kecamatan birthDate notes { id text } complaints { id about }'
const question = `query ($id: ID!) { worker(id: $id) { ${fields} } }`

describe('one subgraph and many callers', () => {
  it('shows each of several that ask at once exactly what it shows them alone', async () => {
    const alone = new Map<string, string>()
    const answerTo = async (as: TestCaller, id: string) =>
      (await subgraph.ask({ as, query: question, variables: { id } })).text
    for (const as of callers)
      for (const id of workers) alone.set(`${as.issuer} ${as.role} ${id}`, await answerTo(as, id))
    expect(new Set(alone.values()).size).toBeGreaterThan(workers.length)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(callerArbitrary, workerArbitrary), { minLength: 2, maxLength: 8 }),
        async (asked) => {
          const answers = await Promise.all(asked.map(([as, id]) => answerTo(as, id)))
          expect(answers).toEqual(asked.map(([as, id]) => alone.get(`${as.issuer} ${as.role} ${id}`)))
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)

  it('shows the same leaves by aliases, fragments, inline fragments and references', async () => {
    const ways = [
      `query ($id: ID!) { found: worker(id: $id) { i: id n: fullName k: kecamatan b: birthDate t: notes { i: id x: text } c: complaints { i: id a: about } } }`,
      `query ($id: ID!) { worker(id: $id) { ...All } } fragment All on Worker { ...Some notes { id text } complaints { id about } } fragment Some on Worker { id fullName kecamatan birthDate }`,
      `query ($id: ID!) { worker(id: $id) { ... on Worker { id fullName } ... { kecamatan birthDate } ... on Worker { notes { id text } complaints { id about } } } }`,
      `query ($id: ID!) { _entities(representations: [{ __typename: "Worker", id: $id }]) { ... on Worker { ${fields} } } }`,
    ] as const
    await fc.assert(
      fc.asyncProperty(callerArbitrary, workerArbitrary, fc.constantFrom(...ways), async (as, id, way) => {
        const plain = await subgraph.ask({ as, query: question, variables: { id } })
        const other = await subgraph.ask({ as, query: way, variables: { id } })
        expect(leavesOf(other.body.data)).toEqual(leavesOf(plain.body.data))
        expect(closedIn(other)).toEqual(closedIn(plain))
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('answers a list to the byte alike, with a hidden row among the others and without', async () => {
    const filterArbitrary = fc.record({
      as: fc.constantFrom(...partners),
      kecamatan: fc.option(fc.constantFrom('Silo', 'Ambulu', 'Nowhere'), { nil: undefined }),
      orderBy: fc.option(fc.constantFrom('FULL_NAME', 'BORN'), { nil: undefined }),
      descending: fc.boolean(),
      first: fc.integer({ min: 1, max: 30 }),
    })
    const list = `query ($kecamatan: String, $orderBy: WorkerOrder, $descending: Boolean, $first: Int, $after: String) {
      workers(kecamatan: $kecamatan, orderBy: $orderBy, descending: $descending, first: $first, after: $after) {
        totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { ${fields} } } } }`
    const cursor = `query ($orderBy: WorkerOrder, $descending: Boolean) {
      workers(orderBy: $orderBy, descending: $descending, first: 2) { pageInfo { endCursor } } }`
    let shown = 0
    await fc.assert(
      fc.asyncProperty(
        filterArbitrary,
        fc.constantFrom('Aaa', 'Nama 3', 'Zzz'),
        fc.boolean(),
        async (filter, name, isPaged) => {
          const { as, ...given } = filter
          const { orderBy, descending } = given
          const at = await subgraph.ask({ as, query: cursor, variables: { orderBy, descending } })
          const after = isPaged && given.kecamatan === undefined ? endOf(at.body.data) : undefined
          const variables = { ...given, after }
          const without = await subgraph.ask({ as, query: list, variables })
          await insertWorker(idOf(999), name, 4)
          const among = await subgraph.ask({ as, query: list, variables })
          await database.own.query('delete from note where worker_id = $1', [idOf(999)])
          await database.own.query('delete from worker where id = $1', [idOf(999)])
          expect(among.text).toBe(without.text)
          if (without.text.includes('Nama')) shown += 1
        },
      ),
      { numRuns: 60 },
    )
    expect(shown).toBeGreaterThan(5)
  }, 120_000)
})

function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf).sort()
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf).sort()
  return value === null ? [] : [String(value)]
}

function closedIn({ body }: Awaited<ReturnType<TestSubgraph['ask']>>): unknown {
  return body.extensions?.boundary?.closed ?? []
}

function endOf(data: unknown): string | undefined {
  const found = /"endCursor":"([^"]+)"/.exec(JSON.stringify(data ?? null))
  return found?.[1]
}
