import { randomUUID } from 'node:crypto'
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
let workerId: string
let placementId: string

beforeAll(async () => {
  served = await serveRecruitment()
  const terms = { country: 'TW', position: 'Carer', sector: 'CARE', quota: 5 }
  const opened = await order('openJobOrder', terms)
  const submitted = await order('submitJobOrder', opened)
  const permit = { sip2miNumber: 'SIP2MI-CONTOH-3', sip2miQuota: 5, verifiedOn: today }
  const { jobOrderId } = await order('verifyJobOrder', { ...submitted, ...permit })
  workerId = randomUUID()
  const selected = { workerId, jobOrderId, scheme: 'P_TO_P' }
  const { placement } = await served.act(officer, 'selectCandidate', selected, 'placement { id }')
  placementId = (placement as { id: string }).id
}, 60_000)

afterAll(() => served?.close())

async function order(name: string, input: object) {
  const { jobOrder } = await served.act(officer, name, { ...input }, 'jobOrder { id version }')
  const { id, version } = jobOrder as { id: string; version: number }
  return { jobOrderId: id, expectedVersion: version }
}

async function seen(as: typeof officer, selection: string): Promise<unknown> {
  const query = `query ($id: ID!) { worker(id: $id) { ${selection} } }`
  const { body } = await served.ask(as, query, { id: workerId })
  return body.data?.worker
}

describe('fitness', () => {
  it('is told to the government as fit or unfit, of the mind without a day, and to the NGO not at all', async () => {
    const found = { workerId, isFit: true, examinedOn: daysAgo(3) }
    await served.act(caseworker, 'recordFitness', found, 'medicalFitness { id }')
    await served.act(caseworker, 'recordPsychologicalFitness', found, 'psychologicalFitness { id }')
    const selection = 'medicalFitness { isFit examinedOn } psychologicalFitness { isFit examinedOn }'
    expect(await seen(inspector, selection)).toEqual({
      medicalFitness: [{ isFit: true, examinedOn: daysAgo(3) }],
      psychologicalFitness: [{ isFit: true, examinedOn: null }],
    })
    expect(await seen(companion, selection)).toEqual({ medicalFitness: null, psychologicalFitness: null })
  })

  it('moves no placement', async () => {
    await served.act(
      caseworker,
      'recordFitness',
      { workerId, isFit: false, examinedOn: today },
      'medicalFitness { isFit }',
    )
    expect(await seen(officer, 'placements { status version }')).toEqual({
      placements: [{ status: 'SELECTED', version: 1 }],
    })
  })

  it('is recorded by nobody without the clearance', async () => {
    const found = { workerId, isFit: true, examinedOn: today }
    expect(await served.refusal(officer, 'recordFitness', found)).toMatchObject({ code: 'BOUNDARY_CLOSED' })
  })
})

describe('the police’s letter', () => {
  it('is a yes or a no to the government', async () => {
    const letter = { workerId, isClear: true, issuedOn: daysAgo(2), expiresOn: '2999-01-01' }
    await served.act(caseworker, 'recordPoliceClearance', letter, 'policeClearance { id }')
    const selection = 'policeClearances { isClear issuedOn expiresOn }'
    expect(await seen(inspector, selection)).toEqual({
      policeClearances: [{ isClear: true, issuedOn: null, expiresOn: null }],
    })
    expect(await seen(companion, selection)).toEqual({ policeClearances: null })
  })
})

describe('a passport', () => {
  it('is written in one form, and an unusual number is a warning', async () => {
    const selection = 'warnings passport { number }'
    const usual = { workerId, number: 'c 1234567', expiresOn: '2999-01-01' }
    expect(await served.act(officer, 'recordPassport', usual, selection)).toEqual({
      warnings: [],
      passport: { number: 'C1234567' },
    })
    const unusual = { workerId, number: '12-34', expiresOn: '2020-01-01' }
    const { warnings } = await served.act(officer, 'recordPassport', unusual, selection)
    expect(warnings).toEqual([expect.stringContaining('unusual form'), expect.stringContaining('expired')])
  })
})

