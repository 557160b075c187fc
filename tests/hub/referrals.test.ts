import { randomUUID } from 'node:crypto'
import { beginJobs, doDueJobs, jobServices } from '@simpul/agency'
import { ngo } from '@simpul/ngo'
import type { TestCaller } from '@simpul/testing'
import {
  companion,
  company,
  disnaker,
  forumAgency,
  migrantCare,
  nobody,
  official,
  placer,
  type ReferralHub,
  referralHub,
  secretary,
} from './referral-hub.ts'
import { account, act, at, refusals, type Story, storyOf, takeOver } from './referral-story.ts'

let hub: ReferralHub
let story: Story

beforeAll(async () => {
  hub = await referralHub()
  story = storyOf(hub)
}, 120_000)

afterAll(() => hub?.close())

/** A permitted case that was referred. */
async function sent(more: object = {}) {
  const opened = await story.openCase()
  const grant = await story.permit(opened.worker)
  return { ...opened, grant, referral: await story.referred(opened.caseId, more) }
}

async function accepted(more: object = {}) {
  const one = await sent(more)
  expect(refusals(await story.move(official, 'acceptCaseReferral', one.referral))).toEqual([])
  return one
}

const caseRow = async (id: string) =>
  (await hub.rows<{ owner: string }>(migrantCare, 'select c.* from "case" c where id = $1', [id]))[0]

const withdraw = (as: TestCaller, grant: string) =>
  hub.staff(as.issuer === disnaker ? disnaker : migrantCare, as, 'grantWithdraw', { grant })

const envelopeQuery = `{ referralEnvelopes(first: 500) { totalCount edges { node {
  id referralId fromAgency toAgency service state sentOn dueOn } } } }`

/** The envelopes that somebody finds at the forum, by the referral's id. */
async function envelopes(as: TestCaller): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  await hub.deliver()
  const data = await hub.data(forumAgency, as, envelopeQuery)
  const edges = (at(data, 'referralEnvelopes', 'edges') ?? []) as { node: { referralId: string } }[]
  expect(at(data, 'referralEnvelopes', 'totalCount') ?? 0).toBe(edges.length)
  return new Map(edges.map(({ node }) => [node.referralId, node]))
}

describe('acceptance case 1: sharing changes no owner before the receiver accepts', () => {
  it('leaves the case as it was when it is sent, and when it is rejected', async () => {
    const { caseId, worker } = await story.openCase()
    await story.permit(worker)
    const before = await caseRow(caseId)
    const referral = await story.referred(caseId, { isTransfer: true })
    expect(await caseRow(caseId)).toEqual(before)
    const rejected = await story.move(official, 'rejectCaseReferral', referral, { reason: 'Bukan kewenangan kami.' })
    expect(refusals(rejected)).toEqual([])
    expect(await caseRow(caseId)).toEqual(before)
    expect(await story.see(official, referral)).toMatchObject({
      state: 'REJECTED',
      rejectionReason: 'Bukan kewenangan kami.',
      content: null,
    })
  })

  it('makes no row at the receiver before it accepts, and one afterwards', async () => {
    const { referral } = await sent({ isTransfer: true })
    expect(refusals(await takeOver(hub, referral))).toEqual(['CONFLICT input.referralId'])
    await story.move(official, 'acceptCaseReferral', referral)
    const answer = await takeOver(hub, referral, { respondentCompanyIds: [] })
    expect(at(answer.body.data, 'takeOverCase', 'complaint')).toEqual({
      id: expect.any(String),
      status: 'RECEIVED',
      channel: 'OTHER',
      referredBy: migrantCare,
      referralId: referral,
      narratives: [],
    })
    expect(refusals(await takeOver(hub, referral))).toEqual(['CONFLICT input.referralId'])
  })

  it('gives nothing to who takes over what was referred to nobody, or to somebody else', async () => {
    expect(refusals(await takeOver(hub, nobody))).toEqual(['CONFLICT input.referralId'])
    expect(refusals(await takeOver(hub, nobody, { fromAgency: 'p3mi-unknown' }))).toEqual([
      'BAD_INPUT input.fromAgency',
    ])
    const { referral } = await accepted()
    const asked = await hub.say(company, migrantCare, 'referralStanding', { referral })
    const missing = await hub.say(company, migrantCare, 'referralStanding', { referral: nobody })
    expect(asked).toEqual({ status: 200, body: { answer: { standing: null } } })
    expect(missing).toEqual(asked)
  })
})

