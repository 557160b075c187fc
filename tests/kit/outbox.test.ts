import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { outbox } from '@simpul/agency'
import {
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
import { keySigner, peerHeaderName, peerSigner } from '@simpul/trust'
import { company, disnaker, migrantCare, teller, told } from './letters-agency.ts'

const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'PROTECTION' }
const head: TestCaller = { ...officer, person: 'head', role: 'HEAD' }

let cluster: TestCluster
let parties: TestParties
let register: TestRegister
let from: TestSubgraph
let to: TestSubgraph
let toDatabase: TestDatabase
let now: Date
/** Where letters go: the other agency in this process, one in another, or nowhere. */
let address: string | undefined
let child: ChildProcess | undefined

beforeAll(async () => {
  cluster = await testCluster()
  parties = testParties()
  now = new Date()
  register = testRegister(parties, now)
  const clock = () => now
  toDatabase = await testDatabase(cluster, told)
  to = await testSubgraph({ definition: told, database: toDatabase, parties, register, clock })
  from = await testSubgraph({
    definition: teller,
    database: await testDatabase(cluster, teller),
    parties,
    register,
    clock,
    agencyUrls: { [migrantCare]: 'http://ngo.test' },
    fetch: (url, init) => send(new URL(String(url)), init),
  })
}, 60_000)

afterAll(async () => {
  child?.kill('SIGKILL')
  await from?.close()
  await to?.close()
  await from?.database.close()
  await toDatabase?.close()
  await cluster?.stop()
})

beforeEach(async () => {
  address = 'here'
  now = new Date()
  await from.database.own.query('delete from outbox')
  await toDatabase.own.query('delete from heard')
})

/** The network: over HTTP to a process of its own, else straight to the server in this one. */
async function send(url: URL, init: RequestInit | undefined): Promise<Response> {
  if (address === undefined) throw new Error('Nobody answers at this address.')
  if (address !== 'here') return fetch(`${address}${url.pathname}`, init)
  const headers = Object.fromEntries(new Headers(init?.headers))
  const answer = await to.server.inject({ method: 'POST', url: url.pathname, headers, payload: String(init?.body) })
  return new Response(answer.body, { status: answer.statusCode })
}

const letters = () => outbox({ agency: disnaker, services: from.services })
const act = async (as: TestCaller, operation: string, input: object = {}) => {
  const { status, body } = await from.staff({ as, operation, input })
  return status === 200 ? body : { status, code: body.error?.code }
}
const tell = (...words: string[]) => act(officer, 'tell', { agency: migrantCare, words })
const due = () => from.database.own.query(`update outbox set next_at = '-infinity' where delivered_at is null`)

async function heard(): Promise<readonly string[]> {
  const found = await toDatabase.own.query<{ agency: string; words: string }[]>('select * from heard order by number')
  return found.map(({ words }) => words)
}

interface Listed {
  readonly id: string
  readonly state: string
  readonly reason: string | null
}

async function listed(input: object = {}): Promise<readonly Listed[]> {
  const { letters: found } = (await act(head, 'outboxList', input)) as { letters: readonly Listed[] }
  return found.toReversed()
}
const states = async () => (await listed()).map(({ state }) => state)

describe('an agency that was away for three acts', () => {
  it('hears each once and in order when it is back', async () => {
    address = undefined
    for (const words of ['one', 'two', 'three']) {
      await tell(words)
      expect(await letters().deliver()).toBe(0)
    }
    expect(await states()).toEqual(['WAITING', 'WAITING', 'WAITING'])
    address = 'here'
    await due()
    expect(await letters().deliver()).toBe(3)
    expect(await heard()).toEqual(['one', 'two', 'three'])
    expect(await letters().deliver()).toBe(0)
    expect(await states()).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED'])
  })

  it('hears once what two processes deliver at the same time', async () => {
    await tell('one', 'two', 'three')
    await Promise.all([letters().deliver(), letters().deliver(), letters().deliver()])
    await letters().deliver()
    expect(await heard()).toEqual(['one', 'two', 'three'])
  })
})

