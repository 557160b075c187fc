import { randomUUID } from 'node:crypto'
import { ngo } from '@simpul/demo'
import {
  caseworker,
  companion,
  daysAgo,
  inspector,
  officer,
  type ServedRecruitment,
  serveRecruitment,
  today,
} from './testing/served-recruitment.ts'

let served: ServedRecruitment

beforeAll(async () => {
  served = await serveRecruitment()
}, 60_000)

afterAll(() => served?.close())

interface Versioned {
  readonly id: string
  readonly version: number
  readonly status: string
}

const terms = {
  country: 'HK',
  position: 'Domestic worker',
  sector: 'DOMESTIC',
  quota: 10,
  wageOffer: 5_000,
  wageCurrency: 'HKD',
}

const ofOrder = 'jobOrder { id version status }'
const ofPlacement = 'placement { id version status }'

async function order(name: string, input: object): Promise<Versioned> {
  return (await served.act(officer, name, { ...input }, ofOrder)).jobOrder as Versioned
}

async function move(name: string, input: object): Promise<Versioned> {
  return (await served.act(officer, name, { ...input }, ofPlacement)).placement as Versioned
}

/** An order that is verified, with a permit for so many. */
async function openOrder(places: number): Promise<Versioned> {
  const draft = await order('openJobOrder', terms)
  const submitted = await order('submitJobOrder', named(draft))
  const permit = { sip2miNumber: 'SIP2MI-CONTOH-1', sip2miQuota: places, verifiedOn: today }
  return order('verifyJobOrder', { ...named(submitted), ...permit })
}

function named({ id, version }: Versioned) {
  return { jobOrderId: id, expectedVersion: version }
}

function placed({ id, version }: Versioned) {
  return { placementId: id, expectedVersion: version }
}

async function select(orderId: string, workerId: string = randomUUID()): Promise<Versioned> {
  return move('selectCandidate', { workerId, jobOrderId: orderId, scheme: 'P_TO_P' })
}

async function value(sql: string, parameters: readonly unknown[] = []): Promise<unknown> {
  const [row] = await served.database.own.query<Record<string, unknown>[]>(sql, [...parameters])
  return Object.values(row ?? {})[0]
}

const remaining = (id: string) => value('select sip2mi_remaining from job_order where id = $1', [id])

/** A placement whose worker has departed: agreement and contract signed before. */
async function departed(): Promise<Versioned> {
  const { id } = await openOrder(1)
  const selected = await select(id)
  await served.database.own.query('update placement set status_since = $2 where id = $1', [selected.id, daysAgo(40)])
  await recordAgreement(selected.id, daysAgo(40), 'a')
  await recordContract(selected.id, daysAgo(30))
  let stands = selected
  for (const [to, on] of [
    ['AGREEMENT_SIGNED', 40],
    ['IN_PREPARATION', 39],
    ['READY_TO_DEPART', 20],
    ['DEPARTED', 10],
  ] as const)
    stands = await move('movePlacement', { ...placed(stands), to, on: daysAgo(on) })
  return stands
}

function recordAgreement(placementId: string, signedOn: string, digit: string) {
  const input = { placementId, number: 'PP-1', signedOn, documentHash: digit.repeat(64) }
  const selection = 'agreementVersion { id version changes { comparedWith field before after } }'
  return served.act(officer, 'recordAgreementVersion', input, selection)
}

const contract = {
  position: 'Domestic worker',
  monthlyWage: 5_000,
  currency: 'HKD',
  weeklyHours: 48,
  weeklyRestDays: 1,
  leaveDays: 7,
  termMonths: 24,
}

function recordContract(placementId: string, signedOn: string, change: object = {}) {
  const selection = `contractVersion { version isWorseThanPromised changes { comparedWith field before after isWorse }
    wageChanges { comparedWith wageBefore wageAfter isWorse } }`
  const input = { placementId, signedOn, ...contract, ...change }
  return served.act(caseworker, 'recordContractVersion', input, selection)
}