describe('acceptance case 2: each record has one writing owner', () => {
  it('is each agency’s own of the two rows of a case that was handed over', async () => {
    const { caseId, referral } = await accepted({ isTransfer: true })
    const complaint = at((await takeOver(hub, referral)).body.data, 'takeOverCase', 'complaint', 'id')
    const owners = [
      ...(await hub.rows(migrantCare, 'select owner, status from "case" where id = $1', [caseId])),
      ...(await hub.rows(disnaker, 'select owner, status from complaint where id = $1', [complaint])),
    ]
    expect(owners).toEqual([
      { owner: migrantCare, status: 'REFERRED' },
      { owner: disnaker, status: 'RECEIVED' },
    ])
  })

  it('lets a receiver change nothing of the sender’s but its answer, and a sender not answer in its place', async () => {
    const { caseId, referral } = await sent()
    const changes = [
      await story.move(official, 'reshareCase', referral, { includesNarrative: true }),
      await story.move(official, 'revokeCaseReferral', referral),
      await act(hub, official, 'referCase', {
        clientKey: randomUUID(),
        caseId,
        toAgency: disnaker,
        service: 'SHELTER',
        reason: 'x',
      }),
    ]
    for (const change of changes) expect(refusals(change)).toEqual(['BOUNDARY_CLOSED NOT_OFFERED'])
    expect(refusals(await story.move(companion, 'acceptCaseReferral', referral))).toEqual(['NOT_ALLOWED'])
    expect(await story.see(companion, referral)).toMatchObject({ state: 'IN_PROGRESS' })
  })

  it('lets nobody refer a case again that another agency has taken over', async () => {
    const { caseId } = await accepted({ isTransfer: true })
    expect(refusals(await story.refer(caseId))).toEqual(['CONFLICT input.caseId'])
  })

  it('lets a case be offered to one taker at a time', async () => {
    const { caseId } = await sent({ isTransfer: true })
    expect(refusals(await story.refer(caseId, { isTransfer: true }))).toEqual(['CONFLICT input.isTransfer'])
    expect(refusals(await story.refer(caseId))).toEqual([])
  })
})

describe('acceptance case 3: handing over and masking exclude each other', () => {
  it('refuses to hand over a case without its account, at first and later', async () => {
    const { caseId, worker } = await story.openCase()
    await story.permit(worker)
    const masked = await story.refer(caseId, { isTransfer: true, includesNarrative: false })
    expect(refusals(masked)).toEqual(['BAD_INPUT input.includesNarrative'])
    const referral = await story.referred(caseId, { isTransfer: true })
    const later = await story.move(companion, 'reshareCase', referral, { includesNarrative: false })
    expect(refusals(later)).toEqual(['BAD_INPUT input.includesNarrative'])
  })

  it('shows who takes a case over the account, once it has accepted', async () => {
    const { referral } = await sent({ isTransfer: true })
    expect(await story.see(official, referral)).toMatchObject({ content: { narrative: null } })
    await story.move(official, 'acceptCaseReferral', referral)
    expect(await story.see(official, referral)).toMatchObject({ content: { narrative: account } })
  })
})

