import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { outbox } from '@simpul/agency'
import type { TestCaller, TestDoorAnswer } from '@simpul/testing'
import {
  type AgreementDocument,
  hopSigner,
  jakartaDay,
  keySigner,
  newSigningKey,
  peerHeaderName,
  peerSigner,
  sha256Hex,
} from '@simpul/trust'
import { company, disnaker, forum, migrantCare, type SmallHub, smallHub } from './small-hub.ts'

type Agency = typeof disnaker | typeof migrantCare | typeof company

const headOf = (issuer: string): TestCaller => ({ issuer, person: 'head', role: 'HEAD', purpose: 'GOVERNANCE' })
const caseworker: TestCaller = { issuer: migrantCare, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'PROTECTION' }
const subject: TestCaller = { issuer: 'subjects', person: 'ana', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }
const ana = randomUUID()
const budi = randomUUID()

let hub: SmallHub

beforeAll(async () => {
  hub = await smallHub({ forms: ['pks-placement'] })
  const { own } = hub.at[disnaker].database
  await own.query(
    `insert into worker (id, full_name, birth_date) values ($1, 'Ana', '2000-01-02'), ($2, 'Budi', '1999-05-06')`,
    [ana, budi],
  )
  await own.query(`insert into complaint (id, worker_id, about) values ('c1', $1, 'wages'), ('c2', $1, 'the ngo')`, [
    ana,
  ])
  await own.query(`insert into exclusion (type, row_id, agency) values ('Complaint', 'c2', $1)`, [migrantCare])
  await own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until)
     values ('g1', $1, $2, $3, '{PROTECTION}', 'CONSENT', '{}', 'd', '2100-01-01')`,
    [ana, disnaker, migrantCare],
  )
  await own.query(
    `insert into grant_reach values ($2, 'PROTECTION', $1, 'CONSENT', 'g1', '2020-01-01', '2100-01-01')`,
    [ana, migrantCare],
  )
}, 60_000)

afterAll(() => hub?.close())

const staff = (as: TestCaller, operation: string, input: object = {}, at: Agency = as.issuer as Agency) =>
  hub.at[at].staff({ as, operation, input })

/** The body of what must succeed; a refusal is shown whole where it did not. */
async function done(answer: Promise<TestDoorAnswer>): Promise<Record<string, unknown>> {
  const { status, body } = await answer
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined })
  return body
}

async function drafted(
  input: object = {},
): Promise<{ document: AgreementDocument; digest: string; fault: string | null }> {
  const wishes = { form: 'pks-protection', with: migrantCare, from: jakartaDay(hub.now()), ...input }
  return (await done(staff(headOf(disnaker), 'agreementDraft', wishes))) as never
}

interface Opens {
  readonly coordinate: string
  readonly owner: string
  readonly [name: string]: unknown
}

async function previewed(as: TestCaller, input: object): Promise<readonly Opens[]> {
  const { opens, fault } = await done(staff(as, 'agreementPreview', input))
  expect(fault).toBeNull()
  return opens as Opens[]
}

const lineOf = (opens: readonly Opens[], coordinate: string) => opens.find((line) => line.coordinate === coordinate)

/** What the NGO is shown of Ana's name, and the sentence where it is closed. */
async function seenName(): Promise<unknown> {
  const query = 'query ($id: ID!) { worker(id: $id) { fullName } }'
  const { body } = await hub.at[disnaker].ask({ as: caseworker, query, variables: { id: ana } })
  const { fullName } = body.data?.worker as { fullName: string | null }
  return fullName ?? body.errors?.find(({ extensions }) => extensions?.coordinate === 'Worker.fullName')?.message
}

async function signedByBoth(document: AgreementDocument): Promise<void> {
  const { digest } = await done(staff(headOf(disnaker), 'agreementPropose', { document }))
  await done(staff(headOf(disnaker), 'agreementSign', { agreement: document.id, digest }))
  await done(staff(headOf(migrantCare), 'agreementSign', { agreement: document.id, digest }))
}

describe('an agreement', () => {
  it('is drafted from what both schemas offer each other today, with sensible terms', async () => {
    const { document, fault } = await drafted({ from: undefined })
    const tomorrow = jakartaDay(new Date(hub.now().getTime() + 86_400_000))
    expect(fault).toBeNull()
    expect(document).toMatchObject({
      id: `pks-protection-${tomorrow.slice(0, 4)}`,
      kind: 'PKS',
      parties: [disnaker, migrantCare],
      from: tomorrow,
      under: 'mou-jember-test',
    })
    expect(document.lines.map(({ owner, coordinate }) => `${owner} ${coordinate}`)).toEqual(
      expect.arrayContaining([`${disnaker} Worker.fullName`, `${migrantCare} Visit.text`, `${disnaker} Mutation.note`]),
    )
  })

  it('is drafted of just the fields that are wanted, with the keys of their rows, without the other being there', async () => {
    hub.away.add(migrantCare)
    const { document } = await drafted({ coordinates: ['Worker.fullName'], purposes: ['PROTECTION'] })
    hub.away.delete(migrantCare)
    expect(new Set(document.lines.map(({ coordinate }) => coordinate))).toEqual(
      new Set(['Worker.id', 'Worker.fullName']),
    )
  })

  it('is not drafted whole while the other does not answer, and the answer names it', async () => {
    hub.away.add(migrantCare)
    const answer = await staff(headOf(disnaker), 'agreementDraft', { form: 'pks-protection', with: migrantCare })
    hub.away.delete(migrantCare)
    expect(answer).toMatchObject({ status: 502, body: { error: { code: 'SUBGRAPH_FAILED' } } })
    expect(answer.body.error?.message).toContain(migrantCare)
  })

  it('shows before it is signed what it opens, on which basis, and to the owner alone how many rows', async () => {
    const { document } = await drafted()
    const mine = await previewed(headOf(disnaker), { document })
    expect(lineOf(mine, 'Worker.fullName')).toEqual({
      coordinate: 'Worker.fullName',
      owner: disnaker,
      recipient: migrantCare,
      purpose: 'PROTECTION',
      basis: 'CONSENT',
      rows: 'GRANTED',
      class: 'PERSONAL',
      retainDays: 730,
      duty: false,
      rowsToday: 1,
      isOutdated: false,
      closedBecause: null,
      wasOpen: false,
    })
    expect(lineOf(mine, 'Complaint.about')).toMatchObject({ rowsToday: 1, class: 'SPECIFIC' }) // c2 excludes the NGO
    expect(lineOf(mine, 'Mutation.note')).toMatchObject({ rowsToday: null })
    expect(lineOf(mine, 'Visit.text')).toMatchObject({ rowsToday: null, class: 'PERSONAL', isOutdated: false })
    const theirs = await previewed(headOf(migrantCare), { document })
    expect(lineOf(theirs, 'Worker.fullName')).toMatchObject({ rowsToday: null, class: 'PERSONAL' })
    expect(lineOf(theirs, 'Visit.text')).toMatchObject({ rowsToday: 0 })
  })

  it('says in its preview which lines would open nothing, and why', async () => {
    const { document } = await drafted()
    const keyless = { ...document, lines: document.lines.filter(({ coordinate }) => coordinate !== 'Worker.id') }
    const changed = {
      ...document,
      lines: document.lines.map((line) =>
        line.coordinate === 'Worker.fullName' ? { ...line, digest: sha256Hex('x') } : line,
      ),
    }
    const [withoutKey, outdated] = [
      await previewed(headOf(disnaker), { document: keyless }),
      await previewed(headOf(disnaker), { document: changed }),
    ]
    expect(lineOf(withoutKey, 'Worker.fullName')).toMatchObject({ rowsToday: 0, closedBecause: 'NOT_AGREED' })
    expect(lineOf(outdated, 'Worker.fullName')).toMatchObject({
      rowsToday: 0,
      isOutdated: true,
      closedBecause: 'LINE_OUTDATED',
    })
    const theirs = await previewed(headOf(migrantCare), { document: changed })
    expect(lineOf(theirs, 'Worker.fullName')).toMatchObject({ isOutdated: true, closedBecause: 'LINE_OUTDATED' })
  })

  it('opens a field when the last party signs, closes it by the stop of one, and opens it again by that one’s signature', async () => {
    expect(await seenName()).toContain('No signed line of pks-protection')
    const { document, digest } = await drafted()
    expect(await done(staff(headOf(disnaker), 'agreementPropose', { document }))).toMatchObject({ digest })
    const sign = (as: string) => done(staff(headOf(as), 'agreementSign', { agreement: document.id, digest }))
    expect(await sign(disnaker)).toMatchObject({ state: 'PROPOSED' })
    expect(await seenName()).toContain(`${document.id} (pks-protection) is not active today`)
    expect(await sign(migrantCare)).toMatchObject({ state: 'ACTIVE' })
    expect(await seenName()).toBe('Ana')

    const again = await drafted()
    expect(again.document.id).toBe(`${document.id}-2`)
    expect(lineOf(await previewed(headOf(disnaker), { document: again.document }), 'Worker.fullName')).toMatchObject({
      wasOpen: true,
    })

    const stop = { agreement: document.id, reason: 'The staff changes.' }
    const stopped = await done(staff(headOf(migrantCare), 'agreementSuspend', stop))
    expect(stopped).toEqual({ agreement: document.id, seq: expect.any(Number), isWaiting: false, state: 'SUSPENDED' })
    expect(await seenName()).toBe(
      `Worker.fullName is closed. ${document.id} (pks-protection) is not active today. Ask ${disnaker}.`,
    )
    expect(await sign(migrantCare)).toMatchObject({ state: 'ACTIVE' })
    expect(await seenName()).toBe('Ana')
  })

  it('is stopped by its owner at once while the forum is away', async () => {
    const id = `pks-protection-${jakartaDay(hub.now()).slice(0, 4)}`
    hub.away.add(forum)
    const stopped = await done(staff(headOf(disnaker), 'agreementTerminate', { agreement: id, reason: 'It is over.' }))
    expect(stopped).toEqual({ agreement: id, seq: null, isWaiting: true, state: 'TERMINATED' })
    expect(await seenName()).toContain(`${id} (pks-protection) is not active today`)
    const signing = await staff(headOf(disnaker), 'agreementPropose', { document: (await drafted()).document })
    expect(signing).toMatchObject({ status: 503, body: { error: { code: 'NOT_READY' } } })
    hub.away.delete(forum)
    await hub.at[disnaker].services.ownStops.flush()
    const { agreements } = await done(staff(headOf(migrantCare), 'register'))
    expect(agreements).toContainEqual(expect.objectContaining({ id, state: 'TERMINATED', terminatedBy: [disnaker] }))
  })

  it('is read word for word by everybody who works there, with what has changed since', async () => {
    const { document } = await drafted({ title: { id: 'Perlindungan', en: 'Protection' } })
    const changed = document.lines.map((line) =>
      line.coordinate === 'Note.text' ? { ...line, digest: sha256Hex('x') } : line,
    )
    await signedByBoth({ ...document, lines: changed })
    const read = await done(staff(officer, 'agreementDocument', { agreement: document.id }))
    expect(read).toMatchObject({ state: 'ACTIVE', missing: [], outdated: ['Note.text'], warning: null })
    expect((read.document as AgreementDocument).title.en).toBe('Protection')
  })

  it('is renewed for the time after it, on the same terms of form and title', async () => {
    const { agreements } = await done(staff(headOf(disnaker), 'register'))
    const active = (agreements as { id: string; form: string; state: string; until: string }[]).find(
      ({ form, state }) => form === 'pks-protection' && state === 'ACTIVE',
    )
    const { document, fault } = await drafted({ renews: active?.id, from: undefined })
    expect(fault).toBe(null)
    expect(document.from > String(active?.until)).toBe(true)
    expect(document).toMatchObject({ renews: active?.id, title: { en: 'Protection' } })
  })

  it.each([
    ['without an MOU of both', { with: 'forum-pmi-jember' }, 409, 'under an MOU of both agencies'],
    ['with an agency that nobody knows', { with: 'nobody-at-all' }, 404, 'The register knows no agency'],
    ['with a day that is none', { from: '2026-02-30' }, 400, 'from must be a day'],
  ])('is not drafted %s', async (_, input, status, sentence) => {
    const wishes = { form: 'pks-protection', with: migrantCare, ...input }
    const answer = await staff(headOf(disnaker), 'agreementDraft', wishes)
    expect(answer.status).toBe(status)
    expect(answer.body.error?.message).toContain(sentence)
  })

  it('that does not suit its parties is not proposed, with the reason', async () => {
    const { document } = await drafted()
    const lines = document.lines.map((line) => ({ ...line, basis: 'CONTRACT' as const, rows: 'GRANTED' as const }))
    const answer = await staff(headOf(disnaker), 'agreementPropose', { document: { ...document, lines } })
    expect(answer.status).toBe(400)
    expect(answer.body.error?.message).toContain('needs an agency of the kind RECRUITMENT')
  })

  it.each([
    ['is unknown', { agreement: 'pks-nothing', digest: sha256Hex('x') }, 404],
    ['was read as another document', { agreement: 'mou-jember-test', digest: sha256Hex('x') }, 409],
  ])('is not signed where it %s', async (_, input, status) => {
    expect(await staff(headOf(disnaker), 'agreementSign', input)).toMatchObject({ status })
  })

  it('is neither signed nor stopped by an agency that is no party of it', async () => {
    const stop = { agreement: 'pks-placement-test', reason: 'Because we can.' }
    const answer = await staff(headOf(migrantCare), 'agreementSuspend', stop)
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'NOT_ALLOWED' } } })
  })
})

describe('the staff door', () => {
  const url = 'http://government.test/agency/register'
  /** A request with a true token and whatever else is said. */
  async function knock(as: TestCaller, more: Record<string, string | undefined> = {}, path = '/agency/register') {
    const { parties } = hub
    const now = hub.now()
    const token = await parties.token(as, now)
    const headers = {
      'content-type': 'application/json',
      authorization: `DPoP ${token}`,
      dpop: parties.proof({ method: 'POST', url, token, now }),
      'x-simpul-purpose': as.purpose,
      'x-simpul-role': as.role,
      ...more,
    }
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    const send = () => hub.at[disnaker].server.inject({ method: 'POST', url: path, headers: sent, payload: '{}' })
    return { send, token }
  }
  const refusalOf = async (sent: Promise<{ statusCode: number; json(): unknown }>) => {
    const answer = await sent
    return { status: answer.statusCode, ...(answer.json() as { error?: { code: string; message: string } }).error }
  }

  it('lets the agency’s own people in, once for each proof', async () => {
    const { send } = await knock(officer)
    expect((await send()).statusCode).toBe(200)
    expect(await refusalOf(send())).toMatchObject({ status: 401, message: expect.stringContaining('used before') })
  })

  it.each<[string, TestCaller, Record<string, string | undefined>, number, string]>([
    ['a token of another agency', headOf(migrantCare), {}, 403, `Only people of ${disnaker}`],
    ['a subject', subject, {}, 403, `Only people of ${disnaker}`],
    ['a token without a proof', officer, { dpop: undefined }, 401, 'send a DPoP proof'],
    ['the gateway for a person', officer, { 'x-simpul-hop': 'a hop token' }, 401, 'neither the gateway'],
    ['nobody', officer, { authorization: undefined }, 401, 'Authorization: DPoP'],
    [
      'a purpose that is not the person’s',
      officer,
      { 'x-simpul-purpose': 'PLACEMENT' },
      401,
      'does not allow the purpose',
    ],
    ['a role that is not the person’s', officer, { 'x-simpul-role': 'HEAD' }, 401, 'does not have the role'],
    ['what is not JSON', officer, { 'content-type': 'text/plain' }, 415, 'application/json'],
  ])('refuses %s', async (_, as, more, status, sentence) => {
    const { send } = await knock(as, more)
    expect(await refusalOf(send())).toMatchObject({ status, message: expect.stringContaining(sentence) })
  })

  it('refuses the hop token of the gateway alone, as it would any token of nobody', async () => {
    const { privateKey } = hub.parties.gatewayKey
    const hop = hopSigner({ privateKey }).sign({
      subgraph: 'government',
      body: '{}',
      callerToken: undefined,
      requestId: randomUUID(),
      purpose: undefined,
      role: undefined,
      now: hub.now(),
    })
    const { send } = await knock(headOf(disnaker), { 'x-simpul-hop': hop, dpop: undefined })
    expect(await refusalOf(send())).toMatchObject({ status: 401 })
  })

  it('refuses a proof that was made for another operation', async () => {
    const { send } = await knock(headOf(disnaker), {}, '/agency/agreementSuspend')
    expect(await refusalOf(send())).toMatchObject({ status: 401, message: expect.stringContaining('another URL') })
  })

  it('refuses a role that may not, and says which may', async () => {
    const stop = { agreement: 'mou-jember-test', reason: 'No.' }
    expect(await staff(officer, 'agreementSuspend', stop)).toEqual({
      status: 403,
      body: {
        error: { code: 'NOT_ALLOWED', message: 'agreementSuspend is for HEAD; this request acts as OFFICER.' },
      },
    })
  })

  it('knows no other operation', async () => {
    expect(await staff(officer, 'agreementForge')).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    })
  })

  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['over 256 kB', JSON.stringify({ reason: 'a'.repeat(300_000) }), {}, 413],
    ['that becomes so', gzipSync(JSON.stringify({ reason: 'a'.repeat(300_000) })), { 'content-encoding': 'gzip' }, 413],
    ['with a key __proto__', '{"__proto__":{"isHead":true}}', {}, 400],
    ['with a member that is not asked for', '{"agreement":"x"}', {}, 400],
  ])('refuses a body %s', async (_, payload, more, status) => {
    const { token } = await knock(officer)
    const dpop = hub.parties.proof({ method: 'POST', url, token, now: hub.now() })
    const headers = {
      'content-type': 'application/json',
      authorization: `DPoP ${token}`,
      dpop,
      'x-simpul-purpose': officer.purpose,
      'x-simpul-role': officer.role,
      ...more,
    }
    const answer = await hub.at[disnaker].server.inject({ method: 'POST', url: '/agency/register', headers, payload })
    expect(answer.statusCode).toBe(status)
  })
})

describe('the hop door', () => {
  it('signs no agreement, for nobody', async () => {
    const answer = await hub.at[disnaker].kit({ as: headOf(disnaker), operation: 'agreementSign', input: {} })
    expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } })
  })

  it('answers nobody who is not signed in, and no partner what is for the agency’s own', async () => {
    const asked = { operation: 'mayAsk', input: { subjects: [] } }
    expect(await hub.at[disnaker].kit({ as: undefined, ...asked })).toMatchObject({ status: 401 })
    expect(await hub.at[disnaker].kit({ as: caseworker, ...asked })).toMatchObject({ status: 403 })
  })

  it('wants the gateway’s word for this very request', async () => {
    const answer = await hub.at[disnaker].kit({
      as: officer,
      operation: 'mayAsk',
      input: { subjects: [] },
      headers: { 'x-simpul-hop': 'none' },
    })
    expect(answer).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } })
  })
})

describe('the peer door', () => {
  const body = JSON.stringify({ message: 'offers', input: { form: 'pks-protection', recipient: migrantCare } })
  const tokenOf = (agency: string, { audience = disnaker as string, key = hub.parties.agencyKeys.get(agency) } = {}) =>
    peerSigner({ agency, signer: keySigner(key ?? newSigningKey().privateKey) }).sign({
      audience,
      body,
      now: hub.now(),
    })
  const bring = async (token: string | undefined, payload = body) => {
    const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { [peerHeaderName]: token }) }
    const answer = await hub.at[disnaker].server.inject({ method: 'POST', url: '/peer', headers, payload })
    return { status: answer.statusCode, body: answer.json() as { error?: { message: string }; answer?: unknown } }
  }

  it('answers another agency by its key in the register, once for each token', async () => {
    const token = await tokenOf(migrantCare)
    expect(await bring(token)).toMatchObject({ status: 200, body: { answer: { lines: expect.any(Array) } } })
    expect(await bring(token)).toMatchObject({ status: 401 })
  })

  it.each<[string, () => Promise<string | undefined>, string | undefined]>([
    ['no token', async () => undefined, undefined],
    ['a key that is not the agency’s', () => tokenOf(migrantCare, { key: newSigningKey().privateKey }), undefined],
    ['another agency’s key', () => tokenOf(migrantCare, { key: hub.parties.agencyKeys.get(company) }), undefined],
    ['a token for another agency', () => tokenOf(migrantCare, { audience: company }), undefined],
    ['a token for another body', () => tokenOf(migrantCare), JSON.stringify({ message: 'offers', input: {} })],
    ['an agency that nobody knows', () => tokenOf('nobody-at-all'), undefined],
  ])('refuses %s', async (_, token, payload) => {
    expect(await bring(await token(), payload)).toMatchObject({ status: 401, body: { error: expect.anything() } })
  })

  it('refuses the agency itself and an unknown message', async () => {
    expect(await bring(await tokenOf(disnaker))).toMatchObject({ status: 403 })
    expect(await hub.say(migrantCare, disnaker, 'openEverything', {})).toMatchObject({ status: 404 })
  })

  it('hears no agency that the others have suspended', async () => {
    const suspended = { agency: company, reason: 'A test of the door.' }
    await done(staff(headOf(disnaker), 'agencySuspend', suspended))
    await done(staff(headOf(migrantCare), 'agencySuspend', suspended))
    expect(await bring(await tokenOf(company))).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining(company) } },
    })
  })
})

describe('the outbox', () => {
  interface Told {
    readonly attempts: number
    readonly isDelivered: boolean
    readonly waits: number
  }
  const box = () => hub.at[migrantCare].database.own
  const told = () =>
    box().query<Told[]>(
      `select attempts, delivered_at is not null as "isDelivered",
         greatest(0, extract(epoch from next_at - now()))::float8 as waits from outbox order by number`,
    )
  const due = () => box().query(`update outbox set next_at = '-infinity' where delivered_at is null`)
  const restarted = () => outbox({ agency: migrantCare, services: hub.at[migrantCare].services })
  const heard = async () => {
    const [row] = await hub.at[disnaker].database.own.query<{ grants: number; letters: number }[]>(
      `select (select count(*)::int from subject_grant where subject = $1) as grants,
              (select count(*)::int from inbox where agency = $2) as letters`,
      [budi, migrantCare],
    )
    return row
  }

  it('waits longer after each failure, survives a restart, and delivers once', async () => {
    hub.away.add(disnaker)
    await done(
      staff(caseworker, 'grantGive', {
        subject: budi,
        owner: disnaker,
        recipient: migrantCare,
        purposes: ['PROTECTION'],
        basis: 'CONSENT',
        evidenceDigest: sha256Hex('paper'),
        until: new Date(Date.now() + 86_400_000).toISOString(),
      }),
    )
    expect(await restarted().deliver()).toBe(0)
    const [first] = await told()
    await due()
    expect(await restarted().deliver()).toBe(0)
    const [second] = await told()
    expect([first?.attempts, second?.attempts]).toEqual([1, 2])
    expect(second?.waits).toBeGreaterThan(first?.waits ?? 0)
    expect(await restarted().deliver()).toBe(0) // it is not due yet

    hub.away.delete(disnaker)
    await due()
    const before = await heard()
    const letters = await box().query<{ id: string; input: object }[]>('select id, input from outbox')
    expect(await restarted().deliver()).toBeGreaterThan(0)
    const after = await heard()
    expect(after).toEqual({ grants: 1, letters: (before?.letters ?? 0) + 1 })

    expect(await box().query(`select 1 from outbox where input <> '{}'`)).toEqual([]) // said, and not kept
    for (const { id, input } of letters) // as if the answer had been lost
      await box().query('update outbox set delivered_at = null, input = $2::jsonb where id = $1', [
        id,
        JSON.stringify(input),
      ])
    await due()
    expect(await restarted().deliver()).toBeGreaterThan(0)
    expect(await heard()).toEqual(after)
    expect((await told()).every(({ isDelivered }) => isDelivered)).toBe(true)
  })
})
