import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderStore, type ObjectStore } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import {
  everythingOffered,
  issuerUrl,
  type TestCaller,
  type TestCluster,
  type TestDatabase,
  type TestParties,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jakartaDay } from '@simpul/trust'
import { filesAgency } from './files-agency.ts'

const disnaker = 'disnaker-jember'
const ngo = 'migrant-care-jember'
const company = 'p3mi-in-era-sejahtera'
const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'CASEWORKER', purpose: 'VERIFICATION' }
const colleague: TestCaller = { ...officer, person: 'colleague' }
const caseworker: TestCaller = { issuer: ngo, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
const placer: TestCaller = { issuer: company, person: 'placer', role: 'CASEWORKER', purpose: 'PLACEMENT' }
const subject: TestCaller = { issuer: 'subjects', person: 'siti', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }
const worker = '00000000-0000-4000-8000-000000000001'
const pdf = Buffer.concat([Buffer.from('%PDF-1.7 '), randomBytes(200_000)])
const notFound = '{"error":{"code":"NOT_FOUND","message":"There is no file here, or the link to it is over."}}'

let cluster: TestCluster
let database: TestDatabase
let parties: TestParties
let register: TestRegister
let agency: TestSubgraph
let folder: string
/** The agreement between the government and the organisation. */
let protection = ''
let store: ObjectStore
/** How far this agency's clock is ahead. */
let ahead = 0
const clock = () => new Date(Date.now() + ahead)

const agencies = [
  { id: disnaker, kind: 'GOVERNMENT' },
  { id: ngo, kind: 'NGO' },
  { id: company, kind: 'RECRUITMENT' },
] as const

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, filesAgency)
  folder = await mkdtemp(join(tmpdir(), 'simpul-kit-files-'))
  store = folderStore(folder)
  parties = testParties()
}, 60_000)

afterAll(async () => {
  await agency?.close()
  await database?.close()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  ahead = 0
  const { own } = database
  for (const table of ['paper', 'statement', 'stored_file', 'used_file_link', 'party', 'exclusion', 'grant_reach'])
    await own.query(`delete from ${table}`)
  await own.query('delete from subject_grant')
  await own.query('delete from subject_binding')
  await agency?.close()
  register = agreed()
  agency = await testSubgraph({
    definition: filesAgency,
    database,
    parties,
    register,
    clock,
    files: { store, key: randomBytes(32), mostBytes: 300_000 },
  })
})

function agreed(): TestRegister {
  const made = testRegister(parties, clock())
  const rules = [readRules(filesAgency.sdl)]
  const day = (days: number) => jakartaDay(new Date(Date.now() + days * 86_400_000))
  const dates = { from: day(-30), until: day(300) }
  const [government, organisation, placement] = agencies
  made.agree({ ...everythingOffered('mou-jember', rules, agencies), ...dates })
  const shared = { ...everythingOffered('pks-protection', rules, [government, organisation]), ...dates }
  protection = shared.id
  made.agree(shared)
  made.agree({ ...everythingOffered('pks-placement', rules, [government, placement]), ...dates })
  return made
}