describe('acceptance case 4: sharing anew after a view', () => {
  it('widens and narrows what the receiver reads', async () => {
    const { referral } = await accepted()
    const narrative = async () => at(await story.see(official, referral), 'content', 'narrative')
    expect(await narrative()).toBeNull()
    await story.move(companion, 'reshareCase', referral, { includesNarrative: true, reason: 'Mohon didampingi.' })
    expect(await narrative()).toBe(account)
    expect(await story.see(official, referral)).toMatchObject({ content: { reason: 'Mohon didampingi.' } })
    await story.move(companion, 'reshareCase', referral, { includesNarrative: false })
    expect(await narrative()).toBeNull()
  })

  it('never shares an account that holds other people’s data', async () => {
    const { caseId, referral } = await sent({ includesNarrative: true })
    await hub.rows(migrantCare, 'update case_narrative set subject_id = null where case_id = $1', [caseId])
    await story.move(official, 'acceptCaseReferral', referral)
    expect(await story.see(official, referral)).toMatchObject({ content: { narrative: null } })
  })

  it('asks for the permission anew, at the sending, at the acceptance and at each change', async () => {
    const { caseId, worker } = await story.openCase()
    expect(refusals(await story.refer(caseId))).toEqual(['CONFLICT input.toAgency'])
    await story.permit(worker)
    const [one, other] = [await story.referred(caseId), await story.referred(caseId)]
    await story.move(official, 'acceptCaseReferral', one)
    await hub.rows(migrantCare, 'update grant_reach set closes_at = now() where subject = $1', [worker])
    const change = await story.move(companion, 'reshareCase', one, { includesNarrative: true })
    expect(refusals(change)).toEqual(['CONFLICT input.toAgency'])
    expect(refusals(await story.move(official, 'acceptCaseReferral', other))).toEqual(['CONFLICT input.toAgency'])
    await story.permit(worker)
    expect(refusals(await story.move(companion, 'reshareCase', one, { includesNarrative: true }))).toEqual([])
    expect(await story.see(official, one)).toMatchObject({ content: { narrative: account } })
  })
})

describe('acceptance case 5: a withdrawal closes open referrals', () => {
  it.each([
    ['the sender', companion],
    ['the receiver', official],
  ] as const)('as “withdrawn” and not as an error, when %s takes it down', async (_, by) => {
    const { grant, referral } = await accepted({ includesNarrative: true })
    await hub.deliver()
    expect((await withdraw(by, grant)).status).toBe(200)
    await hub.deliver()
    const query = `query ($id: ID!) { caseReferral(id: $id) { state revokedBecause withdrawnAt content { id } } }`
    const { body } = await hub.ask(migrantCare, official, query, { id: referral })
    expect(body.errors).toBeUndefined()
    expect(body.data).toEqual({
      caseReferral: {
        state: 'REVOKED',
        revokedBecause: 'WITHDRAWN',
        withdrawnAt: expect.stringMatching(/Z$/),
        content: null,
      },
    })
    expect((await envelopes(official)).get(referral)).toMatchObject({ state: 'REVOKED' })
  })

  it('also a case that the officer who takes the withdrawal down may not know of', async () => {
    const { caseId, grant, referral } = await sent()
    await hub.rows(migrantCare, `insert into exclusion (type, row_id, person) values ('Case', $1, 'officer')`, [caseId])
    expect((await withdraw({ ...companion, person: 'officer' }, grant)).status).toBe(200)
    expect(await story.see(official, referral)).toMatchObject({ state: 'REVOKED', content: null })
  })

  it('but none that another permission of hers still carries, and none that is over', async () => {
    const { caseId, grant, worker, referral } = await accepted()
    const done = await story.referred(caseId)
    await story.move(official, 'acceptCaseReferral', done)
    await story.move(official, 'completeCaseReferral', done, { result: 'Mediasi selesai.' })
    await story.permit(worker)
    await withdraw(companion, grant)
    expect(await story.see(official, referral)).toMatchObject({ state: 'ACCEPTED', content: {} })
    expect(await story.see(official, done)).toMatchObject({ state: 'DONE', revokedBecause: null })
  })
})

