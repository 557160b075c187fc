import { randomUUID } from 'node:crypto'
import type { TestCaller, TestDoorAnswer } from '@simpul/testing'
import { keySigner, newSigningKey, signEmergencyConfirmation, signEmergencyNow } from '@simpul/trust'
import { company, disnaker, migrantCare, type SmallHub, smallHub } from './small-hub.ts'

const caseworker: TestCaller = { issuer: migrantCare, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
const second: TestCaller = { ...caseworker, person: 'coordinator', role: 'SUPERVISOR' }
const reviewer: TestCaller = { issuer: disnaker, person: 'supervisor', role: 'SUPERVISOR', purpose: 'GOVERNANCE' }
const ana: TestCaller = { issuer: 'subjects', person: 'ana', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }

let hub: SmallHub
let number = 0

beforeAll(async () => {
  hub = await smallHub()
}, 60_000)

afterAll(() => hub?.close())

// what one test leaves unreviewed must not count in the next
afterEach(async () => {
  await hub.deliver()
  for (const { database } of Object.values(hub.at))
    await database.own.query('update emergency set reviewed_at = now(), is_upheld = true where reviewed_at is null')
})

async function newWorker(): Promise<string> {
  const id = randomUUID()
  number += 1
  const { own } = hub.at[disnaker].database
  await own.query('insert into worker (id, full_name) values ($1, $2)', [id, `W${number}`])
  await own.query('insert into note (id, worker_id, text) values ($1, $2, $3)', [`n${number}`, id, 'a note'])
  return id
}

const staff = (as: TestCaller, operation: string, input: object): Promise<TestDoorAnswer> =>
  hub.at[as.issuer as typeof disnaker].staff({ as, operation, input })
const wishes = (subject: string, more: object = {}) => ({
  subject,
  owner: disnaker,
  purposes: ['PROTECTION'],
  reason: 'Terkunci di rumah majikan.',
  ...more,
})
const open = (subject: string, more: object = {}) => staff(caseworker, 'emergencyOpen', wishes(subject, more))

async function opened(subject: string): Promise<string> {
  const { status, body } = await open(subject)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return String(body.id)
}

async function seen(subject: string): Promise<unknown> {
  const query = 'query ($id: ID!) { worker(id: $id) { fullName notes { text } } }'
  return (await hub.at[disnaker].ask({ as: caseworker, query, variables: { id: subject } })).body.data?.worker
}
const nothing = { fullName: null, notes: null }
const something = { fullName: expect.stringMatching(/^W/), notes: null }

async function listed(as: TestCaller, subject: string): Promise<unknown> {
  const { body } = await staff(as, 'emergencyList', {})
  return (body.emergencies as { subject: string }[]).find((one) => one.subject === subject)
}

describe('an emergency', () => {
  it('opens at once what is offered on vital interest, and nothing else, with no forum there', async () => {
    const subject = await newWorker()
    expect(await seen(subject)).toEqual(nothing)
    const { body } = await open(subject)
    expect(body).toMatchObject({
      state: 'OPEN',
      isWithOwner: true,
      owner: disnaker,
      recipient: migrantCare,
      review: null,
    })
    expect(Date.parse(String(body.closesAt)) - Date.parse(String(body.openedAt))).toBe(3_600_000)
    expect(await seen(subject)).toEqual(something)
    const { body: asked } = await hub.at[migrantCare].kit({
      as: caseworker,
      operation: 'mayAsk',
      input: { subjects: [subject] },
    })
    expect(asked).toEqual({ owners: { [disnaker]: [subject] } })
    expect(await listed(reviewer, subject)).toMatchObject({
      state: 'OPEN',
      reason: 'Terkunci di rumah majikan.',
      readUnder: true,
    })
  })

  it('closes after an hour where no second person confirmed it', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    await hub.makeOlder(1.01, id)
    expect(await seen(subject)).toEqual(nothing)
    expect(await listed(caseworker, subject)).toMatchObject({ state: 'CLOSED' })
    const late = await staff(second, 'emergencyConfirm', { emergency: id })
    expect(late.body.error).toEqual({ code: 'CONFLICT', message: 'The hour is over: this emergency has closed.' })
  })

  it('lasts a day where a second person confirmed it within the hour, and no longer', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    const alone = await staff(caseworker, 'emergencyConfirm', { emergency: id })
    expect(alone.body.error).toEqual({
      code: 'CONFLICT',
      message: 'A second person confirms an emergency: not the one who opened it.',
    })
    const { body } = await staff(second, 'emergencyConfirm', { emergency: id })
    expect(body).toMatchObject({ state: 'CONFIRMED', isWithOwner: true })
    expect(Date.parse(String(body.closesAt)) - Date.parse(String(body.openedAt))).toBe(24 * 3_600_000)
    await hub.makeOlder(23.9, id)
    expect(await seen(subject)).toEqual(something)
    expect(await listed(reviewer, subject)).toMatchObject({ state: 'CONFIRMED' })
    await hub.makeOlder(0.2, id)
    expect(await seen(subject)).toEqual(nothing)
  })

  it('reaches an owner that was away as soon as it is back', async () => {
    const subject = await newWorker()
    hub.away.add(disnaker)
    const { body } = await open(subject)
    expect(body).toMatchObject({ state: 'OPEN', isWithOwner: false })
    expect((await staff(second, 'emergencyConfirm', { emergency: body.id })).body).toMatchObject({ isWithOwner: false })
    hub.away.clear()
    expect(await seen(subject)).toEqual(nothing)
    await hub.deliver()
    expect(await seen(subject)).toEqual(something)
    expect(await listed(reviewer, subject)).toMatchObject({ state: 'CONFIRMED' })
  })

  it('needs a reason, a role that works on cases, and another agency’s rows', async () => {
    const subject = await newWorker()
    expect((await open(subject, { reason: ' ' })).body.error?.code).toBe('BAD_INPUT')
    expect((await open(subject, { owner: migrantCare })).body.error?.code).toBe('BAD_INPUT')
    const analyst = { ...caseworker, role: 'ANALYST', purpose: 'STATISTICS' } as const
    expect((await staff(analyst, 'emergencyOpen', wishes(subject))).status).toBe(403)
    expect(await seen(subject)).toEqual(nothing)
  })
})