interface Sending {
  readonly as?: TestCaller
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a file through the agency's own door. */
const send = ({ as = officer, bytes = pdf, headers = {} }: Sending = {}) =>
  agency.send({ as, bytes, headers: { 'content-type': 'application/pdf', ...headers } })

async function sent(sending?: Sending): Promise<string> {
  const { body } = await send(sending)
  return (body.file as { id: string }).id
}

const attach = (paperId: string, fileId: string, as = officer, clientKey: string = randomUUID()) =>
  agency.ask({
    as,
    query: 'mutation A($input: AttachPaperInput!) { attachPaper(input: $input) { paper { id } } }',
    variables: { input: { clientKey, paperId, fileId } },
  })

/** A worker's paper with a file. */
async function paper(id = 'p1'): Promise<string> {
  await database.own.query('insert into paper (id, worker_id, name) values ($1, $2, $3)', [id, worker, 'Kontrak'])
  const fileId = await sent()
  expect((await attach(id, fileId)).body.errors).toBeUndefined()
  return fileId
}

interface ShownFile {
  readonly size: number
  readonly mediaType: string
  readonly sha256: string
  readonly url: string
  readonly expiresAt: string
}

async function shown(as: TestCaller, list = 'papers'): Promise<ShownFile | null | undefined> {
  const query = `{ worker(id: "${worker}") { ${list} { id file { size mediaType sha256 url expiresAt } } } }`
  const { body } = await agency.ask({ as, query })
  const data = body.data as { worker: Record<string, { file: ShownFile | null }[] | null> }
  return data.worker[list]?.[0]?.file
}

async function linkOf(as: TestCaller, list?: string): Promise<string> {
  const file = await shown(as, list)
  if (file === null || file === undefined) throw new Error('The test’s caller is shown no file.')
  return file.url.replace('http://government.test', '')
}

async function get(url: string) {
  const { statusCode: status, body, rawPayload, headers } = await agency.server.inject({ method: 'GET', url })
  const { date, connection, 'keep-alive': _, ...kept } = headers
  return { status, body, bytes: rawPayload, headers: kept }
}

async function grant(): Promise<void> {
  await database.own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until)
     values ('g1', $1, $2, $3, '{PROTECTION}', 'CONSENT', '{}', 'none', '2100-01-01')`,
    [worker, disnaker, ngo],
  )
  await database.own.query(
    `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at)
     values ($1, 'PROTECTION', $2, 'CONSENT', 'g1', '2000-01-01', '2100-01-01')`,
    [ngo, worker],
  )
}

const link = () =>
  database.own.query(`insert into party (type, row_id, agency) values ('Worker', $1, $2)`, [worker, company])

const bind = () =>
  database.own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ($1, 'siti', $2, '{}')`,
    [issuerUrl('subjects'), worker],
  )

/** A statement of a case, with a file. */
async function statement(): Promise<void> {
  const fileId = await sent()
  await database.own.query(
    `update stored_file set attached_type = 'Statement', attached_id = 's1', attached_field = 'file',
       attached_at = now() where id = $1`,
    [fileId],
  )
  await database.own.query('insert into statement (id, worker_id, file_id) values ($1, $2, $3)', ['s1', worker, fileId])
}

const kept = async () => (await readdir(folder, { recursive: true })).filter((name) => name.length > 2).length

describe('sending a file', () => {
  it('is for the agency’s own people who may see personal data, with a proof of their key', async () => {
    const facts = {
      mediaType: 'application/pdf',
      size: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    }
    expect(await send()).toEqual({ status: 201, body: { file: { id: expect.any(String), ...facts } } })
    const refused = await Promise.all([
      send({ as: { ...officer, role: 'HEAD', purpose: 'GOVERNANCE' } }),
      send({ as: caseworker }),
      send({ as: subject }),
      send({ headers: { dpop: '' } }),
      send({ headers: { 'x-simpul-purpose': 'PROTECTION' } }),
      send({ headers: { 'x-simpul-hop': 'a.b.c' } }),
    ])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 401, 401, 401])
  })

  it('refuses what is too large, is not what it is called, or may not be kept, and keeps nothing of it', async () => {
    const before = await kept()
    const large = Buffer.concat([pdf, Buffer.alloc(300_000)])
    const answers = await Promise.all([
      send({ bytes: large }),
      send({ headers: { 'content-type': 'image/png' } }),
      send({ bytes: Buffer.from('<script>alert(1)</script>') }),
      send({ bytes: Buffer.from('{"a":1}'), headers: { 'content-type': 'application/json' } }),
      send({ bytes: Buffer.alloc(0) }),
    ])
    expect(answers.map(({ status, body }) => [status, body.error?.code])).toEqual([
      [413, 'TOO_LARGE'],
      [415, 'UNSUPPORTED_MEDIA'],
      [415, 'UNSUPPORTED_MEDIA'],
      [415, 'UNSUPPORTED_MEDIA'],
      [415, 'UNSUPPORTED_MEDIA'],
    ])
    expect(await kept()).toBe(before)
    expect(await database.own.query('select id from stored_file')).toEqual([])
  })

  it('stops where too many of one person’s wait for an act', async () => {
    await database.own.query(
      `insert into stored_file (id, agency, person) select 'f' || n, $1, 'officer' from generate_series(1, 50) n`,
      [disnaker],
    )
    expect(await send()).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } })
    expect((await send({ as: colleague })).status).toBe(201)
  })
})

