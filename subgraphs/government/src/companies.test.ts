import { addDays, hubCompany, respondentCompany } from '@simpul/demo'
import { isAPerson } from './problem-employer/is-a-person.ts'
import { actingOn } from './testing/acting.ts'
import {
  caseworker,
  companion,
  governmentsOnly,
  nobody,
  officer,
  placer,
  population,
  type ServedGovernment,
  serveGovernment,
  subject,
  sulastri,
  today,
} from './testing/served-government.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 120_000)

afterAll(() => served?.close())

const { act, refused, count } = actingOn(() => served)
const daysAgo = (days: number) => addDays(today, -days)
const long = 'x'.repeat(200_000)

let companies = 0

interface Company {
  readonly id: string
  readonly sip3miStatus: string
  readonly version: number
}

const licence = { sip3miNumber: 'SIP3MI-9', sip3miValidUntil: addDays(today, 300), sip3miStatus: 'VALID' }

async function newCompany(change: object = {}): Promise<Company> {
  companies += 1
  const company = { companyId: `p3mi-baru-${companies}`, name: `PT. Baru ${companies}`, depositStatus: 'IN_PLACE' }
  const input = { ...company, ...licence, branch: 'Jember', ...change }
  const answer = await act(officer, 'recordPlacementCompany', input, 'company { id sip3miStatus version }')
  return answer.company as Company
}

async function companyOf(id: string) {
  const query = `query ($id: ID!) { placementCompany(id: $id) {
    sip3miStatus depositStatus version branch sanctions { id kind liftedOn liftNumber endsOn version }
    openSanctions { id stage endedOn version }
  } }`
  const { placementCompany } = await served.ask(officer, query, { id })
  return placementCompany as Company & {
    readonly sanctions: readonly { readonly id: string; readonly version: number }[]
    readonly openSanctions: readonly object[]
  }
}

describe('a placement company', () => {
  it('is taken down from the ministry’s list, and its licence and deposit follow the list', async () => {
    const { id: companyId } = await newCompany()
    const change = { companyId, expectedVersion: 1, ...licence, sip3miStatus: 'SUSPENDED' }
    await act(officer, 'changeCompanyLicence', change)
    await act(officer, 'changeCompanyDeposit', { companyId, expectedVersion: 2, depositStatus: 'PARTLY_DRAWN' })
    expect(await companyOf(companyId)).toMatchObject({
      sip3miStatus: 'SUSPENDED',
      depositStatus: 'PARTLY_DRAWN',
      branch: 'Jember',
      version: 3,
    })
  })

  it.each([
    ['one that is on record', { companyId: hubCompany }, 'CONFLICT', 'input.companyId'],
    ['an id that is none', { companyId: 'PT Baru' }, 'BAD_INPUT', 'input.companyId'],
    ['a valid licence that has run out', { sip3miValidUntil: daysAgo(1) }, 'BAD_INPUT', 'input.sip3miStatus'],
    ['an expired licence that has not', { sip3miStatus: 'EXPIRED' }, 'BAD_INPUT', 'input.sip3miStatus'],
    ['a name of 200,000 characters', { name: long }, 'BAD_INPUT', 'input.name'],
    ['an empty number', { sip3miNumber: ' ' }, 'BAD_INPUT', 'input.sip3miNumber'],
  ])('is refused in both languages: %s', async (_, change, code, field) => {
    const before = await count('placement_company')
    const company = { companyId: 'p3mi-tolak', name: 'PT. Tolak', depositStatus: 'IN_PLACE', ...licence, ...change }
    const answer = await refused(officer, 'recordPlacementCompany', company)
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await count('placement_company')).toBe(before)
  })

  it('whose licence was revoked gets no other but under a new number', async () => {
    const { id: companyId } = await newCompany({ sip3miStatus: 'REVOKED' })
    const change = { companyId, expectedVersion: 1, ...licence }
    expect(await refused(officer, 'changeCompanyLicence', change)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await act(officer, 'changeCompanyLicence', { ...change, sip3miNumber: 'SIP3MI-10' })
    expect(await companyOf(companyId)).toMatchObject({ sip3miStatus: 'VALID' })
  })

  it.each([
    ['changeCompanyLicence', licence],
    ['changeCompanyDeposit', { depositStatus: 'DRAWN' }],
  ])('%s refuses an old version and a company that is none', async (mutation, change) => {
    const { id: companyId } = await newCompany()
    expect(await refused(officer, mutation, { companyId, expectedVersion: 4, ...change })).toMatchObject({
      code: 'STALE_VERSION',
      field: 'input.expectedVersion',
    })
    const none = { companyId: 'p3mi-tiada', expectedVersion: 1, ...change }
    expect(await refused(officer, mutation, none)).toMatchObject({ code: 'NOT_FOUND', field: 'input.companyId' })
  })
})