describe('acceptance case 6: what was handed over leaves its sender a status', () => {
  it('and a result, and nothing of the receiver’s own row', async () => {
    const { referral } = await accepted({ isTransfer: true })
    const complaint = at((await takeOver(hub, referral)).body.data, 'takeOverCase', 'complaint', 'id')
    expect(await story.see(companion, referral)).toMatchObject({ state: 'ACCEPTED' })
    const query = 'query ($id: ID!) { complaint(id: $id) { id status } }'
    expect((await hub.ask(disnaker, companion, query, { id: complaint })).body.data).toEqual({ complaint: null })
    expect(refusals(await story.move(companion, 'reshareCase', referral))).toEqual(['CONFLICT input.referralId'])
    expect(refusals(await story.move(companion, 'revokeCaseReferral', referral))).toEqual(['CONFLICT input.referralId'])
    await story.move(official, 'completeCaseReferral', referral, { result: 'Upah sudah dibayar.' })
    expect(await story.see(companion, referral)).toMatchObject({ state: 'DONE', result: 'Upah sudah dibayar.' })
    expect((await envelopes(companion)).get(referral)).toMatchObject({ state: 'DONE', fromAgency: migrantCare })
  })
})

describe('acceptance case 7: a refusal tells who may ask why, and others nothing', () => {
  /** What an asker gets for a referral that is there and one that is not, with the ids taken out. */
  async function twice(as: TestCaller, query: string, id: string): Promise<readonly string[]> {
    const ask = async (one: string) => (await hub.ask(migrantCare, as, query, { id: one })).text.replaceAll(one, 'ID')
    return [await ask(id), await ask(nobody)]
  }
  const paths = [
    ['a look', 'query ($id: ID!) { caseReferral(id: $id) { id state content { reason } } }'],
    ['a list', '{ caseReferrals { totalCount edges { node { id } } } }'],
    [
      'an acceptance',
      'mutation ($id: ID!) { acceptCaseReferral(input: { clientKey: "clientkey1", referralId: $id }) { referral { id } } }',
    ],
    [
      'a rejection',
      'mutation ($id: ID!) { rejectCaseReferral(input: { clientKey: "clientkey1", referralId: $id, reason: "x" }) { referral { id } } }',
    ],
  ] as const
  const others: readonly (readonly [string, TestCaller])[] = [
    ['a company', placer],
    ['the forum', { ...companion, issuer: forumAgency }],
    ['the receiver, for another purpose', { ...official, purpose: 'VERIFICATION' }],
    ['the receiver’s officer, who is not cleared', { ...official, role: 'OFFICER' }],
  ]

  it.each(
    others.flatMap(([who, as]) => paths.map(([what, query]) => [what, who, as, query] as const)),
  )('%s by %s gives the same bytes for a referral that is there and one that is not', async (what, _, as, query) => {
    const { referral } = await sent()
    const isOfficer = as.role === 'OFFICER'
    const [there, missing] = await twice(as, query, referral)
    // the receiver’s own officers see that there is a referral, and may not answer it
    if (isOfficer && (what === 'a look' || what === 'a list')) expect(there).not.toContain('Mohon dibantu.')
    else expect(there).toBe(missing)
  })

  it('says to the receiver what stands in the way of a move', async () => {
    const { referral } = await accepted()
    const { body } = await story.move(official, 'rejectCaseReferral', referral, { reason: 'Terlambat.' })
    expect(body.errors?.map(({ message }) => message)).toEqual([
      'This referral is ACCEPTED, and from there it cannot be rejected. Nothing was written. · Rujukan ini berstatus ACCEPTED, sehingga tidak dapat ditolak. Tidak ada yang ditulis.',
    ])
  })

  it('hides a referral from the agency that becomes a respondent, as if it had never been', async () => {
    const { caseId, referral } = await sent()
    await hub.rows(migrantCare, `insert into exclusion (type, row_id, agency) values ('Case', $1, $2)`, [
      caseId,
      disnaker,
    ])
    const count = async () =>
      at((await hub.ask(migrantCare, official, paths[1][1])).body.data, 'caseReferrals', 'totalCount')
    const [before] = [await count()]
    for (const [, query] of paths.filter(([what]) => what !== 'a list')) {
      const [there, missing] = await twice(official, query, referral)
      expect(there).toBe(missing)
    }
    await story.move(official, 'acceptCaseReferral', referral)
    expect(await count()).toBe(before)
    expect(await hub.say(disnaker, migrantCare, 'referralStanding', { referral })).toEqual({
      status: 200,
      body: { answer: { standing: null } },
    })
  })

  it('refuses to refer a case to its own respondent in the words it has for an agency that is none', async () => {
    const { caseId, worker } = await story.openCase(disnaker)
    await story.permit(worker)
    const toRespondent = await story.refer(caseId)
    const texts = [toRespondent]
    for (const toAgency of ['p3mi-unknown', company, migrantCare, forumAgency])
      texts.push(await story.refer(caseId, { toAgency }))
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1)
    expect(refusals(toRespondent)).toEqual(['BAD_INPUT input.toAgency'])
    expect(toRespondent.body.errors?.[0]?.message).toBe(
      'This case cannot be referred to this agency. Nothing was written. · Suatu kasus tidak dapat dirujuk ke lembaga ini. Tidak ada yang ditulis.',
    )
  })

  it('keeps a case from the own person it is directed against: a case, a referral and its envelope', async () => {
    const { caseId, worker } = await story.openCase()
    await story.permit(worker)
    const earlier = await story.referred(caseId)
    await hub.rows(migrantCare, `insert into exclusion (type, row_id, person) values ('Case', $1, 'excluded')`, [
      caseId,
    ])
    const excluded = { ...companion, person: 'excluded' }
    const refer = (id: string) =>
      act(hub, excluded, 'referCase', {
        clientKey: randomUUID(),
        caseId: id,
        toAgency: disnaker,
        service: 'SHELTER',
        reason: 'x',
      })
    expect((await refer(caseId)).text).toBe((await refer(nobody)).text)
    const revoke = (id: string) => story.move(excluded, 'revokeCaseReferral', id)
    expect((await revoke(earlier)).text).toBe((await revoke(nobody)).text)
    expect(await story.see(excluded, earlier)).toBeNull()
    const later = await story.referred(caseId)
    expect(await story.see(official, later)).toMatchObject({ state: 'IN_PROGRESS' })
    for (const as of [companion, excluded, official]) expect((await envelopes(as)).has(later)).toBe(false)
  })
})