describe('an agency that is killed after it committed and before it answered', () => {
  async function start(dies: 'dies' | 'lives'): Promise<void> {
    const script = fileURLToPath(new URL('letters-process.ts', import.meta.url))
    const { own, partner } = toDatabase.urls
    const known = JSON.stringify({ anchors: parties.anchors, agencyKeys: [...parties.agencyKeys] })
    const flags = ['--conditions=source', '--import', 'tsx', script, own, partner, dies, known]
    child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
    const [port] = await once(createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }), 'line')
    address = `http://127.0.0.1:${port}`
  }

  it('has what it was told, and no second row of it when it is told again', async () => {
    await start('dies')
    const died = once(child as ChildProcess, 'exit')
    await tell('one', 'two')
    expect(await letters().deliver()).toBe(0)
    expect(await died).toEqual([null, 'SIGKILL'])
    expect(await heard()).toEqual(['one'])
    expect(await states()).toEqual(['WAITING', 'WAITING'])

    await start('lives')
    await due()
    expect(await letters().deliver()).toBe(2)
    expect(await heard()).toEqual(['one', 'two'])
  }, 60_000)
})

describe('a letter that the other agency will not have', () => {
  it.each([
    ['forbidden', 'Nobody may tell this.'],
    ['unfit', 'This does not fit.'],
  ])('(%s) is parked with the reason, those behind it go on, and the head is told', async (words, reason) => {
    await tell('one', words, 'three')
    await letters().deliver()
    expect(await heard()).toEqual(['one', 'three'])
    expect(await listed()).toMatchObject([
      { state: 'DELIVERED', reason: null, message: 'noted', agency: migrantCare },
      { state: 'PARKED', reason },
      { state: 'DELIVERED', reason: null },
    ])
    const [parked] = await listed({ state: 'PARKED' })
    const { notices } = (await act(head, 'noticeList')) as { notices: readonly { about: object }[] }
    expect(notices[0]?.about).toEqual({ type: 'OutboxLetter', id: parked?.id })
    expect(JSON.stringify(await listed())).not.toContain(words) // what was said is not shown
  })

  it('is told again once its head says so, within the time in which it counts once', async () => {
    await tell('forbidden')
    await letters().deliver()
    const [parked] = await listed()
    const input = { id: parked?.id }
    expect(await act(head, 'outboxRetry', input)).toEqual({ id: parked?.id, state: 'WAITING' })
    expect(await act(head, 'outboxRetry', input)).toEqual({ status: 404, code: 'NOT_FOUND' })
    await from.database.own.query(`update outbox set input = '{"words":"mended"}'`)
    expect(await letters().deliver()).toBe(1)
    expect(await heard()).toEqual(['mended'])
    expect(await act(head, 'outboxRetry', input)).toEqual({ status: 404, code: 'NOT_FOUND' })

    await tell('forbidden')
    await letters().deliver()
    await from.database.own.query(`update outbox set created_at = created_at - interval '121 days'`)
    const [old] = await listed({ state: 'PARKED' })
    expect(await act(head, 'outboxRetry', { id: old?.id })).toEqual({ status: 404, code: 'NOT_FOUND' })
  })

  it('by a fault of its own holds up those behind it, until the head parks it', async () => {
    await tell('broken', 'two')
    expect(await letters().deliver()).toBe(0)
    const [stuck] = await listed()
    expect(stuck).toMatchObject({ state: 'WAITING', attempts: 1, reason: expect.stringContaining('went wrong') })
    expect(await act(head, 'outboxPark', { id: stuck?.id })).toEqual({ id: stuck?.id, state: 'PARKED' })
    expect(await letters().deliver()).toBe(1)
    expect(await heard()).toEqual(['two'])
    expect((await listed())[0]).toMatchObject({ state: 'PARKED', reason: expect.stringMatching(/^Parked by o-/) })
  })

  it.each([
    ['OFFICER', 'outboxList'],
    ['CASEWORKER', 'outboxList'],
    ['SUPERVISOR', 'outboxRetry'],
    ['SUPERVISOR', 'outboxPark'],
  ] as const)('is not for %s to %s', async (role, operation) => {
    expect(await act({ ...head, role }, operation, { id: randomUUID() })).toEqual({ status: 403, code: 'NOT_ALLOWED' })
  })
})