describe('a sanction', () => {
  const ground = 'UU 18/2017 pasal 19: jabatan tidak sesuai perjanjian kerja.'

  async function openedFor(companyId: string, kind: string): Promise<string> {
    const input = { companyId, kind, openedOn: daysAgo(30), ground }
    const { openSanction } = await act(officer, 'openSanction', input, 'openSanction { id }')
    return (openSanction as { readonly id: string }).id
  }

  async function imposedOn(companyId: string, kind: string, more: object = {}) {
    const openSanctionId = await openedFor(companyId, kind)
    await act(officer, 'moveSanction', { openSanctionId, expectedVersion: 1, to: 'RECOMMENDED' })
    const decision = { outcome: 'IMPOSED', decidedOn: daysAgo(10), decisionNumber: 'SK-9', ...more }
    const input = { openSanctionId, expectedVersion: 2, ...decision }
    const answer = await act(officer, 'decideSanction', input, 'sanction { id version } openSanction { stage endedOn }')
    return answer as {
      readonly sanction: { readonly id: string; readonly version: number }
      readonly openSanction: object
    }
  }

  it('is examined unseen, public once imposed, and stays so once lifted; the licence follows', async () => {
    const { id: companyId } = await newCompany()
    const openSanctionId = await openedFor(companyId, 'SUSPENSION')
    const query =
      'query ($id: ID!) { placementCompany(id: $id) { sip3miStatus sanctions { kind liftNumber } openSanctions { stage } } }'
    const openly = async () =>
      (await served.subgraph.ask({ query, variables: { id: companyId } })).body.data?.placementCompany
    expect(await openly()).toEqual({ sip3miStatus: 'VALID', sanctions: [], openSanctions: null })
    await act(officer, 'moveSanction', { openSanctionId, expectedVersion: 1, to: 'RECOMMENDED' })
    const decision = { outcome: 'IMPOSED', decidedOn: daysAgo(3), decisionNumber: 'SK-1', endsOn: addDays(today, 60) }
    const decide = { openSanctionId, expectedVersion: 2, ...decision }
    const { sanction } = await act(officer, 'decideSanction', decide, 'sanction { id version }')
    expect(await openly()).toMatchObject({
      sip3miStatus: 'SUSPENDED',
      sanctions: [{ kind: 'SUSPENSION', liftNumber: null }],
    })
    const { id: sanctionId } = sanction as { readonly id: string }
    const lift = { sanctionId, expectedVersion: 1, liftedOn: today, liftNumber: 'SK-2' }
    await act(officer, 'liftSanction', lift)
    expect(await openly()).toMatchObject({
      sip3miStatus: 'VALID',
      sanctions: [{ kind: 'SUSPENSION', liftNumber: 'SK-2' }],
    })
    expect(await refused(officer, 'liftSanction', { ...lift, expectedVersion: 2 })).toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    ['a warning leaves the licence', 'WRITTEN_WARNING', {}, 'VALID'],
    ['a suspension that is over leaves it', 'SUSPENSION', { endsOn: daysAgo(1) }, 'VALID'],
    ['a suspension without an end suspends it', 'SUSPENSION', {}, 'SUSPENDED'],
    ['a revocation revokes it', 'REVOCATION', {}, 'REVOKED'],
  ])('%s', async (_, kind, more, status) => {
    const { id } = await newCompany()
    await imposedOn(id, kind, more)
    expect(await companyOf(id)).toMatchObject({ sip3miStatus: status })
  })

  it('of two in force leaves the licence as the other has it, when one is lifted', async () => {
    const { id } = await newCompany()
    const { sanction: first } = await imposedOn(id, 'SUSPENSION')
    await imposedOn(id, 'SUSPENSION')
    const lift = { sanctionId: first.id, expectedVersion: 1, liftedOn: today, liftNumber: 'SK-3' }
    await act(officer, 'liftSanction', lift)
    expect(await companyOf(id)).toMatchObject({ sip3miStatus: 'SUSPENDED' })
  })

  it('that is dropped leaves no sanction', async () => {
    const { id: companyId } = await newCompany()
    const openSanctionId = await openedFor(companyId, 'REVOCATION')
    const input = { openSanctionId, expectedVersion: 1, outcome: 'DROPPED', decidedOn: today }
    expect(await act(officer, 'decideSanction', input, 'sanction { id } openSanction { stage endedOn }')).toEqual({
      sanction: null,
      openSanction: { stage: 'DROPPED', endedOn: today },
    })
    expect(await companyOf(companyId)).toMatchObject({ sip3miStatus: 'VALID', sanctions: [] })
  })

  it.each([
    ['imposed before it was recommended', {}, 1, 'ILLEGAL_TRANSITION', 'input.outcome'],
    ['imposed without a number', { decisionNumber: null }, 2, 'BAD_INPUT', 'input.decisionNumber'],
    ['dropped with a number', { outcome: 'DROPPED' }, 2, 'BAD_INPUT', 'input.decisionNumber'],
    ['decided before it was opened', { decidedOn: daysAgo(31) }, 2, 'BAD_INPUT', 'input.decidedOn'],
    ['decided on a day to come', { decidedOn: addDays(today, 1) }, 2, 'BAD_INPUT', 'input.decidedOn'],
    ['ended before it was decided', { endsOn: daysAgo(11) }, 2, 'BAD_INPUT', 'input.endsOn'],
    ['decided by an old version', { expectedVersion: 9 }, 2, 'STALE_VERSION', 'input.expectedVersion'],
    ['none', { openSanctionId: nobody }, 2, 'NOT_FOUND', 'input.openSanctionId'],
  ])('is not %s', async (_, change, version, code, field) => {
    const { id: companyId } = await newCompany()
    const openSanctionId = await openedFor(companyId, 'SUSPENSION')
    if (version === 2) await act(officer, 'moveSanction', { openSanctionId, expectedVersion: 1, to: 'RECOMMENDED' })
    const decision = { outcome: 'IMPOSED', decidedOn: daysAgo(10), decisionNumber: 'SK-9' }
    const input = { openSanctionId, expectedVersion: version, ...decision, ...change }
    const answer = await refused(officer, 'decideSanction', input)
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await companyOf(companyId)).toMatchObject({ sip3miStatus: 'VALID', sanctions: [] })
  })

  it('is opened against a company on the list only', async () => {
    const input = { companyId: 'p3mi-tiada', kind: 'SUSPENSION', openedOn: today, ground }
    expect(await refused(officer, 'openSanction', input)).toMatchObject({ code: 'BAD_INPUT', field: 'input.companyId' })
    const tooLong = { ...input, companyId: respondentCompany, ground: long }
    expect(await refused(officer, 'openSanction', tooLong)).toMatchObject({ field: 'input.ground' })
  })
})