describe('attaching a file', () => {
  it('is done by whoever sent it, once, within a day; a repeat is answered with the first result', async () => {
    await database.own.query(`insert into paper (id, worker_id) values ('p1', $1), ('p2', $1)`, [worker])
    const [fileId, old, half] = [await sent(), await sent(), randomUUID()]
    await database.own.query(`update stored_file set begun_at = now() - interval '25 hours' where id = $1`, [old])
    await database.own.query(`insert into stored_file (id, agency, person) values ($1, $2, 'officer')`, [
      half,
      disnaker,
    ])
    const code = async (answer: ReturnType<typeof attach>) => (await answer).body.errors?.[0]?.extensions?.code
    const clientKey = randomUUID()
    expect(await code(attach('p1', fileId, colleague))).toBe('BAD_INPUT')
    expect(await code(attach('p1', fileId, officer, clientKey))).toBeUndefined()
    expect(await code(attach('p1', fileId, officer, clientKey))).toBeUndefined()
    for (const other of [fileId, old, half, randomUUID(), '../../etc/passwd'])
      expect(await code(attach('p2', other))).toBe('BAD_INPUT')
    expect(await database.own.query('select id, file_id from paper order by id')).toEqual([
      { id: 'p1', file_id: fileId },
      { id: 'p2', file_id: null },
    ])
  })

  it('says in both languages what was wrong', async () => {
    await database.own.query(`insert into paper (id, worker_id) values ('p1', $1)`, [worker])
    const { body } = await attach('p1', randomUUID())
    expect(body.errors?.[0]?.extensions).toMatchObject({
      field: 'input.fileId',
      messages: { en: expect.stringContaining('names no file'), id: expect.stringContaining('tidak menunjuk') },
    })
  })

  it('leaves what waits too long, what was cut off and what was replaced to the sweep, and nothing else', async () => {
    const first = await paper()
    const second = await sent()
    await attach('p1', second)
    const [waiting, forgotten] = [await sent(), await sent()]
    // an upload that was killed: its row is there, and a part of its bytes
    const killed = randomUUID()
    await database.own.query(`insert into stored_file (id, agency, person) values ($1, $2, 'officer')`, [
      killed,
      disnaker,
    ])
    await store.put(
      killed,
      (async function* () {
        yield Buffer.from('half')
      })(),
    )
    const old = `now() - interval '26 hours'`
    await database.own.query(`update stored_file set begun_at = ${old} where id = any($1)`, [
      [forgotten, killed, second],
    ])
    await database.own.query(`update stored_file set replaced_at = ${old} where id = $1`, [first])
    await agency.doJobs()
    await startSweep()
    await agency.doJobs()
    const found = await database.own.query<{ id: string }[]>('select id from stored_file')
    expect(found.map(({ id }) => id).sort()).toEqual([second, waiting].sort())
    const there = await Promise.all([first, forgotten, killed, second, waiting].map((id) => store.get(id)))
    expect(there.map((one) => one !== undefined)).toEqual([false, false, false, true, true])
    const again = await database.own.query(
      `select count(*)::int as jobs from graphile_worker.jobs where task_identifier = 'sweep-files' and run_at > now() + interval '20 hours'`,
    )
    expect(again).toEqual([{ jobs: 1 }])
  })
})

/** The first sweep, as a start puts it. */
const startSweep = () =>
  database.own.query(
    `select 1 from graphile_worker.add_job('sweep-files', payload => '{}'::json, run_at => now() - interval '1 minute',
       job_key => 'sweep-files:sweep-files')`,
  )