describe('a letter in another agency’s name', () => {
  const said = (words: string, id = randomUUID()) => JSON.stringify({ message: 'noted', input: { words }, id })
  const signed = async (body: string, by: string, as = by) => {
    const key = parties.agencyKeys.get(by)
    if (key === undefined) throw new Error(`The test has no key of ${by}.`)
    return peerSigner({ agency: as, signer: keySigner(key) }).sign({ audience: migrantCare, body, now })
  }
  const bring = async (token: string, payload: string) => {
    const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
    return (await to.server.inject({ method: 'POST', url: '/peer', headers, payload })).statusCode
  }

  it('signed with another key, or with other words than were signed, is not heard', async () => {
    const body = said('one')
    expect(await bring(await signed(body, company, disnaker), body)).toBe(401)
    expect(await bring(await signed(body, disnaker), said('two'))).toBe(401)
    expect(await heard()).toEqual([])
    expect(await bring(await signed(body, disnaker), body)).toBe(200)
    expect(await heard()).toEqual(['one'])
  })

  it('counts once: the same letter is refused, and the same id signed anew changes nothing', async () => {
    const id = randomUUID()
    const body = said('one', id)
    const token = await signed(body, disnaker)
    expect([await bring(token, body), await bring(token, body)]).toEqual([200, 401])
    const other = said('other words under its id', id)
    expect(await bring(await signed(other, disnaker), other)).toBe(200)
    expect(await heard()).toEqual(['one'])
  })

  it('under an id that a third agency used is heard: nobody takes another’s ids away', async () => {
    const body = said('one', randomUUID())
    expect(await bring(await signed(body, company), body)).toBe(200)
    expect(await bring(await signed(body, disnaker), body)).toBe(200)
    expect(await heard()).toEqual(['one', 'one'])
  })
})

describe('what was told and heard long ago', () => {
  const old = (agency: TestSubgraph, statement: string) => agency.database.own.query(statement)
  const purge = async (agency: TestSubgraph) => {
    await old(
      agency,
      `select graphile_worker.add_job('kit-purge-letters', job_key => 'kit-purge-letters:kit-purge-letters')`,
    )
    now = new Date(Date.now() + 1_000)
    return agency.doJobs()
  }

  it('is taken out, what nobody took is parked, and all the rest stays', async () => {
    await tell('one', 'two', 'forbidden', 'five')
    await letters().deliver()
    address = undefined
    await tell('six', 'seven')
    await letters().deliver()
    const numbers = await from.database.own.query<{ number: string }[]>('select number from outbox order by number')
    const older = (at: number, days: number) =>
      old(
        from,
        `update outbox set created_at = created_at - interval '${days} days', parked_at = parked_at - interval '${days} days',
           delivered_at = delivered_at - interval '${days} days', next_at = '-infinity' where number = ${numbers[at]?.number}`,
      )
    await older(0, 91)
    await older(1, 89)
    await older(2, 366)
    await older(4, 121)
    await purge(from)
    expect(await listed()).toMatchObject([
      { state: 'DELIVERED' },
      { state: 'DELIVERED' },
      { state: 'PARKED', reason: 'Nobody took it for 120 days.' },
      { state: 'WAITING' },
    ])

    await old(to, `update inbox set at = now() - interval '181 days' where id in (select id from inbox limit 1)`)
    const count = async () => (await toDatabase.own.query<object[]>('select 1 from inbox')).length
    const before = await count()
    await purge(to)
    expect(await count()).toBe(before - 1)
  })
})

// last: nobody lifts a suspension in this file
describe('an agency that the others have suspended', () => {
  it('is not heard, and its letters wait and are not parked', async () => {
    await tell('one', 'two')
    for (const author of [company, migrantCare])
      register.append({
        kind: 'AGENCY_SUSPENDED',
        author,
        at: now.toISOString(),
        body: { agency: disnaker, reason: 'A test of the door.' },
      })
    expect(await letters().deliver()).toBe(0)
    const reason = expect.stringContaining('the register admits today')
    expect(await heard()).toEqual([])
    const found = await from.database.own.query('select refused_as, last_answer, attempts from outbox order by number')
    expect(found).toEqual([
      { refused_as: null, last_answer: reason, attempts: 1 },
      { refused_as: null, last_answer: null, attempts: 0 },
    ])
  })
})