describe('the list of problem employers', () => {
  const entry = {
    kind: 'AGENCY',
    name: 'Permisalan Agency Ltd',
    country: 'HK',
    source: 'KJRI (rekaan)',
    listedOn: today,
  }

  it('is public, and keeps what was taken off it', async () => {
    const { problemEmployer } = await act(officer, 'listProblemEmployer', entry, 'problemEmployer { id version }')
    const { id: problemEmployerId } = problemEmployer as { readonly id: string }
    const lift = { problemEmployerId, expectedVersion: 1, liftedOn: today }
    expect(await refused(officer, 'listProblemEmployer', entry)).toMatchObject({ code: 'CONFLICT' })
    await act(officer, 'liftProblemEmployer', lift)
    const query =
      '{ problemEmployers(country: "HK", nameContains: "permisalan") { edges { node { name liftedOn version } } } }'
    const { body } = await served.subgraph.ask({ query })
    expect(body.data).toEqual({
      problemEmployers: { edges: [{ node: { name: 'Permisalan Agency Ltd', liftedOn: today, version: null } }] },
    })
    expect(await refused(officer, 'liftProblemEmployer', { ...lift, expectedVersion: 2 })).toMatchObject({
      code: 'CONFLICT',
    })
    await act(officer, 'listProblemEmployer', entry)
  })

  it.each([
    ['a household', { name: 'Keluarga Contoh' }, 'input.name'],
    ['a person', { name: 'Mrs. Contoh' }, 'input.name'],
    ['a country that is none', { country: 'Hong Kong' }, 'input.country'],
    ['home', { country: 'ID' }, 'input.country'],
    ['a day to come', { listedOn: addDays(today, 1) }, 'input.listedOn'],
    ['200,000 characters', { source: long }, 'input.source'],
  ])('does not take %s', async (_, change, field) => {
    const before = await count('problem_employer')
    const answer = await refused(officer, 'listProblemEmployer', { ...entry, name: 'Lain Ltd', ...change })
    expect([answer.code, answer.field]).toEqual(['BAD_INPUT', field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await count('problem_employer')).toBe(before)
  })

  it.each([
    ['Ibu Contoh', true],
    ['madam contoh', true],
    ['Household of Contoh', true],
    ['Misal Manufacturing Co Ltd', false],
    ['Ibuprofen Trading LLC', false],
    ['شركة المثال', false],
  ])('reads %s as a person’s name: %s', (name, expected) => {
    expect(isAPerson(name)).toBe(expected)
  })
})

describe('a worker’s number', () => {
  const shown = 'contact { id phone isSafe callWindow endedOn version }'
  const numbers = `query ($id: ID!) { worker(id: $id) {
    governmentContacts { phone endedOn } noticeContacts { phone callWindow }
  } }`

  async function kept(workerId: string | undefined, change: object = {}) {
    const input = { workerId, phone: '0812 3456 7890', isSafe: true, callWindow: '19:00-21:00', ...change }
    return (await act(caseworker, 'recordGovernmentContact', input, shown)).contact as {
      readonly id: string
      readonly phone: string
    }
  }

  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['(0331) 487 123', '+62331487123'],
    ['+852 9123 4567', '+85291234567'],
  ])('%s is kept as %s', async (phone, expected) => {
    expect(await kept(governmentsOnly, { phone })).toMatchObject({ phone: expected })
  })

  it('that is not safe, or out of use, is among those for notices to nobody', async () => {
    const { id: contactId } = await kept(governmentsOnly, { phone: '+60123456789' })
    const told = async () => {
      const { worker } = await served.ask(caseworker, numbers, { id: governmentsOnly })
      const { noticeContacts } = worker as { readonly noticeContacts: readonly { readonly phone: string }[] }
      return noticeContacts.some(({ phone }) => phone === '+60123456789')
    }
    expect(await told()).toBe(true)
    const unsafe = { contactId, expectedVersion: 1, phone: '+60123456789', isSafe: false }
    await act(caseworker, 'changeGovernmentContact', unsafe)
    expect(await told()).toBe(false)
    await act(caseworker, 'changeGovernmentContact', { ...unsafe, expectedVersion: 2, isSafe: true })
    expect(await told()).toBe(true)
    await act(caseworker, 'endGovernmentContact', { contactId, expectedVersion: 3 })
    expect(await told()).toBe(false)
    const late = { ...unsafe, expectedVersion: 4 }
    expect(await refused(caseworker, 'changeGovernmentContact', late)).toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    ['what is no number', { phone: 'nanti' }, 'BAD_INPUT', 'input.phone'],
    ['200,000 digits', { phone: '8'.repeat(200_000) }, 'BAD_INPUT', 'input.phone'],
    ['an hour to call one that is not safe', { isSafe: false }, 'BAD_INPUT', 'input.callWindow'],
    ['an hour of 200,000 characters', { callWindow: long }, 'BAD_INPUT', 'input.callWindow'],
    ['a worker that is none', { workerId: nobody }, 'NOT_FOUND', 'input.workerId'],
  ])('is refused with %s, in both languages', async (_, change, code, field) => {
    const before = await count('government_contact')
    const input = { workerId: governmentsOnly, phone: '08123456789', isSafe: true, callWindow: 'malam', ...change }
    const answer = await refused(caseworker, 'recordGovernmentContact', input)
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
    expect(await count('government_contact')).toBe(before)
  })

  it('may be noted by a caseworker, not by an officer who may not know whether it is safe', async () => {
    const input = { workerId: governmentsOnly, phone: '08123456789', isSafe: true }
    expect(await refused(officer, 'recordGovernmentContact', input)).toMatchObject({ field: 'NOT_CLEARED' })
    const { body } = await served.subgraph.ask({ as: officer, query: numbers, variables: { id: governmentsOnly } })
    expect(body.data?.worker).toMatchObject({ noticeContacts: null })
  })

  it('has no hour for calls in the whole database where it is not safe', async () => {
    const unsafe = 'select from government_contact where not is_safe and call_window is not null'
    expect(await served.database.own.query(unsafe)).toEqual([])
    const change = `update government_contact set is_safe = false where call_window is not null`
    await expect(served.database.own.query(change)).rejects.toThrow('check constraint')
  })
})

