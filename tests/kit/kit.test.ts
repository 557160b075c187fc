import { readRules } from '@simpul/boundary'
import {
  everythingOffered,
  type TestAnswer,
  type TestCaller,
  type TestCluster,
  type TestDatabase,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { smallAgency } from './small-agency.ts'

const now = new Date('2026-07-01T03:00:00Z')
const ana = '00000000-0000-4000-8000-00000000000a'
const budi = '00000000-0000-4000-8000-00000000000b'
const nobody = '00000000-0000-4000-8000-00000000000f'

const officer: TestCaller = { issuer: 'disnaker-jember', person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' }
const analyst: TestCaller = { issuer: 'disnaker-jember', person: 'analyst', role: 'ANALYST', purpose: 'STATISTICS' }
const caseworker: TestCaller = {
  issuer: 'migrant-care-jember',
  person: 'caseworker',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
const company: TestCaller = {
  issuer: 'p3mi-in-era-sejahtera',
  person: 'officer',
  role: 'OFFICER',
  purpose: 'PLACEMENT',
}
const sulastri: TestCaller = { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }

const parties = testParties()
const rules = readRules(smallAgency.sdl)
let cluster: TestCluster
let database: TestDatabase
let register: TestRegister
let subgraph: TestSubgraph

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, smallAgency)
  register = testRegister(parties, now)
  const pair = (id: string, kind: 'GOVERNMENT' | 'NGO' | 'RECRUITMENT' | 'FORUM') => ({ id, kind })
  const disnaker = pair('disnaker-jember', 'GOVERNMENT')
  const all = [
    disnaker,
    pair('migrant-care-jember', 'NGO'),
    pair('p3mi-in-era-sejahtera', 'RECRUITMENT'),
    pair('forum-pmi-jember', 'FORUM'),
  ]
  register.agree(everythingOffered('mou-jember', [rules], all))
  register.agree(everythingOffered('pks-protection', [rules], [disnaker, pair('migrant-care-jember', 'NGO')]))
  register.agree(everythingOffered('pks-placement', [rules], [disnaker, pair('p3mi-in-era-sejahtera', 'RECRUITMENT')]))
  subgraph = await testSubgraph({ definition: smallAgency, database, parties, register, clock: () => now })
  await seed()
}, 60_000)

afterAll(async () => {
  await subgraph?.close()
  await database?.close()
  await cluster?.stop()
})

async function seed(): Promise<void> {
  await database.own.query(
    `insert into worker (id, full_name, kecamatan, birth_date, secret) values
     ($1, 'Ana', 'Silo', '2000-01-02', 'ana-secret'), ($2, 'Budi', 'Ambulu', '1999-05-06', 'budi-secret')`,
    [ana, budi],
  )
  await database.own.query(
    `insert into note (id, worker_id, text) values ('n1', $1, 'note on ana'), ('n2', $2, 'note on budi')`,
    [ana, budi],
  )
  await database.own.query(
    `insert into complaint (id, worker_id, about) values ('c1', $1, 'wages'), ('c2', $1, 'respondent is the ngo')`,
    [ana],
  )
  await database.own.query(
    `insert into exclusion (type, row_id, agency) values ('Complaint', 'c2', 'migrant-care-jember')`,
  )
  await database.own.query(`insert into exclusion (type, row_id, person) values ('Complaint', 'c1', 'officer')`)
  await database.own.query(`insert into office (id, name, budget) values ('o1', 'Kantor', 7)`)
  await database.own.query(`insert into party (type, row_id, agency) values ('Worker', $1, 'p3mi-in-era-sejahtera')`, [
    budi,
  ])
  await database.own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until)
     values ('g1', $1, 'disnaker-jember', 'migrant-care-jember', '{PROTECTION}', 'CONSENT', '{}', 'd', '2027-01-01')`,
    [ana],
  )
  await database.own.query(
    `insert into grant_reach values ('migrant-care-jember', 'PROTECTION', $1, 'CONSENT', 'g1', '2026-01-01', '2100-01-01')`,
    [ana],
  )
  await database.own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ('http://issuers.test/subjects', 'worker', $1, '{}')`,
    [ana],
  )
}