describe('a forged emergency', () => {
  const document = (subject: string) => ({
    id: randomUUID(),
    subject,
    owner: disnaker,
    recipient: migrantCare,
    purposes: ['PROTECTION'] as const,
    reason: 'x',
    openedBy: 'o-1',
    openedAt: new Date().toISOString(),
  })
  const keyOf = (agency: string) => hub.parties.agencyKeys.get(agency) ?? newSigningKey().privateKey

  it('is refused where it is another’s, signed by another, or opened in the future', async () => {
    const subject = await newWorker()
    const tell = (from: typeof company | typeof migrantCare, emergency: object) =>
      hub.say(from, disnaker, 'emergencyOpened', { emergency })
    const genuine = signEmergencyNow(document(subject), keyOf(migrantCare))
    const foreign = signEmergencyNow(document(subject), keyOf(company))
    const early = signEmergencyNow(
      { ...document(subject), openedAt: new Date(Date.now() + 120_000).toISOString() },
      keyOf(migrantCare),
    )
    expect(await tell(company, genuine)).toEqual({
      status: 409,
      message: 'This emergency is between two other agencies.',
    })
    expect(await tell(migrantCare, foreign)).toEqual({
      status: 409,
      message: `The emergency is not signed by ${migrantCare}.`,
    })
    expect(await tell(migrantCare, { ...genuine, reason: 'y' })).toMatchObject({ status: 409 })
    expect(await tell(migrantCare, early)).toMatchObject({ status: 409 })
    expect(await seen(subject)).toEqual(nothing)
  })

  it('is no way back to a grant that was withdrawn, though it takes the grant’s id', async () => {
    const subject = await newWorker()
    const officer = { ...reviewer, person: 'officer', role: 'OFFICER', purpose: 'PROTECTION' } as const
    const { body } = await staff(officer, 'grantGive', {
      ...{ subject, owner: disnaker, recipient: migrantCare, purposes: ['PROTECTION'], basis: 'CONSENT' },
      ...{ evidenceDigest: 'e'.repeat(64), until: '2100-01-01' },
    })
    const id = String(body.id)
    await staff(officer, 'grantWithdraw', { grant: id })
    const emergency = signEmergencyNow({ ...document(subject), id }, keyOf(migrantCare))
    expect(await hub.say(migrantCare, disnaker, 'emergencyOpened', { emergency })).toMatchObject({ status: 200 })
    const confirmedAt = new Date().toISOString()
    const confirmation = await signEmergencyConfirmation(
      { id, confirmedBy: 'o-2', confirmedAt },
      keySigner(keyOf(migrantCare)),
    )
    expect(await hub.say(migrantCare, disnaker, 'emergencyConfirmed', { confirmation })).toMatchObject({ status: 200 })
    expect(await seen(subject)).toEqual(something) // what is offered on vital interest, and not the notes of the grant
    const other = signEmergencyNow({ ...document(subject), id, recipient: company }, keyOf(company))
    expect(await hub.say(company, disnaker, 'emergencyOpened', { emergency: other })).toEqual({
      status: 409,
      message: 'Another emergency has this id here.',
    })
  })

  it('is not confirmed by a third agency', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    const confirmation = { id, confirmedBy: 'o-2', confirmedAt: new Date().toISOString(), signature: 'a..b' }
    expect(await hub.say(company, disnaker, 'emergencyConfirmed', { confirmation })).toMatchObject({ status: 409 })
    expect(await hub.say(migrantCare, disnaker, 'emergencyConfirmed', { confirmation })).toMatchObject({ status: 409 })
    expect(await listed(reviewer, subject)).toMatchObject({ state: 'OPEN' })
  })
})