describe('what a worker needs for her health', () => {
  const need = { workerId: sulastri, kind: 'PREGNANCY', detail: 'Perlu kursi. 🤰', sinceOn: daysAgo(3) }
  const shown = 'careNeed { id kind detail sinceOn untilOn version }'
  const query = 'query ($id: ID!) { worker(id: $id) { careNeeds { kind detail } } }'
  const told = async (as: typeof officer) => (await served.ask(as, query, { id: sulastri })).worker

  it('is told to her and, as she permitted, to the NGO; never to a company nor to an officer', async () => {
    const { careNeed } = await act(caseworker, 'recordWorkerCareNeed', need, shown)
    expect(careNeed).toMatchObject({ kind: 'PREGNANCY', untilOn: null, version: 1 })
    const careNeeds = [{ kind: 'PREGNANCY', detail: 'Perlu kursi. 🤰' }]
    expect(await told(caseworker)).toEqual({ careNeeds })
    expect(await told(companion)).toEqual({ careNeeds })
    expect(await told(subject)).toEqual({ careNeeds })
    expect(await told(placer)).toEqual({ careNeeds: null })
    expect(await told(officer)).toEqual({ careNeeds: null })
    const end = { needId: (careNeed as { readonly id: string }).id, expectedVersion: 1, untilOn: today }
    expect(await act(caseworker, 'endWorkerCareNeed', end, shown)).toMatchObject({ careNeed: { untilOn: today } })
    expect(await refused(caseworker, 'endWorkerCareNeed', { ...end, expectedVersion: 2 })).toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('is on record of the demonstration’s people who have one', async () => {
    const known = population.filter(({ knownTo }) => knownTo.includes('disnaker-jember'))
    const needs = known.flatMap(({ person }) => person.needs)
    const [row] = await served.database.own.query<{ count: number }[]>(
      'select count(*)::int as count from worker_care_need where worker_id <> $1',
      [sulastri],
    )
    expect(needs.length).toBeGreaterThan(0)
    expect(row?.count).toBe(needs.length)
  })

  it.each([
    ['a day to come', { sinceOn: addDays(today, 1) }, 'BAD_INPUT', 'input.sinceOn'],
    ['a day before birth', { sinceOn: '1930-01-01' }, 'BAD_INPUT', 'input.sinceOn'],
    ['200,000 characters', { detail: long }, 'BAD_INPUT', 'input.detail'],
    ['a complaint that is none', { complaintId: nobody }, 'NOT_FOUND', 'input.complaintId'],
    ['a worker that is none', { workerId: nobody }, 'NOT_FOUND', 'input.workerId'],
  ])('is refused with %s, in both languages', async (_, change, code, field) => {
    const answer = await refused(caseworker, 'recordWorkerCareNeed', { ...need, ...change })
    expect([answer.code, answer.field]).toEqual([code, field])
    expect([answer.en, answer.id]).not.toContain('')
  })

  it('that was learned in a complaint is kept from whoever is kept from that', async () => {
    const [row] = await served.database.own.query<{ id: string; worker: string }[]>(
      `select c.id, c.worker_id as worker from complaint c join worker w on w.id = c.worker_id order by c.id limit 1`,
    )
    const about = { workerId: row?.worker, complaintId: row?.id }
    const other = { ...need, ...about, workerId: sulastri }
    expect(await refused(caseworker, 'recordWorkerCareNeed', other)).toMatchObject({ field: 'input.complaintId' })
    const { careNeed } = await act(caseworker, 'recordWorkerCareNeed', { ...need, ...about }, shown)
    await served.database.own.query(
      `insert into exclusion (type, row_id, person) values ('Complaint', $1, 'relative')`,
      [row?.id],
    )
    const relative = { ...caseworker, person: 'relative' }
    const { worker } = await served.ask(relative, 'query ($id: ID!) { worker(id: $id) { careNeeds { id } } }', {
      id: row?.worker,
    })
    const { id } = careNeed as { readonly id: string }
    expect((worker as { careNeeds: { id: string }[] }).careNeeds.map((one) => one.id)).not.toContain(id)
  })
})