const question = `query ($id: ID!) { worker(id: $id) { id fullName kecamatan birthDate secret notes { id text } complaints { id about } } }`
const ask = (as: TestCaller | undefined, id: string): Promise<TestAnswer> =>
  subgraph.ask({ as, query: question, variables: { id } })
const reasons = (answer: TestAnswer): object =>
  Object.fromEntries(
    (answer.body.extensions?.boundary?.closed ?? []).map(({ coordinate, reason }) => [coordinate, reason]),
  )

describe('one worker, asked by', () => {
  it('the owner’s officer: what the role is cleared for', async () => {
    const answer = await ask(officer, ana)
    expect(answer.body.data).toEqual({
      worker: {
        id: ana,
        fullName: 'Ana',
        kecamatan: 'Silo',
        birthDate: '2000-01-02',
        secret: null,
        notes: [{ id: 'n1', text: 'note on ana' }],
        complaints: null,
      },
    })
    expect(reasons(answer)).toEqual({ 'Worker.secret': 'NOT_CLEARED', 'Worker.complaints': 'NOT_CLEARED' })
  })

  it('an NGO with her consent: what was offered and agreed, without the case it is a respondent of', async () => {
    const answer = await ask(caseworker, ana)
    expect(answer.body.data).toEqual({
      worker: {
        id: ana,
        fullName: 'Ana',
        kecamatan: 'Silo',
        birthDate: null,
        secret: null,
        notes: [{ id: 'n1', text: 'note on ana' }],
        complaints: [{ id: 'c1', about: 'wages' }],
      },
    })
    expect(reasons(answer)).toEqual({ 'Worker.birthDate': 'NOT_OFFERED', 'Worker.secret': 'NOT_OFFERED' })
    expect(answer.body.extensions?.boundary?.opened).toContainEqual({
      coordinate: 'Worker.fullName',
      owner: 'disnaker-jember',
      agreement: 'pks-protection-test',
      basis: 'CONSENT',
      retainDays: 180,
      onward: false,
    })
  })

  it('an NGO about somebody who exists, and somebody who does not: the same bytes but for the id', async () => {
    const [hidden, missing] = [await ask(caseworker, budi), await ask(caseworker, nobody)]
    expect(hidden.text.replaceAll(budi, 'ID')).toBe(missing.text.replaceAll(nobody, 'ID'))
    expect(reasons(hidden)).toMatchObject({
      'Worker.fullName': 'NO_GRANT',
      'Worker.notes': 'NO_GRANT',
      'Worker.complaints': 'NO_GRANT',
    })
  })

  it('the company of a linked worker, and of another', async () => {
    const linked = await ask(company, budi)
    expect(linked.body.data).toEqual({
      worker: {
        id: budi,
        fullName: 'Budi',
        kecamatan: 'Ambulu',
        birthDate: '1999-05-06',
        secret: null,
        notes: null,
        complaints: null,
      },
    })
    const other = await ask(company, ana)
    expect(other.body.data).toEqual({
      worker: {
        id: ana,
        fullName: null,
        kecamatan: null,
        birthDate: null,
        secret: null,
        notes: null,
        complaints: null,
      },
    })
  })

  it('herself: everything about her, whatever its class', async () => {
    const answer = await ask(sulastri, ana)
    expect(answer.body.data).toMatchObject({
      worker: { fullName: 'Ana', secret: 'ana-secret', complaints: [{ id: 'c1' }, { id: 'c2' }] },
    })
    const other = await ask(sulastri, budi)
    expect(other.body.data).toEqual({
      worker: {
        id: budi,
        fullName: null,
        kecamatan: null,
        birthDate: null,
        secret: null,
        notes: null,
        complaints: null,
      },
    })
  })

  it('the public: nothing but what is public', async () => {
    const answer = await ask(undefined, ana)
    expect(answer.body.data).toEqual({
      worker: {
        id: ana,
        fullName: null,
        kecamatan: null,
        birthDate: null,
        secret: null,
        notes: null,
        complaints: null,
      },
    })
    const office = await subgraph.ask({ query: '{ office(id: "o1") { id name budget } }' })
    expect(office.body.data).toEqual({ office: { id: 'o1', name: 'Kantor', budget: null } })
  })
})

