import { randomUUID } from 'node:crypto'
import { outbox } from '@simpul/agency'
import {
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
import { keySigner, peerHeaderName, peerSigner } from '@simpul/trust'
import { mailbox } from './mailbox.ts'
import { noticesAgency, noticesForum } from './notices-agency.ts'

const disnaker = 'disnaker-jember'
const forumId = 'forum-pmi-jember'
const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' }
const respondent: TestCaller = { ...officer, person: 'respondent' }
const head: TestCaller = { ...officer, person: 'head', role: 'HEAD' }

const now = () => new Date()
const parties = testParties()
const mails = mailbox()
let isForumAway = false
let cluster: TestCluster
let databases: readonly [TestDatabase, TestDatabase]
let agency: TestSubgraph
let forum: TestSubgraph

beforeAll(async () => {
  await mails.open()
  cluster = await testCluster()
  databases = [await testDatabase(cluster, noticesAgency), await testDatabase(cluster, noticesForum)]
  const register = testRegister(parties, now())
  forum = await testSubgraph({ definition: noticesForum, database: databases[1], parties, register, clock: now })
  agency = await testSubgraph({
    definition: noticesAgency,
    database: databases[0],
    parties,
    register,
    clock: now,
    agencyUrls: { [forumId]: 'http://forum.test' },
    fetch: toForum,
    mail: mails.mailer(),
  })
}, 60_000)

afterAll(async () => {
  await agency?.close()
  await forum?.close()
  for (const database of databases ?? []) await database.close()
  await cluster?.stop()
  await mails.close()
})

const toForum: typeof globalThis.fetch = async (address, init) => {
  if (isForumAway) throw new Error('Nobody answers at this address.')
  const headers = Object.fromEntries(new Headers(init?.headers))
  const { pathname: url } = new URL(String(address))
  const answer = await forum.server.inject({ method: 'POST', url, headers, payload: String(init?.body) })
  return new Response(answer.body, { status: answer.statusCode })
}

async function act(mutation: string, input: object): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`
  const query = `mutation M($input: ${type}) { ${mutation}(input: $input) { done } }`
  const { body } = await agency.ask({ as: officer, query, variables: { input: { clientKey: randomUUID(), ...input } } })
  if (body.errors !== undefined) throw new Error(body.errors[0]?.message)
}

interface Listed {
  readonly about: object
  readonly words: { readonly en: string }
  readonly mail: string
}

async function listed(as: TestCaller): Promise<readonly Listed[]> {
  const { status, body } = await agency.staff({ as, operation: 'noticeList' })
  expect(status).toBe(200)
  return body.notices as readonly Listed[]
}

const byCase = (notices: readonly Listed[], id: string) =>
  notices.filter(({ about }) => 'id' in about && about.id === id)

describe('a notice', () => {
  it('is listed for its role alone, as not sent until a mail has told of it', async () => {
    await act('remind', { case: 'c1', role: 'OFFICER', words: 'The clarification of Sulastri is due.' })
    expect(byCase(await listed(officer), 'c1')).toEqual([
      {
        id: expect.any(String),
        about: { type: 'Dossier', id: 'c1' },
        words: { en: 'The clarification of Sulastri is due.', id: 'The clarification of Sulastri is due.' },
        at: expect.any(String),
        sentAt: null,
        mail: 'NOT_SENT',
      },
    ])
    expect(byCase(await listed(head), 'c1')).toEqual([])
    await agency.doJobs()
    expect(byCase(await listed(officer), 'c1')).toMatchObject([{ mail: 'SENT' }])
  })

  it('is told of by mail without a word of what it says', async () => {
    mails.clear()
    await act('remind', { case: 'c2', role: 'OFFICER', words: 'Sulastri wants an answer.' })
    await agency.doJobs()
    const [mail, ...more] = mails.received()
    expect(more).toEqual([])
    expect(mail?.to).toEqual(['<officers@disnaker.test>', '<second@disnaker.test>'])
    expect(mail?.text).toContain('Log in to see it: https://simpul.test/')
    expect(mail?.text).toContain('Masuk untuk melihatnya')
    expect(mail?.text).not.toMatch(/Sulastri|answer|c2/)
    await agency.doJobs()
    expect(mails.received()).toHaveLength(1)
  })

  it('stays listed as not sent where no address is set for the role', async () => {
    mails.clear()
    await act('remind', { case: 'c3', role: 'HEAD', words: 'Sign, please.' })
    await agency.doJobs()
    expect(byCase(await listed(head), 'c3')).toMatchObject([{ mail: 'NOT_SENT' }])
    expect(mails.received()).toEqual([])
  })

  it('is not sent where the mail server is away, and is sent when it is back', async () => {
    mails.clear()
    await mails.close()
    await act('remind', { case: 'c4', role: 'OFFICER', words: 'Call back.' })
    await expect(agency.doJobs()).rejects.toThrow()
    expect(byCase(await listed(officer), 'c4')).toMatchObject([{ mail: 'NOT_SENT' }])
    await mails.open()
    await agency.doJobs()
    expect(byCase(await listed(officer), 'c4')).toMatchObject([{ mail: 'SENT' }])
    expect(mails.received()).toHaveLength(1)
  })

  it('about a case is not there for its respondent', async () => {
    await act('remind', { case: 'c5', role: 'OFFICER', words: 'Against one of us.', respondent: 'respondent' })
    expect(byCase(await listed(officer), 'c5')).toHaveLength(1)
    expect(byCase(await listed(respondent), 'c5')).toEqual([])
  })
})

describe('a notice at the forum', () => {
  const noted = async () =>
    forum.database.own.query<object[]>(
      'select owner, from_agency, about, words_en from forum_notice order by noted_at, words_en',
    )
  const letters = () => outbox({ agency: disnaker, services: agency.services })

  it('is kept there under the name of who had it noted, once, also when the forum was away', async () => {
    isForumAway = true
    await act('note', { about: 'COMMITMENT_OVERDUE', words: 'A commitment of April is overdue.' })
    expect(await letters().deliver()).toBe(0)
    expect(await noted()).toEqual([])
    isForumAway = false
    await agency.database.own.query(`update outbox set next_at = '-infinity'`)
    expect(await letters().deliver()).toBe(1)
    await agency.database.own.query(`update outbox set delivered_at = null, next_at = '-infinity', input = $1`, [
      { about: 'COMMITMENT_OVERDUE', words: { en: 'Another.', id: 'Lain.' }, at: now().toISOString() },
    ])
    expect(await letters().deliver()).toBe(1) // the same letter again changes nothing
    expect(await noted()).toEqual([
      {
        owner: forumId,
        from_agency: disnaker,
        about: 'COMMITMENT_OVERDUE',
        words_en: 'A commitment of April is overdue.',
      },
    ])
  })

  it('holds no number that may name a person', async () => {
    await expect(act('note', { about: 'COMMITMENT_OVERDUE', words: 'That of 3509035204959001.' })).rejects.toThrow()
  })

  it('is taken by the forum alone', async () => {
    const key = parties.agencyKeys.get(forumId)
    if (key === undefined) throw new Error('The test has no key of the forum.')
    const words = { en: 'Something.', id: 'Sesuatu.' }
    const body = JSON.stringify({ message: 'forumNotice', input: { about: 'NEWS', words, at: now().toISOString() } })
    const token = await peerSigner({ agency: forumId, signer: keySigner(key) }).sign({
      audience: disnaker,
      body,
      now: now(),
    })
    const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
    const answer = await agency.server.inject({ method: 'POST', url: '/peer', headers, payload: body })
    expect(answer.json()).toEqual({ error: { code: 'NOT_FOUND', message: 'Only the forum takes notices for all.' } })
  })
})