describe('acceptance case 8: an emergency', () => {
  const open = (subject: string, reason: string) =>
    hub.staff(disnaker, { ...official, person: 'first' }, 'emergencyOpen', {
      owner: migrantCare,
      subject,
      purposes: ['PROTECTION'],
      reason,
    })

  it('needs a reason, opens what a referral shares where no permission stands, and ends', async () => {
    const { worker, referral } = await sent()
    await hub.rows(migrantCare, 'update grant_reach set closes_at = now() where subject = $1', [worker])
    const reason = async () => at(await story.see(official, referral), 'content', 'reason')
    expect(await reason()).toBeNull()
    expect((await open(worker, ' ')).status).toBe(400)
    expect(await reason()).toBeNull()
    const opened = await open(worker, 'Nyawanya terancam; keluarga melapor malam ini.')
    expect(opened).toMatchObject({ status: 200 })
    await hub.deliver()
    expect(await reason()).toBe('Mohon dibantu.')
    const [reach] = await hub.rows<{ hours: number }>(
      migrantCare,
      `select round(extract(epoch from closes_at - now()) / 3600) as hours from grant_reach
       where subject = $1 and basis = 'VITAL_INTEREST'`,
      [worker],
    )
    expect(Number(reach?.hours)).toBe(1) // unless a second person confirms it within the hour
    await hub.rows(migrantCare, `update grant_reach set closes_at = now() where subject = $1`, [worker])
    expect(await reason()).toBeNull()
  })

  it('opens what is offered for emergencies and no more, and a referral to nobody else', async () => {
    const { worker } = await story.openCase()
    await open(worker, 'Nyawanya terancam; keluarga melapor malam ini.')
    await hub.deliver()
    const query = `query ($id: ID!) { worker(id: $id) { cases { types narratives { text } } referredCases { id } } }`
    const { body } = await hub.ask(migrantCare, official, query, { id: worker })
    expect(body.data).toEqual({
      worker: { cases: [{ types: ['UNPAID_WAGES'], narratives: null }], referredCases: null },
    })
  })

  it('is reviewed by another agency than the one that opened it', async () => {
    const { worker } = await story.openCase()
    const { body } = await open(worker, 'Nyawanya terancam; keluarga melapor malam ini.')
    await hub.deliver()
    const review = { emergency: body.id, isUpheld: true, note: 'Sesuai keadaan.' }
    const by = (as: TestCaller) =>
      hub.staff(
        as.issuer === disnaker ? disnaker : migrantCare,
        { ...as, role: 'SUPERVISOR' },
        'emergencyReview',
        review,
      )
    expect((await by(official)).status).not.toBe(200)
    expect((await by(companion)).status).toBe(200)
  })
})