describe('a membership in the social security', () => {
  it('is recorded once, and renewed by who has read it last', async () => {
    const first = { workerId, number: 'BPJS-1', activeUntil: daysAgo(1) }
    const selection = 'insuranceMembership { id version isActive benefitPaid }'
    const { insuranceMembership } = await served.act(caseworker, 'recordInsurance', first, selection)
    expect(insuranceMembership).toMatchObject({ isActive: false, version: 1 })
    expect(await served.refusal(officer, 'recordInsurance', first)).toMatchObject({ field: 'input.number' })
    const { id: membershipId } = insuranceMembership as { id: string }
    const renewal = { membershipId, expectedVersion: 1, activeUntil: '2999-01-01', benefitPaid: 100 }
    expect(await served.act(caseworker, 'renewInsurance', renewal, selection)).toMatchObject({
      insuranceMembership: { isActive: true, version: 2, benefitPaid: 100 },
    })
    expect(await served.refusal(caseworker, 'renewInsurance', renewal)).toMatchObject({ code: 'STALE_VERSION' })
  })
})

describe('an item of the checklist', () => {
  it('is there from the selection on, and moves by legal steps only', async () => {
    const [item] = await served.database.own.query<{ id: string }[]>(
      `select id from placement_document where worker_id = $1 and type = 'PHOTO' and state = 'MISSING'`,
      [workerId],
    )
    const step = (expectedVersion: number, to: string, more: object = {}) => ({
      documentId: item?.id,
      expectedVersion,
      to,
      ...more,
    })
    const move = (input: object) =>
      served.act(officer, 'movePlacementDocument', { ...input }, 'placementDocument { state rejectedReason version }')
    expect(await served.refusal(officer, 'movePlacementDocument', step(1, 'ACCEPTED'))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
    })
    await move(step(1, 'SUBMITTED', { issuedOn: daysAgo(2) }))
    expect(await served.refusal(officer, 'movePlacementDocument', step(2, 'REJECTED'))).toMatchObject({
      field: 'input.rejectedReason',
    })
    expect(await move(step(2, 'REJECTED', { rejectedReason: 'Not sharp.' }))).toEqual({
      placementDocument: { state: 'REJECTED', rejectedReason: 'Not sharp.', version: 3 },
    })
    await move(step(3, 'SUBMITTED'))
    expect(await move(step(4, 'ACCEPTED'))).toEqual({
      placementDocument: { state: 'ACCEPTED', rejectedReason: null, version: 5 },
    })
  })
})

describe('a cost', () => {
  const charged = { kind: 'COST', chargedTo: 'WORKER', amount: 700_000, currency: 'IDR', chargedOn: '2024-03-01' }

  it.each([
    ['SKCK', '2024-03-01', 'perban-2-2020-art-3', false],
    ['SKCK', '2018-03-01', 'uu-18-2017-art-30', true],
    ['AGENCY_FEE', '2024-03-01', 'perban-2-2020-art-3', true],
  ])('of %s charged to the worker on %s is measured by %s', async (item, chargedOn, ruleVersion, isOvercharged) => {
    const input = { placementId, ...charged, item, chargedOn }
    const { cost } = await served.act(caseworker, 'recordCost', input, 'cost { ruleVersion isOvercharged }')
    expect(cost).toEqual({ ruleVersion, isOvercharged })
  })

  it.each([
    ['a cut without months', { kind: 'SALARY_CUT', item: 'WAGE_CUT' }, 'input.months'],
    ['months without a cut', { item: 'VISA', months: 3 }, 'input.months'],
    ['nothing', { item: 'VISA', amount: 0 }, 'input.amount'],
    ['a day to come', { item: 'VISA', chargedOn: '2999-01-01' }, 'input.chargedOn'],
  ])('of %s is refused', async (_, change, field) => {
    const input = { placementId, ...charged, ...change }
    expect(await served.refusal(caseworker, 'recordCost', input)).toMatchObject({ code: 'BAD_INPUT', field })
  })
})

describe('every record about a person', () => {
  it.each([
    ['recordFitness', { isFit: true, examinedOn: today }],
    ['recordPsychologicalFitness', { isFit: true, examinedOn: today }],
    ['recordPoliceClearance', { isClear: true, issuedOn: today }],
    ['recordPassport', { number: 'C1234567' }],
    ['recordVisa', { number: 'V1', country: 'TW' }],
    ['recordInsurance', { number: 'B1', activeUntil: today }],
    [
      'recordCompanyTraining',
      { institution: 'LPK', programme: 'P', hours: 8, result: 'PASSED', startedOn: today, endedOn: today },
    ],
  ])('by %s is refused for whom the company never placed, and kept for whom it did', async (name, input) => {
    const stranger = { workerId: randomUUID(), ...input }
    expect(await served.refusal(caseworker, name, stranger)).toMatchObject({
      code: 'NOT_FOUND',
      field: 'input.workerId',
    })
    expect(await served.act(caseworker, name, { workerId, ...input }, '__typename')).toMatchObject({
      __typename: expect.stringMatching(/Payload$/),
    })
  })
})