describe('lists, filters, sorts and counts', () => {
  const list = (as: TestCaller, args: string) =>
    subgraph.ask({
      as,
      query: `{ workers(${args}) { totalCount edges { cursor node { fullName } } pageInfo { hasNextPage endCursor } } }`,
    })

  it('show a partner only the rows it reaches', async () => {
    const answer = await list(caseworker, 'first: 10')
    expect(answer.body.data).toMatchObject({ workers: { totalCount: 1, edges: [{ node: { fullName: 'Ana' } }] } })
  })

  it('match nothing by a field that is closed, and say so', async () => {
    const answer = await list(caseworker, 'orderBy: BORN')
    expect(answer.body.data).toEqual({ workers: null })
    expect(reasons(answer)).toEqual({ 'Worker.birthDate': 'NOT_OFFERED' })
    const own = await list(analyst, 'nameContains: "An"')
    expect(own.body.data).toEqual({ workers: null })
  })

  it('page by keyset with cursors that work for nobody else', async () => {
    const first = await list(officer, 'first: 1, orderBy: FULL_NAME, descending: true')
    const page = first.body.data as {
      workers: { edges: { node: object; cursor: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
    }
    expect(page.workers.edges.map(({ node }) => node)).toEqual([{ fullName: 'Budi' }])
    expect(page.workers.pageInfo.hasNextPage).toBe(true)
    const after = `after: "${page.workers.pageInfo.endCursor}"`
    const second = await list(officer, `first: 1, orderBy: FULL_NAME, descending: true, ${after}`)
    expect(second.body.data).toMatchObject({
      workers: { totalCount: 2, edges: [{ node: { fullName: 'Ana' } }], pageInfo: { hasNextPage: false } },
    })
    const stolen = await list(
      { ...officer, person: 'other' },
      `first: 1, orderBy: FULL_NAME, descending: true, ${after}`,
    )
    expect(stolen.body.errors?.[0]?.extensions?.code).toBe('CURSOR_INVALID')
  })
})

describe('a list of several types', () => {
  it('shows each row by the key of its own type, whatever else is open in the list', async () => {
    const query = '{ traces { __typename ... on Office { name } ... on Note { text } } }'
    const office = { __typename: 'Office', name: 'Kantor' }
    for (const as of [undefined, company, caseworker]) {
      const { body } = await subgraph.ask({ as, query })
      expect(body.data).toEqual({ traces: [office] })
    }
    const own = await subgraph.ask({ as: officer, query })
    expect(own.body.data).toEqual({ traces: [office, { __typename: 'Note', text: 'note on ana' }] })
  })
})

describe('a mutation', () => {
  const note = (as: TestCaller, input: object) =>
    subgraph.ask({
      as,
      query: 'mutation ($input: NoteInput!) { note(input: $input) { note { id text } } }',
      variables: { input },
    })

  it('runs once for a client key, for a partner whom agreement and consent name', async () => {
    const input = { clientKey: 'key-00000001', workerId: ana, text: 'by the ngo' }
    const first = await note(caseworker, input)
    expect(first.body.data).toEqual({
      note: { note: { id: '99999999-0000-4000-8000-000000000001', text: 'by the ngo' } },
    })
    expect((await note(caseworker, input)).text).toBe(first.text)
    const reused = await note(caseworker, { ...input, text: 'other' })
    expect(reused.body.errors?.[0]?.extensions?.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('is refused about a person who gave no consent, and writes nothing', async () => {
    const refused = await note(caseworker, { clientKey: 'key-00000002', workerId: budi, text: 'no' })
    expect(refused.body.data).toEqual({ note: null })
    expect(reasons(refused)).toEqual({ 'Mutation.note': 'NO_GRANT' })
    const written = await database.own.query('select count(*)::int as n from note where worker_id = $1', [budi])
    expect(written).toEqual([{ n: 1 }])
  })
})

describe('without both tokens', () => {
  it('nothing is answered, not even __typename', async () => {
    const answer = await subgraph.server.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
    })
    expect(answer.statusCode).toBe(401)
  })
})