describe('acceptance case 9: lists and filters', () => {
  it('hold only what the asker may know of, whatever they filter by', async () => {
    const { caseId, referral } = await sent({ service: 'REINTEGRATION' })
    const hidden = await sent({ service: 'REINTEGRATION' })
    await hub.rows(migrantCare, `insert into exclusion (type, row_id, agency) values ('Case', $1, $2)`, [
      hidden.caseId,
      disnaker,
    ])
    const list = async (as: TestCaller, filter: string) => {
      const query = `{ caseReferrals(${filter}, first: 500) { totalCount edges { node { id } } } }`
      const data = await hub.data(migrantCare, as, query)
      const ids = (at(data, 'caseReferrals', 'edges') as { node: { id: string } }[] | undefined)?.map(
        ({ node }) => node.id,
      )
      expect(at(data, 'caseReferrals', 'totalCount')).toBe(ids?.length)
      return ids ?? []
    }
    expect(caseId).not.toBe(hidden.caseId)
    for (const filter of [
      'service: REINTEGRATION',
      `toAgency: "${disnaker}"`,
      'state: IN_PROGRESS',
      'orderBy: DUE_ON',
    ]) {
      const ids = await list(official, filter)
      expect(ids).toContain(referral)
      expect(ids).not.toContain(hidden.referral)
      expect(await list(companion, filter)).toContain(hidden.referral)
    }
  })

  it('of envelopes hold an agency’s own, and the forum’s secretary sees all', async () => {
    const { referral } = await sent()
    expect((await envelopes(companion)).get(referral)).toEqual({
      id: expect.any(String),
      referralId: referral,
      fromAgency: migrantCare,
      toAgency: disnaker,
      service: 'MEDIATION',
      state: 'IN_PROGRESS',
      sentOn: expect.any(String),
      dueOn: expect.any(String),
    })
    expect((await envelopes(secretary)).has(referral)).toBe(true)
    expect((await envelopes({ ...placer, purpose: 'GOVERNANCE', role: 'HEAD' })).size).toBe(0)
  })
})