describe('a job order', () => {
  it('goes from draft to published to closed, and is published only while it is verified', async () => {
    const published = (id: string) =>
      value('select count(*)::int from published_job_order where job_order_id = $1', [id])
    const draft = await order('openJobOrder', terms)
    const changed = await order('changeJobOrder', { ...named(draft), quota: 12 })
    const submitted = await order('submitJobOrder', { ...named(changed), informs: [ngo] })
    expect([draft.status, changed.version, submitted.status]).toEqual(['DRAFT', 2, 'SUBMITTED'])
    const { body } = await served.ask(companion, 'query ($id: ID!) { jobOrder(id: $id) { quota } }', { id: draft.id })
    expect(body.data).toEqual({ jobOrder: { quota: 12 } })
    const permit = { sip2miNumber: 'SIP2MI-CONTOH-2', sip2miQuota: 5, verifiedOn: today }
    const verified = await order('verifyJobOrder', { ...named(submitted), ...permit })
    expect([verified.status, await published(draft.id)]).toEqual(['VERIFIED', 1])
    const closed = await order('closeJobOrder', named(verified))
    expect([closed.status, await published(draft.id)]).toEqual(['CLOSED', 0])
    expect(await served.refusal(officer, 'closeJobOrder', named(closed))).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
  })

  it('is written once for a repeated key', async () => {
    const input = { ...terms, clientKey: 'open-order-once' }
    const first = await order('openJobOrder', input)
    expect(await order('openJobOrder', input)).toEqual(first)
  })

  it('is not changed by who has read an older version', async () => {
    const draft = await order('openJobOrder', terms)
    await order('changeJobOrder', { ...named(draft), quota: 12 })
    const { code, field, id } = await served.refusal(officer, 'changeJobOrder', { ...named(draft), quota: 13 })
    expect([code, field]).toEqual(['STALE_VERSION', 'input.expectedVersion'])
    expect(id).toContain('Tidak ada yang ditulis')
    expect(await value('select quota from job_order where id = $1', [draft.id])).toBe(12)
  })

  it('keeps what its permit was given for, and may only be open longer', async () => {
    const verified = await openOrder(3)
    expect(await served.refusal(officer, 'changeJobOrder', { ...named(verified), quota: 99 })).toMatchObject({
      code: 'CONFLICT',
      field: 'input.quota',
    })
    const longer = await order('changeJobOrder', { ...named(verified), closesOn: '2999-01-01' })
    expect(longer.version).toBe(verified.version + 1)
    const day = 'select closes_on::text from published_job_order where job_order_id = $1'
    expect(await value(day, [verified.id])).toBe('2999-01-01')
  })

  it.each([
    ['a country that is none', { country: 'XX' }, 'input.country'],
    ['an empty post', { position: ' ' }, 'input.position'],
    ['a sector that is none', { sector: 'MAGIC' }, 'input.sector'],
    ['nobody wanted', { quota: 0 }, 'input.quota'],
    ['a wage without a currency', { wageCurrency: null }, 'input.wageCurrency'],
    ['a currency that is none', { wageCurrency: 'HKX' }, 'input.wageCurrency'],
    ['a day that is past', { closesOn: '2020-01-01' }, 'input.closesOn'],
    ['an employer that is none', { employerId: 'nobody' }, 'input.employerId'],
  ])('with %s is refused in both languages', async (_, change, field) => {
    const before = await value('select count(*)::int from job_order')
    const { field: named, en, id } = await served.refusal(officer, 'openJobOrder', { ...terms, ...change })
    expect([named, en.endsWith('Nothing was written.'), id.endsWith('Tidak ada yang ditulis.')]).toEqual([
      field,
      true,
      true,
    ])
    expect(await value('select count(*)::int from job_order')).toBe(before)
  })

  it.each([
    ['the government', inspector],
    ['the NGO', companion],
    ['the public', undefined],
  ])('is not opened by %s', async (_, as) => {
    expect(await served.refusal(as, 'openJobOrder', terms)).toMatchObject({ code: 'BOUNDARY_CLOSED' })
  })
})