describe('a file that is shown', () => {
  it('is told with a link of a minute, which gives it once, to be kept by nobody', async () => {
    await paper()
    const file = await shown(officer)
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    expect(file).toEqual({
      size: pdf.length,
      mediaType: 'application/pdf',
      sha256,
      url: expect.stringMatching(/^http:\/\/government\.test\/files\/[\w-]+$/),
      expiresAt: expect.any(String),
    })
    const seconds = (Date.parse(file?.expiresAt ?? '') - Date.now()) / 1_000
    expect(seconds > 50 && seconds <= 60).toBe(true)
    const url = (file?.url ?? '').replace('http://government.test', '')
    const answer = await get(url)
    expect(answer.bytes.equals(pdf)).toBe(true)
    expect({ status: answer.status, headers: answer.headers }).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(pdf.length),
        'content-disposition': 'attachment; filename="document.pdf"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'referrer-policy': 'no-referrer',
      },
    })
    expect(await get(url)).toMatchObject({ status: 404, body: notFound })
  })

  it('is not given by a HEAD, which uses no link up; two at once get it once', async () => {
    await paper()
    const url = await linkOf(officer)
    expect((await agency.server.inject({ method: 'HEAD', url })).statusCode).toBe(404)
    const answers = await Promise.all([get(url), get(url), get(url)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404])
  })

  it('is for each caller as the boundary has it', async () => {
    await paper()
    await statement()
    const closed = [await shown(caseworker), await shown(placer), await shown(subject)]
    expect(closed).toEqual([undefined, undefined, undefined])
    await grant()
    await link()
    await bind()
    for (const caller of [caseworker, placer, subject])
      expect((await get(await linkOf(caller))).bytes.equals(pdf)).toBe(true)
    // cleared for the row, and not for its file
    expect(await shown({ ...officer, role: 'OFFICER' })).toBeNull()
    expect([await shown(caseworker, 'statements'), await shown(placer, 'statements')]).toEqual([undefined, undefined])
  })
})

describe('a link', () => {
  const past = [
    [
      'a grant is withdrawn',
      caseworker,
      'papers',
      () => database.own.query(`update grant_reach set closes_at = now()`),
    ],
    ['a company is no party any more', placer, 'papers', () => database.own.query('update party set ended_at = now()')],
    [
      'its holder is named as a respondent',
      officer,
      'statements',
      () => database.own.query(`insert into exclusion (type, row_id, person) values ('Statement', 's1', 'officer')`),
    ],
    [
      'the agency itself is named as a respondent',
      officer,
      'statements',
      () =>
        database.own.query(`insert into exclusion (type, row_id, agency) values ('Statement', 's1', $1)`, [disnaker]),
    ],
    [
      'a person’s sign-in is bound to nobody',
      subject,
      'papers',
      () => database.own.query('delete from subject_binding'),
    ],
    ['the row is gone', officer, 'papers', () => database.own.query('delete from paper')],
    ['another file took its place', officer, 'papers', async () => attach('p1', await sent())],
    [
      'its minute is over',
      officer,
      'papers',
      async () => {
        ahead = 60_001
      },
    ],
    ['the agreement is stopped', caseworker, 'papers', async () => stopAgreement()],
    [
      'nothing was heard of the register for too long',
      caseworker,
      'papers',
      async () => {
        register.freshAt = new Date(Date.now() - 3_601_000)
      },
    ],
  ] as const

  it.each(past)('opens nothing once %s, and says no more than one that never was', async (_, caller, list, happens) => {
    await paper()
    await statement()
    await grant()
    await link()
    await bind()
    const used = await linkOf(caller, list)
    expect((await get(used)).status).toBe(200)
    const url = await linkOf(caller, list)
    await happens()
    const never = await get('/files/never-was')
    expect(never).toMatchObject({ status: 404, body: notFound })
    expect(await get(url)).toEqual(never)
    expect(await get(used)).toEqual(never)
    expect(await database.own.query('select count(*)::int as used from used_file_link')).toEqual([{ used: 1 }])
  })

  it('that was altered, cut, or goes another way opens nothing', async () => {
    await paper()
    const url = await linkOf(officer)
    const never = await get('/files/never-was')
    const middle = url.length - 40
    const altered = `${url.slice(0, middle)}${url[middle] === 'A' ? 'B' : 'A'}${url.slice(middle + 1)}`
    const fileId = (await database.own.query<{ id: string }[]>('select id from stored_file'))[0]?.id
    for (const one of [
      altered,
      url.slice(0, -4),
      `/files/${fileId}`,
      '/files/..%2f..%2fetc%2fpasswd',
      '/files/',
      `/files/${'x'.repeat(5_000)}`,
    ])
      expect(await get(one)).toEqual(never)
    expect((await get(url)).status).toBe(200)
  })
})

function stopAgreement(): void {
  const body = { agreement: protection, officer: 'officer-1' }
  register.append({ kind: 'AGREEMENT_SUSPENDED', author: disnaker, at: clock().toISOString(), body })
}