describe('acceptance case 12: the ids that others see', () => {
  it('are random, each another, and none is the worker’s or the case’s', async () => {
    const { caseId, worker, referral } = await accepted()
    const content = at(
      await hub.data(migrantCare, official, contentQuery, { id: referral }),
      'caseReferral',
      'content',
      'id',
    )
    const complaint = at((await takeOver(hub, referral)).body.data, 'takeOverCase', 'complaint', 'id')
    const envelope = (await envelopes(official)).get(referral)?.id
    const ids = [caseId, worker, referral, content, complaint, envelope].map(String)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

const contentQuery = 'query ($id: ID!) { caseReferral(id: $id) { content { id } } }'

describe('the other way round', () => {
  const mutate = (where: typeof disnaker | typeof migrantCare, as: TestCaller, name: string, input: object) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const back = name === 'takeOverComplaint' ? 'case { id referredBy channel status }' : 'referral { id state }'
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${back} } }`
    return hub.ask(where, as, query, { input: { clientKey: randomUUID(), ...input } })
  }

  it('the government hands a complaint over, and the NGO makes its own case of it and keeps its respondent from it', async () => {
    const [complaintId, worker] = [randomUUID(), randomUUID()]
    await hub.rows(
      disnaker,
      `insert into complaint (id, worker_id, received_at, channel, types, severity, country, status)
       values ($1, $2, now(), 'PHONE', '{OVERCHARGING}', 'HIGH', 'MY', 'CLARIFICATION')`,
      [complaintId, worker],
    )
    await hub.rows(disnaker, `insert into exclusion (type, row_id, agency) values ('Complaint', $1, $2)`, [
      complaintId,
      company,
    ])
    const terms = { purposes: ['PROTECTION'], basis: 'CONSENT', evidenceDigest: 'b'.repeat(64), until: '2099-01-01' }
    const grant = { subject: worker, owner: disnaker, recipient: migrantCare, ...terms }
    await hub.staff(disnaker, official, 'grantGive', grant)
    const offer = { complaintId, toAgency: migrantCare, service: 'LEGAL_AID', reason: 'Mohon didampingi.' }
    const answer = await mutate(disnaker, official, 'referComplaint', { ...offer, isTransfer: true })
    const referralId = at(answer.body.data, 'referComplaint', 'referral', 'id')
    const query = `query ($id: ID!) { complaintReferral(id: $id) { state content { workerId reason respondentAgencies } } }`
    expect(await hub.data(disnaker, companion, query, { id: referralId })).toEqual({
      complaintReferral: {
        state: 'IN_PROGRESS',
        content: { workerId: worker, reason: 'Mohon didampingi.', respondentAgencies: [company] },
      },
    })
    expect(refusals(await mutate(disnaker, companion, 'acceptComplaintReferral', { referralId }))).toEqual([])
    const own = { fromAgency: disnaker, referralId, types: ['OVERCHARGING'], severity: 'HIGH', workerId: worker }
    const taken = await mutate(migrantCare, companion, 'takeOverComplaint', { ...own, respondentCompanyIds: [company] })
    expect(at(taken.body.data, 'takeOverComplaint', 'case')).toEqual({
      id: expect.any(String),
      referredBy: disnaker,
      channel: 'OTHER',
      status: 'OPEN',
    })
    const excluded = await hub.rows(migrantCare, 'select agency from exclusion where type = $1 and row_id = $2', [
      'Case',
      at(taken.body.data, 'takeOverComplaint', 'case', 'id'),
    ])
    expect(excluded).toEqual([{ agency: company }])
    expect(await hub.rows(disnaker, 'select status from complaint where id = $1', [complaintId])).toEqual([
      { status: 'HANDED_OVER' },
    ])
    expect((await envelopes(companion)).get(String(referralId))).toMatchObject({
      fromAgency: disnaker,
      toAgency: migrantCare,
      state: 'ACCEPTED',
    })
  })

  it('names no company that is none in what the government takes over', async () => {
    const { referral } = await accepted()
    const answer = await takeOver(hub, referral, { respondentCompanyIds: ['p3mi-unknown'] })
    expect(refusals(answer)).toEqual(['BAD_INPUT input.respondentCompanyIds'])
  })
})

describe('the forum', () => {
  const envelope = {
    toAgency: disnaker,
    service: 'MEDIATION',
    state: 'IN_PROGRESS',
    sentOn: '2026-07-01',
    dueOn: '2026-07-15',
    revision: 1,
  }

  it('is told nothing that names a person, a case or an account', async () => {
    const { caseId, worker, referral } = await sent()
    await hub.deliver()
    const rows = await hub.rows(forumAgency, 'select e.* from referral_envelope e where referral_id = $1', [referral])
    const text = JSON.stringify(rows)
    expect(rows).toHaveLength(1)
    for (const told of [caseId, worker, account, 'Mohon dibantu.']) expect(text).not.toContain(told)
  })

  it('takes an envelope from its sender only, and does not let another touch it', async () => {
    const { referral } = await sent()
    await hub.deliver()
    const forged = { ...envelope, referral, toAgency: company, state: 'REVOKED', revision: 99 }
    expect((await hub.say(disnaker, forumAgency, 'referralEnvelope', forged)).status).toBe(200)
    expect((await envelopes(companion)).get(referral)).toMatchObject({ state: 'IN_PROGRESS', fromAgency: migrantCare })
    const own = await hub.rows(forumAgency, 'select from_agency from referral_envelope where referral_id = $1', [
      referral,
    ])
    expect(own).toHaveLength(2) // one a sender: the other’s speaks of its own referral, whatever its number
  })

  it('keeps the newest of two tellings, and neither changes the receiver', async () => {
    const referral = randomUUID()
    const say = (more: object) =>
      hub.say(migrantCare, forumAgency, 'referralEnvelope', { ...envelope, referral, ...more })
    await say({ state: 'ACCEPTED', revision: 3 })
    await say({ state: 'IN_PROGRESS', revision: 2 })
    await say({ state: 'DONE', toAgency: company, revision: 4 })
    expect((await envelopes(companion)).get(referral)).toMatchObject({ state: 'ACCEPTED', toAgency: disnaker })
  })

  it.each([
    ['itself', { toAgency: migrantCare }],
    ['nobody that the register knows', { toAgency: 'p3mi-unknown' }],
    ['somebody, with a person’s name in it', { worker: 'Sulastri' }],
  ])('refuses an envelope to %s', async (_, more) => {
    const referral = randomUUID()
    const { status } = await hub.say(migrantCare, forumAgency, 'referralEnvelope', { ...envelope, referral, ...more })
    expect(status).not.toBe(200)
    expect((await envelopes(secretary)).has(referral)).toBe(false)
  })
})

describe('acceptance case 10: a referral that nobody answers', () => {
  const notices = async (at: typeof disnaker | typeof migrantCare, as: TestCaller) => {
    const { body } = await hub.staff(at, as, 'noticeList', { first: 100 })
    return body.notices as readonly { readonly about: object; readonly words: { readonly en: string } }[]
  }
  const remind = async () => {
    const { services } = hub.at[migrantCare]
    const jobs = (ngo.jobs ?? []).filter(({ name }) => name === 'case-reminders')
    await hub.rows(migrantCare, `select graphile_worker.remove_job('case-reminders:case-reminders')`)
    await beginJobs(jobs, services)
    await doDueJobs(jobs, jobServices(migrantCare, services))
    await hub.deliver()
  }

  it('is remembered at its due day by both agencies, and goes to the supervisor, once each and without a name', async () => {
    const { caseId, worker, referral } = await sent()
    const overdue = (days: number) =>
      hub.rows(migrantCare, 'update case_referral set due_on = current_date - $2::int where id = $1', [referral, days])
    await overdue(1)
    await remind()
    await remind()
    const about = { type: 'Case', id: caseId }
    const atSender = (await notices(migrantCare, companion)).filter(({ about: one }) => at(one, 'id') === caseId)
    expect(atSender).toMatchObject([{ about, words: { en: expect.stringContaining('not answered by its due day') } }])
    const atReceiver = (await notices(disnaker, official)).filter(({ about: one }) => at(one, 'id') === referral)
    expect(atReceiver).toMatchObject([{ words: { en: expect.stringContaining('waits for your answer') } }])
    expect(JSON.stringify([...atSender, ...atReceiver])).not.toContain(worker)
    const supervisor = { ...companion, person: 'supervisor', role: 'SUPERVISOR' } as const
    expect(await notices(migrantCare, supervisor)).toEqual([])
    await overdue(14)
    await remind()
    await remind()
    expect(await notices(migrantCare, supervisor)).toMatchObject([{ about }])
  })
})