describe('the places of an order', () => {
  it('go to exactly ten of a hundred who want one at once', async () => {
    const { id } = await openOrder(10)
    const wanted = Array.from({ length: 100 }, () => ({ workerId: randomUUID(), jobOrderId: id, scheme: 'P_TO_P' }))
    const query = 'mutation ($input: SelectCandidateInput!) { selectCandidate(input: $input) { placement { id } } }'
    const answers = await Promise.all(
      wanted.map((input, at) => served.ask(officer, query, { input: { ...input, clientKey: `take-a-place-${at}` } })),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'selected')
    expect(codes.filter((code) => code === 'selected')).toHaveLength(10)
    expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(90)
    expect(await value('select count(*)::int from placement where job_order_id = $1', [id])).toBe(10)
    expect(await remaining(id)).toBe(0)
  }, 60_000)

  it('come back with a candidate who is released, once', async () => {
    const { id } = await openOrder(1)
    const first = await select(id)
    const full = { workerId: randomUUID(), jobOrderId: id, scheme: 'P_TO_P' }
    expect(await served.refusal(officer, 'selectCandidate', full)).toMatchObject({ code: 'CONFLICT' })
    const released = await move('releaseCandidate', placed(first))
    expect([released.status, await remaining(id)]).toEqual(['CANCELLED', 1])
    expect(await served.refusal(officer, 'releaseCandidate', placed(released))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    expect((await select(id)).status).toBe('SELECTED')
    expect(await remaining(id)).toBe(0)
  })

  it('are not taken twice by one worker, not even at once', async () => {
    const orders = [await openOrder(2), await openOrder(2)]
    const workerId = randomUUID()
    const query = 'mutation ($input: SelectCandidateInput!) { selectCandidate(input: $input) { placement { id } } }'
    const answers = await Promise.all(
      orders.map(({ id }, at) =>
        served.ask(officer, query, {
          input: { clientKey: `one-worker-${at}`, workerId, jobOrderId: id, scheme: 'P_TO_P' },
        }),
      ),
    )
    const fields = answers.map(({ body }) => body.errors?.[0]?.extensions?.field ?? 'selected').sort()
    expect(fields).toEqual(['input.workerId', 'selected'])
    const left = await Promise.all(orders.map(({ id }) => remaining(id)))
    expect(left.toSorted()).toEqual([1, 2])
  })

  it('are not given away before the order is verified', async () => {
    const draft = await order('openJobOrder', terms)
    const wanted = { workerId: randomUUID(), jobOrderId: draft.id, scheme: 'P_TO_P' }
    expect(await served.refusal(officer, 'selectCandidate', wanted)).toMatchObject({
      code: 'CONFLICT',
      field: 'input.jobOrderId',
    })
  })
})

describe('a placement', () => {
  it('goes step by step from selection to work, each step with its proof', async () => {
    const stands = await departed()
    const arriving = { ...placed(stands), to: 'ARRIVED', on: daysAgo(9) }
    expect(await served.refusal(officer, 'movePlacement', arriving)).toMatchObject({
      code: 'CONFLICT',
      field: 'input.to',
    })
    const report = { placementId: stands.id, arrivedOn: daysAgo(10), reportedOn: daysAgo(9) }
    await served.act(officer, 'recordArrival', report, 'arrivalReport { id }')
    expect(await served.refusal(officer, 'recordArrival', report)).toMatchObject({ code: 'CONFLICT' })
    const arrived = await move('movePlacement', arriving)
    const unlike = { placementId: stands.id, checkedOn: daysAgo(5), isAsAgreed: false }
    expect(await served.refusal(officer, 'recordWorkplaceCheck', unlike)).toMatchObject({ field: 'input.finding' })
    const finding = 'The post is another one.'
    await served.act(officer, 'recordWorkplaceCheck', { ...unlike, finding }, 'workplaceCheck { id }')
    const working = await move('movePlacement', { ...placed(arrived), to: 'WORKING', on: daysAgo(4) })
    const { body } = await served.ask(
      inspector,
      `query ($id: ID!) { placement(id: $id) { status departureDate arrivalReports { arrivedOn } workplaceChecks { isAsAgreed } } }`,
      { id: working.id },
    )
    expect(body.data?.placement).toEqual({
      status: 'WORKING',
      departureDate: daysAgo(10),
      arrivalReports: [{ arrivedOn: daysAgo(10) }],
      workplaceChecks: [{ isAsAgreed: false }],
    })
  })

  it('refuses a step that is not legal, and names those that are', async () => {
    const { id } = await openOrder(1)
    const selected = await select(id)
    const { code, en } = await served.refusal(officer, 'movePlacement', {
      ...placed(selected),
      to: 'DEPARTED',
      on: today,
    })
    expect(code).toBe('ILLEGAL_TRANSITION')
    expect(en).toContain('AGREEMENT_SIGNED, CANCELLED')
  })

  it('refuses a day before the agreement and a day to come', async () => {
    const { id } = await openOrder(1)
    const selected = await select(id)
    await served.database.own.query('update placement set status_since = null where id = $1', [selected.id])
    await recordAgreement(selected.id, daysAgo(5), 'b')
    for (const on of [daysAgo(6), daysAgo(-1)]) {
      const step = { ...placed(selected), to: 'AGREEMENT_SIGNED', on }
      expect(await served.refusal(officer, 'movePlacement', step)).toMatchObject({
        code: 'BAD_INPUT',
        field: 'input.on',
      })
    }
    expect((await move('movePlacement', { ...placed(selected), to: 'AGREEMENT_SIGNED', on: daysAgo(5) })).version).toBe(
      2,
    )
  })
})

describe('what was signed', () => {
  it('is compared field by field, and a contract worse than promised is flagged', async () => {
    const { id: orderId } = await openOrder(1)
    const { id } = await select(orderId)
    expect((await recordContract(id, daysAgo(9))).contractVersion).toEqual({
      version: 1,
      isWorseThanPromised: false,
      changes: [],
      wageChanges: [],
    })
    const { contractVersion } = await recordContract(id, daysAgo(2), { monthlyWage: 3_500, weeklyHours: 72 })
    const both = ['FIRST_PROMISE', 'PREVIOUS_VERSION']
    const hours = { field: 'WEEKLY_HOURS', before: '48', after: '72', isWorse: true }
    expect(contractVersion).toMatchObject({
      version: 2,
      isWorseThanPromised: true,
      changes: expect.arrayContaining(both.map((comparedWith) => ({ comparedWith, ...hours }))),
      wageChanges: expect.arrayContaining(
        both.map((comparedWith) => ({ comparedWith, wageBefore: 5_000, wageAfter: 3_500, isWorse: true })),
      ),
    })
  })

  it('flags a first contract that is worse than the order offered', async () => {
    const { id: orderId } = await openOrder(1)
    const { id } = await select(orderId)
    const { contractVersion } = await recordContract(id, daysAgo(9), { monthlyWage: 4_000 })
    expect(contractVersion).toMatchObject({ version: 1, isWorseThanPromised: true })
  })

  it('tells an officer of the hours and not of the wage', async () => {
    const { id: orderId } = await openOrder(1)
    const { id } = await select(orderId)
    await recordContract(id, daysAgo(9), { monthlyWage: 4_000, position: 'Cook' })
    const query = `query ($id: ID!) { placement(id: $id) {
      contractVersions { isWorseThanPromised changes { field } wageChanges { wageAfter } } } }`
    const { body } = await served.ask(officer, query, { id })
    expect(body.data?.placement).toEqual({
      contractVersions: [{ isWorseThanPromised: null, changes: [{ field: 'POSITION' }], wageChanges: null }],
    })
  })

  it('says what a new version of an agreement changed, and refuses the same again', async () => {
    const { id: orderId } = await openOrder(1)
    const { id } = await select(orderId)
    await recordAgreement(id, daysAgo(5), 'c')
    const again = { placementId: id, number: 'PP-1', signedOn: daysAgo(4), documentHash: 'c'.repeat(64) }
    expect(await served.refusal(officer, 'recordAgreementVersion', again)).toMatchObject({ code: 'CONFLICT' })
    const { agreementVersion } = await recordAgreement(id, daysAgo(4), 'd')
    const change = { field: 'DOCUMENT', before: 'c'.repeat(64), after: 'd'.repeat(64) }
    expect(agreementVersion).toMatchObject({
      version: 2,
      changes: expect.arrayContaining([
        { comparedWith: 'PREVIOUS_VERSION', ...change },
        { comparedWith: 'FIRST_PROMISE', ...change },
      ]),
    })
  })

  it.each([
    'placement_agreement_version',
    'employment_contract_version',
    'placement_agreement_change',
    'contract_change',
    'contract_wage_change',
  ])('in %s is neither changed nor taken away', async (table) => {
    expect(await value(`select count(*) > 0 from ${table}`)).toBe(true)
    const { own } = served.database
    await expect(own.query(`update ${table} set worker_id = worker_id`)).rejects.toThrow(/never changes/)
    await expect(own.query(`delete from ${table}`)).rejects.toThrow(/never changes/)
  })
})