describe('a review', () => {
  it('is another agency’s, once, and is told to the one that opened', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    const review = { emergency: id, isUpheld: true, note: 'Benar, polisi dipanggil.' }
    const own = await staff(second, 'emergencyReview', review)
    expect(own.body.error).toEqual({
      code: 'NOT_ALLOWED',
      message: `${migrantCare} opened it; another agency reviews it.`,
    })
    const worker = { ...reviewer, role: 'CASEWORKER', purpose: 'PROTECTION' } as const
    expect((await staff(worker, 'emergencyReview', review)).status).toBe(403)
    const { body } = await staff(reviewer, 'emergencyReview', review)
    expect(body).toMatchObject({ state: 'OPEN', review: { agency: disnaker, isUpheld: true, note: review.note } })
    expect((await staff(reviewer, 'emergencyReview', review)).body.error?.code).toBe('CONFLICT')
    await hub.deliver()
    expect(await listed(caseworker, subject)).toMatchObject({ review: { agency: disnaker, isUpheld: true } })
  })

  it('that finds no emergency closes it at once, on both sides', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    expect(await seen(subject)).toEqual(something)
    const { body } = await staff(reviewer, 'emergencyReview', {
      emergency: id,
      isUpheld: false,
      note: 'Tidak ada bahaya.',
    })
    expect(body).toMatchObject({ state: 'CLOSED', review: { isUpheld: false } })
    expect(await seen(subject)).toEqual(nothing)
    await hub.deliver()
    expect(await listed(caseworker, subject)).toMatchObject({ state: 'CLOSED', review: { isUpheld: false } })
    expect((await staff(second, 'emergencyConfirm', { emergency: id })).body.error?.code).toBe('CONFLICT')
  })

  it('is missed: with three that wait for one, an agency opens no more, at either side', async () => {
    const subjects = [await newWorker(), await newWorker(), await newWorker()]
    const ids: string[] = []
    for (const subject of subjects) ids.push(await opened(subject))
    const fourth = await newWorker()
    const refused = await open(fourth)
    const message = `3 emergencies of ${migrantCare} wait for their review; it opens no more until one is reviewed.`
    expect(refused.body.error).toEqual({ code: 'CONFLICT', message })
    const emergency = signEmergencyNow(
      {
        ...{ id: randomUUID(), subject: fourth, owner: disnaker, recipient: migrantCare, reason: 'x', openedBy: 'o-1' },
        purposes: ['PROTECTION'],
        openedAt: new Date().toISOString(),
      },
      hub.parties.agencyKeys.get(migrantCare) ?? newSigningKey().privateKey,
    )
    expect(await hub.say(migrantCare, disnaker, 'emergencyOpened', { emergency })).toEqual({ status: 409, message })
    expect(await seen(fourth)).toEqual(nothing)
    await staff(reviewer, 'emergencyReview', { emergency: ids[0], isUpheld: true, note: 'Benar.' })
    await hub.deliver()
    expect((await open(fourth)).body).toMatchObject({ state: 'OPEN' })
  })

  it('that only the owner counts leaves nothing behind at the one that was refused', async () => {
    for (let left = 3; left > 0; left -= 1) await opened(await newWorker())
    await hub.at[migrantCare].database.own.query('update emergency set reviewed_at = now(), is_upheld = true')
    const subject = await newWorker()
    const refused = await open(subject)
    expect(refused.body.error?.code).toBe('SUBGRAPH_FAILED')
    expect(refused.body.error?.message).toContain(`${disnaker} answered: 3 emergencies of ${migrantCare} wait`)
    expect(await listed(caseworker, subject)).toBeUndefined()
  })
})

describe('whom an emergency is about', () => {
  it('sees it at the owner, with its reason; nobody else does', async () => {
    const subject = await newWorker()
    const id = await opened(subject)
    const { own } = hub.at[disnaker].database
    await own.query(
      `insert into subject_binding (issuer, person, worker_id, document) values ('http://issuers.test/subjects', 'ana', $1, '{}')`,
      [subject],
    )
    const mine = (as: TestCaller) => hub.at[disnaker].kit({ as, operation: 'myEmergencies' })
    expect((await mine(ana)).body).toMatchObject({
      emergencies: [{ id, reason: 'Terkunci di rumah majikan.', recipient: migrantCare }],
    })
    expect((await mine({ ...ana, person: 'budi' })).body).toEqual({ emergencies: [] })
    const hop = (as: TestCaller) => hub.at[disnaker].kit({ as, operation: 'emergencies' })
    expect((await hop(reviewer)).body.emergencies).toContainEqual(expect.objectContaining({ id }))
    expect((await hop(caseworker)).status).toBe(403)
  })
})
