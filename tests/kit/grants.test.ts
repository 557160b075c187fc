import { randomUUID } from 'node:crypto'
import type { TestCaller, TestDoorAnswer } from '@simpul/testing'
import {
  type GrantDocument,
  grantPayload,
  newSigningKey,
  sha256Hex,
  signAsSubjectNow,
  signGrantNow,
  withSignature,
  wordsDigest,
} from '@simpul/trust'
import { dpopKey } from '@simpul/trust/testing'
import { company, disnaker, migrantCare, type SmallHub, smallHub } from './small-hub.ts'

const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'PROTECTION' }
const caseworker: TestCaller = { issuer: migrantCare, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
const placer: TestCaller = { issuer: company, person: 'placer', role: 'OFFICER', purpose: 'PLACEMENT' }
const ana: TestCaller = { issuer: 'subjects', person: 'ana', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }
const evidenceDigest = sha256Hex('a paper with her thumb on it')

let hub: SmallHub
let number = 0

beforeAll(async () => {
  hub = await smallHub()
}, 60_000)

afterAll(() => hub?.close())

/** A worker whom nobody has met in another test. */
async function newWorker(birthDate = '2000-01-02'): Promise<string> {
  const id = randomUUID()
  number += 1
  const { own } = hub.at[disnaker].database
  await own.query('insert into worker (id, full_name, birth_date) values ($1, $2, $3)', [id, `W${number}`, birthDate])
  await own.query('insert into note (id, worker_id, text) values ($1, $2, $3)', [`n${number}`, id, 'a note'])
  return id
}

const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString()
const terms = (subject: string, more: object = {}) => ({
  subject,
  owner: disnaker,
  recipient: migrantCare,
  purposes: ['PROTECTION'],
  basis: 'CONSENT',
  evidenceDigest,
  until: inAYear(),
  ...more,
})

const staff = (as: TestCaller, operation: string, input: object): Promise<TestDoorAnswer> =>
  hub.at[as.issuer as typeof disnaker].staff({ as, operation, input })
const kit = (
  at: typeof disnaker | typeof migrantCare | typeof company,
  as: TestCaller | undefined,
  operation: string,
  input: object = {},
) => hub.at[at].kit({ as, operation, input })

/** What the NGO is shown of a worker. */
async function seen(subject: string): Promise<unknown> {
  const query = 'query ($id: ID!) { worker(id: $id) { fullName notes { text } } }'
  const answer = await hub.at[disnaker].ask({ as: caseworker, query, variables: { id: subject } })
  return answer.body.data?.worker
}
const nothing = { fullName: null, notes: null }
const something = { fullName: expect.stringMatching(/^W/), notes: [{ text: 'a note' }] }

async function mayAsk(as: TestCaller, subject: string): Promise<unknown> {
  return (await kit(as.issuer as typeof disnaker, as, 'mayAsk', { subjects: [subject, randomUUID()] })).body.owners
}

async function listed(as: TestCaller, subject: string): Promise<readonly Record<string, unknown>[]> {
  const { body } = await staff(as, 'grantList', { subject })
  return body.grants as Record<string, unknown>[]
}

async function bind(at: typeof disnaker | typeof migrantCare, subject: string): Promise<void> {
  const { own } = hub.at[at].database
  await own.query(`delete from subject_binding where person = 'ana'`)
  await own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ('http://issuers.test/subjects', 'ana', $1, '{}')`,
    [subject],
  )
}

async function given(as: TestCaller, subject: string, more: object = {}): Promise<string> {
  const { status, body } = await staff(as, 'grantGive', terms(subject, more))
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.id)
}

describe('a grant that the owner took', () => {
  it('opens at once, and its recipient may ask as soon as it has its copy', async () => {
    const subject = await newWorker()
    expect(await seen(subject)).toEqual(nothing)
    const { body } = await staff(officer, 'grantGive', terms(subject))
    expect(body).toMatchObject({ state: 'LIVE', missing: [], readUnder: false, takenBy: { agency: disnaker } })
    expect(await seen(subject)).toEqual(something)
    expect(await mayAsk(caseworker, subject)).toEqual({})
    await hub.deliver()
    expect(await mayAsk(caseworker, subject)).toEqual({ [disnaker]: [subject] })
    expect(await listed(caseworker, subject)).toMatchObject([{ id: body.id, state: 'LIVE' }])
  })

  it('says in its words that the owner will know of the question', async () => {
    const { body } = await staff(officer, 'grantGive', terms(await newWorker()))
    const { text } = body.words as { text: string }
    expect(text).toContain(`${disnaker} akan tahu bahwa ${migrantCare} menanyakan data saya.`)
  })

  it('opens for its own purpose only', async () => {
    const subject = await newWorker()
    await given(officer, subject, { purposes: ['REPATRIATION'] })
    await hub.deliver()
    expect(await seen(subject)).toEqual(nothing)
    expect(await mayAsk(caseworker, subject)).toEqual({})
    expect(await mayAsk({ ...caseworker, purpose: 'REPATRIATION' }, subject)).toEqual({ [disnaker]: [subject] })
  })

  it('may rest on a contract, and may have been given in the past, but not in the future', async () => {
    const subject = await newWorker()
    const contract = { recipient: company, purposes: ['PLACEMENT'], basis: 'CONTRACT' }
    const { body } = await staff(officer, 'grantGive', terms(subject, contract))
    expect(body).toMatchObject({ state: 'LIVE', basis: 'CONTRACT' })
    const takenOffline = '2026-01-05T09:00:00+07:00'
    const offline = await staff(officer, 'grantGive', terms(subject, { takenOffline }))
    expect(offline.body).toMatchObject({ state: 'LIVE', givenAt: takenOffline })
    expect(Date.parse(String(offline.body.recordedAt))).toBeGreaterThan(Date.now() - 60_000)
    const early = await staff(officer, 'grantGive', terms(subject, { takenOffline: inAYear() }))
    expect(early.body.error).toEqual({
      code: 'BAD_INPUT',
      message: 'takenOffline lies in the future: nobody has permitted this yet.',
    })
  })

  it('is over when its time is', async () => {
    const subject = await newWorker()
    const id = await given(officer, subject, { until: new Date(Date.now() + 3_600_000).toISOString() })
    await hub.deliver()
    expect(await seen(subject)).toEqual(something)
    await hub.makeOlder(1.01, id)
    expect(await seen(subject)).toEqual(nothing)
    expect(await mayAsk(caseworker, subject)).toEqual({})
    expect(await listed(officer, subject)).toMatchObject([{ id, state: 'OVER' }])
  })
})

describe('a grant that the recipient took', () => {
  it('waits at the owner and opens nothing, until the owner’s officer confirms it', async () => {
    const subject = await newWorker()
    const id = await given(caseworker, subject)
    await hub.deliver()
    expect(await listed(officer, subject)).toMatchObject([{ id, state: 'WAITING', missing: [disnaker, 'subject'] }])
    expect(await seen(subject)).toEqual(nothing)
    expect(await mayAsk(caseworker, subject)).toEqual({})
    const own = await staff(caseworker, 'grantConfirm', { grant: id })
    expect(own.body.error).toEqual({ code: 'NOT_FOUND', message: 'There is no such grant here.' })
    const confirmed = await staff(officer, 'grantConfirm', { grant: id })
    expect(confirmed.body).toMatchObject({ state: 'LIVE', missing: [] })
    expect(await seen(subject)).toEqual(something)
    await hub.deliver()
    expect(await mayAsk(caseworker, subject)).toEqual({ [disnaker]: [subject] })
    const again = await staff(officer, 'grantConfirm', { grant: id })
    expect(again.body.error).toEqual({ code: 'CONFLICT', message: 'This grant does not wait: it is LIVE.' })
  })

  it('is confirmed by the person with the key of her token, and with no other', async () => {
    const subject = await newWorker()
    const id = await given(caseworker, subject)
    await hub.deliver()
    const [waiting] = await listed(officer, subject)
    const sign = (key: typeof hub.parties.holderKey) =>
      signAsSubjectNow('simpul-grant', { digest: waiting?.digest, by: 'subject' }, key)
    const confirm = (signature: string) => kit(disnaker, ana, 'confirmGrant', { grant: id, signature })
    const unbound = await confirm(sign(hub.parties.holderKey))
    expect(unbound.body.error?.code).toBe('NOT_FOUND')
    await bind(disnaker, subject)
    const foreign = await confirm(sign(dpopKey().privateKey))
    expect(foreign.body.error).toEqual({
      code: 'BAD_INPUT',
      message: 'The signature is not one over this grant by the key that this sign-in is bound to.',
    })
    expect(await seen(subject)).toEqual(nothing)
    expect((await confirm(sign(hub.parties.holderKey))).body).toMatchObject({ state: 'LIVE' })
    expect(await seen(subject)).toEqual(something)
  })
})

describe('a forged grant', () => {
  const words = { language: 'id', text: 'Saya mengizinkan.' }
  const document = (subject: string, more: Partial<GrantDocument> = {}): GrantDocument => ({
    id: randomUUID(),
    subject,
    owner: disnaker,
    recipient: migrantCare,
    purposes: ['PROTECTION'],
    basis: 'CONSENT',
    words,
    wordsDigest: wordsDigest(words),
    evidenceDigest,
    takenBy: { agency: migrantCare, person: 'o-1' },
    givenAt: '2026-06-01T09:00:00+07:00',
    until: inAYear(),
    signatures: [],
    ...more,
  })
  const keyOf = (agency: string) => hub.parties.agencyKeys.get(agency) ?? newSigningKey().privateKey
  const oneSignature = 'A grant comes with the one signature of the agency that took it and sends it.'

  it('is refused where the recipient signs for the owner, for the person, or as if the owner had taken it', async () => {
    const subject = await newWorker()
    const signed = signGrantNow(document(subject), migrantCare, keyOf(migrantCare))
    const forgeries = [
      signGrantNow(signed, disnaker, keyOf(migrantCare)),
      withSignature(
        signed,
        'subject',
        signAsSubjectNow('simpul-grant', grantPayload(signed, 'subject'), dpopKey().privateKey),
      ),
      signGrantNow(document(subject, { takenBy: { agency: disnaker, person: 'o-1' } }), disnaker, keyOf(migrantCare)),
      document(subject),
    ]
    for (const forged of forgeries)
      expect(await hub.say(migrantCare, disnaker, 'grantTaken', { document: forged })).toEqual({
        status: 409,
        message: oneSignature,
      })
    expect(await listed(officer, subject)).toEqual([])
    expect(await seen(subject)).toEqual(nothing)
  })

  it('is refused where it is signed by another key, altered afterwards, or sent by a third agency', async () => {
    const subject = await newWorker()
    const signed = signGrantNow(document(subject), migrantCare, keyOf(migrantCare))
    const altered = { language: 'id', text: 'Saya mengizinkan semuanya.' }
    const faults = `The signature of ${migrantCare} is not genuine.`
    const byAnother = signGrantNow(document(subject), migrantCare, keyOf(company))
    const later = { ...signed, words: altered, wordsDigest: wordsDigest(altered) }
    const told = (forged: unknown) => hub.say(migrantCare, disnaker, 'grantTaken', { document: forged })
    expect(await told(byAnother)).toEqual({ status: 409, message: faults })
    expect(await told(later)).toEqual({ status: 409, message: faults })
    expect(await told({ ...signed, words: altered })).toMatchObject({ status: 400 })
    expect(await hub.say(company, disnaker, 'grantTaken', { document: signed })).toEqual({
      status: 409,
      message: 'This grant is between two other agencies.',
    })
    expect(await listed(officer, subject)).toEqual([])
  })

  it('is not recorded because the recipient says that it is', async () => {
    const subject = await newWorker()
    const id = await given(caseworker, subject)
    await hub.deliver()
    const [row] = await hub.at[migrantCare].database.own.query<{ document: GrantDocument }[]>(
      'select document from subject_grant where id = $1',
      [id],
    )
    const said = await hub.say(migrantCare, disnaker, 'grantRecorded', {
      document: row?.document,
      recordedAt: hub.now().toISOString(),
    })
    expect(said).toEqual({ status: 409, message: 'This grant is between two other agencies.' })
    expect(await seen(subject)).toEqual(nothing)
  })

  it('is not taken for two other agencies, or for a third', async () => {
    const subject = await newWorker()
    const refused = await staff(placer, 'grantGive', terms(subject))
    expect(refused.body.error).toEqual({
      code: 'BAD_INPUT',
      message: `One of owner and recipient must be ${company}: nobody takes it for two others.`,
    })
  })
})

describe('a minor’s permission', () => {
  const guardian = { person: 'guardian-1', relation: 'ibu' }
  const thisYear = () => `${new Date().getUTCFullYear() - 16}-06-01`

  it('counts only where a guardian gave it', async () => {
    const subject = await newWorker(thisYear())
    const alone = await staff(officer, 'grantGive', terms(subject))
    expect(alone.body.error).toEqual({
      code: 'CONFLICT',
      message: 'This person is a minor: a guardian gives the permission, and is named with it.',
    })
    expect((await staff(officer, 'grantGive', terms(subject, { guardian }))).body).toMatchObject({ state: 'LIVE' })
  })

  it('is refused by the owner also where a recipient took it that does not know her age', async () => {
    const subject = await newWorker(thisYear())
    const id = await given(caseworker, subject)
    await hub.deliver()
    expect(await listed(officer, subject)).toEqual([])
    expect(await listed(caseworker, subject)).toMatchObject([
      { id, state: 'OVER', because: 'This person is a minor: a guardian gives the permission, and is named with it.' },
    ])
  })
})

describe('a withdrawal', () => {
  it('by the person at the owner closes the next read, and is told to a recipient that has read', async () => {
    const subject = await newWorker()
    const id = await given(officer, subject)
    await hub.deliver()
    await bind(disnaker, subject)
    expect(await seen(subject)).toEqual(something)
    const mine = await kit(disnaker, ana, 'myGrants')
    expect(mine.body.grants).toMatchObject([{ id, state: 'LIVE', readUnder: true }])
    expect((await kit(disnaker, ana, 'withdrawGrant', { grant: id })).body).toMatchObject({
      state: 'WITHDRAWN',
      withdrawnBy: 'subject',
    })
    expect(await seen(subject)).toEqual(nothing)
    await hub.deliver()
    expect(await listed(caseworker, subject)).toMatchObject([{ id, state: 'WITHDRAWN', withdrawnBy: 'subject' }])
    expect(await mayAsk(caseworker, subject)).toEqual({})
  })

  it('is not told to a recipient that has never read', async () => {
    const subject = await newWorker()
    const id = await given(officer, subject)
    await hub.deliver()
    const before = hub.letters.length
    expect((await staff(officer, 'grantWithdraw', { grant: id, reason: 'Diminta lewat telepon.' })).body).toMatchObject(
      {
        state: 'WITHDRAWN',
        withdrawnBy: disnaker,
        because: 'Diminta lewat telepon.',
        readUnder: false,
      },
    )
    await hub.deliver()
    expect(hub.letters.slice(before)).toEqual([])
    expect(await seen(subject)).toEqual(nothing)
  })

  it('is told also where an earlier grant had been read before this one was given', async () => {
    const subject = await newWorker()
    const first = await given(officer, subject)
    expect(await seen(subject)).toEqual(something)
    await staff(officer, 'grantWithdraw', { grant: first })
    const second = await given(officer, subject)
    expect(await listed(officer, subject)).toMatchObject([
      { id: second, readUnder: false },
      { id: first, readUnder: true },
    ])
    expect(await seen(subject)).toEqual(something)
    expect(await listed(officer, subject)).toMatchObject([{ id: second, readUnder: true }, { id: first }])
  })

  it('is told also where the recipient was shown a row and not, besides, whose it is', async () => {
    const subject = randomUUID()
    await hub.at[migrantCare].database.own.query(
      `insert into visit (id, worker_id, text) values ('v1', $1, 'a visit')`,
      [subject],
    )
    const id = await given(caseworker, subject, { owner: migrantCare, recipient: disnaker })
    const query = '{ visit(id: "v1") { text worker { id } } }'
    const answer = await hub.at[migrantCare].ask({ as: { ...officer, role: 'CASEWORKER' }, query })
    expect(answer.body.data).toEqual({ visit: { text: 'a visit', worker: null } })
    expect(await listed(caseworker, subject)).toMatchObject([{ id, readUnder: true }])
  })

  it('at the recipient, by its officer or by the person, ends it at the owner', async () => {
    for (const by of [caseworker, ana]) {
      const subject = await newWorker()
      const id = await given(officer, subject)
      await hub.deliver()
      await bind(migrantCare, subject)
      const withdrawn = await (by === ana
        ? kit(migrantCare, ana, 'withdrawGrant', { grant: id })
        : staff(caseworker, 'grantWithdraw', { grant: id }))
      expect(withdrawn.body).toMatchObject({ state: 'WITHDRAWN' })
      expect(await mayAsk(caseworker, subject)).toEqual({})
      await hub.deliver()
      expect(await seen(subject)).toEqual(nothing)
      expect(await listed(officer, subject)).toMatchObject([
        { id, state: 'WITHDRAWN', withdrawnBy: by === ana ? 'subject' : migrantCare },
      ])
    }
  })

  it('is nobody else’s', async () => {
    const [subject, other] = [await newWorker(), await newWorker()]
    const id = await given(officer, subject)
    await bind(disnaker, other)
    expect((await kit(disnaker, ana, 'withdrawGrant', { grant: id })).status).toBe(404)
    expect((await staff(placer, 'grantWithdraw', { grant: id })).status).toBe(404)
    expect(
      await hub.say(company, disnaker, 'grantWithdrawn', { grant: id, at: inAYear(), by: 'subject' }),
    ).toMatchObject({ status: 200 })
    expect(await seen(subject)).toEqual(something)
  })
})

describe('who may list a grant', () => {
  it('is its two sides, and its subject at the owner', async () => {
    const subject = await newWorker()
    const id = await given(officer, subject)
    await hub.deliver()
    await bind(disnaker, subject)
    await bind(migrantCare, subject)
    expect(await listed(officer, subject)).toMatchObject([{ id }])
    expect(await listed(caseworker, subject)).toMatchObject([{ id }])
    expect(await listed(placer, subject)).toEqual([])
    expect((await kit(disnaker, officer, 'grants', { subject })).body.grants).toMatchObject([{ id }])
    expect((await kit(disnaker, ana, 'myGrants')).body.grants).toMatchObject([{ id }])
    expect((await kit(migrantCare, ana, 'myGrants')).body.grants).toEqual([])
    expect((await kit(company, ana, 'myGrants')).body.grants).toEqual([])
  })

  it.each([
    ['a third agency, at the owner', placer, 'grants', 403],
    ['the recipient, at the owner', caseworker, 'grants', 403],
    ['a third agency, by asking whom it may ask about', placer, 'mayAsk', 403],
    ['an officer, as if the subject', officer, 'myGrants', 403],
    ['the head', { ...officer, role: 'HEAD' } as const, 'grants', 403],
    ['the gateway for nobody', undefined, 'grants', 401],
  ])('is not %s', async (_, as, operation, status) => {
    const input = operation === 'mayAsk' ? { subjects: [] } : {}
    expect((await kit(disnaker, as, operation, input)).status).toBe(status)
  })

  it('is no other kit', async () => {
    for (const message of ['grants', 'grantList', 'myGrants', 'mayAsk'])
      expect(await hub.say(company, disnaker, message, {})).toMatchObject({ status: 404 })
  })
})
