import { addWorkingDays } from '@simpul/agency'
import { addDays, government, ngo as migrantCare, villageGroups } from '@simpul/demo'
import { requestMoves } from './repatriation-request/request-moves.ts'
import { acting } from './testing/acting.ts'
import {
  caseworker,
  companion,
  nobody,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  today,
} from './testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs, rows, everything } = acting(() => served)
const [sulastri, other] = population
const stranger = population.find(({ grants }) => !grants.some(({ owner }) => owner === migrantCare))
const following = { ...companion, purpose: 'REINTEGRATION' } as const

async function only(table: string, caseId: string): Promise<string> {
  const [row] = await rows<{ id: string }>(`select id from ${table} where case_id = $1`, [caseId])
  if (row === undefined) throw new Error(`${table} has no row of ${caseId}.`)
  return row.id
}

describe('a remedy', () => {
  const claim = { type: 'WAGES', amountClaimed: 9_000_000, currency: 'IDR', claimedOn: addDays(today, -10) }
  const answer = 'case { remedies { type amountClaimed amountObtained currency claimedOn obtainedOn version } }'

  it('is claimed, and obtained once: less than was claimed, or all', async () => {
    const caseId = await newCase()
    await done('recordCaseRemedy', { caseId, ...claim })
    const got = { remedyId: await only('case_remedy', caseId), expectedVersion: 1, amountObtained: 4_500_000 }
    expect(await done('obtainCaseRemedy', got, answer)).toEqual({
      case: { remedies: [{ ...claim, amountObtained: 4_500_000, obtainedOn: today, version: 2 }] },
    })
    expect(await act('obtainCaseRemedy', { ...got, expectedVersion: 2 })).toMatchObject({
      code: 'CONFLICT',
      field: 'input.remedyId',
    })
  })

  it('that is no money is obtained with nothing to count', async () => {
    const caseId = await newCase()
    await done('recordCaseRemedy', { caseId, type: 'DOCUMENTS' })
    const got = { remedyId: await only('case_remedy', caseId), expectedVersion: 1 }
    expect(await act('obtainCaseRemedy', { ...got, amountObtained: 1 })).toMatchObject({
      field: 'input.amountObtained',
    })
    expect(await done('obtainCaseRemedy', got, 'case { remedies { amountObtained obtainedOn } }')).toEqual({
      case: { remedies: [{ amountObtained: null, obtainedOn: today }] },
    })
  })

  it.each([
    ['an amount without a currency', { currency: undefined }, 'currency'],
    ['a currency without an amount', { amountClaimed: undefined }, 'amountClaimed'],
    ['a currency that is none', { currency: 'RUPIAH' }, 'currency'],
    ['an amount of nothing', { amountClaimed: 0 }, 'amountClaimed'],
    ['less than nothing', { amountClaimed: -1 }, 'amountClaimed'],
    ['documents of an amount', { type: 'DOCUMENTS' }, 'amountClaimed'],
    ['a day to come', { claimedOn: addDays(today, 1) }, 'claimedOn'],
    ['a day before anybody was born', { claimedOn: '1850-01-01' }, 'claimedOn'],
  ])('is refused with %s, and nothing is written', async (_, wrong, field) => {
    const caseId = await newCase()
    const before = await everything()
    expect(await act('recordCaseRemedy', { caseId, ...claim, ...wrong })).toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
      messages: { en: expect.any(String), id: expect.any(String) },
    })
    expect(await everything()).toBe(before)
  })

  it.each([
    ['no amount', {}, 'amountObtained'],
    ['less than nothing', { amountObtained: -1 }, 'amountObtained'],
    ['a day before the claim', { amountObtained: 1, obtainedOn: addDays(today, -11) }, 'obtainedOn'],
    ['a day to come', { amountObtained: 1, obtainedOn: addDays(today, 1) }, 'obtainedOn'],
  ])('is not obtained with %s', async (_, wrong, field) => {
    const caseId = await newCase()
    await done('recordCaseRemedy', { caseId, ...claim })
    const remedyId = await only('case_remedy', caseId)
    const before = await everything()
    expect(await act('obtainCaseRemedy', { remedyId, expectedVersion: 1, ...wrong })).toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
    })
    expect(await everything()).toBe(before)
  })
})

describe('a request to bring a client home', () => {
  const states = ['ASKED', 'TAKEN_ON', 'DONE', 'REFUSED', 'WITHDRAWN'] as const
  const legal: Readonly<Record<string, string>> = {
    ASKED: 'TAKEN_ON REFUSED WITHDRAWN',
    TAKEN_ON: 'DONE REFUSED WITHDRAWN',
  }
  const asking = { country: 'MY', askedOf: government }
  const moves = states.flatMap((from) => states.map((to) => [from, to] as const))

  it.each(moves)('moves from %s to %s, or not', async (from, to) => {
    const caseId = await newCase({ workerId: sulastri?.id })
    await done('noteRepatriationRequest', { caseId, ...asking })
    const requestId = await only('repatriation_request', caseId)
    await rows('update repatriation_request set state = $2 where id = $1', [requestId, from])
    const isLegal = (legal[from] ?? '').split(' ').includes(to)
    const outcome = await act('moveRepatriationRequest', {
      requestId,
      expectedVersion: 1,
      state: to,
      repatriationId: 'r-1',
    })
    expect(outcome.code).toBe(isLegal ? undefined : 'ILLEGAL_TRANSITION')
    expect(requestMoves[from].includes(to)).toBe(isLegal)
    expect(await caseAs(caseworker, caseId, 'repatriationRequests { state repatriationId version }')).toEqual({
      repatriationRequests: [
        isLegal ? { state: to, repatriationId: 'r-1', version: 2 } : { state: from, repatriationId: null, version: 1 },
      ],
    })
  })

  it.each([
    ['a country that is none', { country: 'ZZ' }, 'country'],
    ['an agency that is none', { askedOf: 'Disnaker Jember' }, 'askedOf'],
    ['a day that is past', { neededBy: addDays(today, -1) }, 'neededBy'],
    ['an asking to come', { askedOn: addDays(today, 1) }, 'askedOn'],
    ['an id of two lines', { repatriationId: 'a\nb' }, 'repatriationId'],
  ])('is refused with %s, and nothing is written', async (_, wrong, field) => {
    const caseId = await newCase({ workerId: sulastri?.id })
    const before = await everything()
    expect(await act('noteRepatriationRequest', { caseId, ...asking, ...wrong })).toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
    })
    expect(await everything()).toBe(before)
  })

  it('is noted of somebody who is known', async () => {
    const caseId = await newCase()
    expect(await act('noteRepatriationRequest', { caseId, ...asking })).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('a client’s number', () => {
  const numbers = 'query ($id: ID!) { worker(id: $id) { ngoContacts { id phone isSafe callWindow version } } }'
  const given = { workerId: other?.id, phone: '0812-0000-0003', isSafe: false, callWindow: '19.00–21.00' }

  it.each([
    ['of Indonesia, as it is written there', '0812 0000 0004', '+6281200000004'],
    ['of Indonesia, with its country', '+62 812-0000-0004', '+6281200000004'],
    ['of another country', '+852 5000 0001', '+85250000001'],
    ['of Jember', '(0331) 400000', '+62331400000'],
  ])('%s is kept in E.164', async (_, phone, expected) => {
    expect(await done('keepContact', { ...given, phone }, 'contact { phone isSafe }')).toEqual({
      contact: { phone: expected, isSafe: false },
    })
  })

  it('is kept once for one key, and changed at the version that was read', async () => {
    const clientKey = 'keep-contact-1'
    const first = await done('keepContact', { clientKey, ...given }, 'contact { id version }')
    expect(await done('keepContact', { clientKey, ...given }, 'contact { id version }')).toEqual(first)
    const { id: contactId } = first.contact as { readonly id: string }
    const change = { contactId, expectedVersion: 1, ...given, phone: '+60123456789', isSafe: true }
    await done('keepContact', change)
    expect(await act('keepContact', change)).toMatchObject({ code: 'STALE_VERSION' })
    const { worker } = await served.ask(caseworker, numbers, { id: other?.id })
    expect(worker).toMatchObject({
      ngoContacts: expect.arrayContaining([
        { id: contactId, phone: '+60123456789', isSafe: true, callWindow: '19.00–21.00', version: 2 },
      ]),
    })
    const taken = { ...change, expectedVersion: 2, workerId: sulastri?.id }
    expect(await act('keepContact', taken)).toMatchObject({ code: 'CONFLICT', field: 'input.workerId' })
  })

  it.each([
    ['words for a number', { phone: 'tidak ada' }, 'BAD_INPUT', 'phone'],
    ['too few digits', { phone: '0812' }, 'BAD_INPUT', 'phone'],
    ['a worker id that is none', { workerId: 'sulastri' }, 'BAD_INPUT', 'workerId'],
    ['a window without end', { callWindow: 'a'.repeat(201) }, 'BAD_INPUT', 'callWindow'],
    ['a row without its version', { contactId: nobody }, 'BAD_INPUT', 'expectedVersion'],
    ['a row that is none', { contactId: nobody, expectedVersion: 1 }, 'NOT_FOUND', 'contactId'],
  ])('is refused with %s, and nothing is written', async (_, wrong, code, field) => {
    const before = await everything()
    expect(await act('keepContact', { ...given, ...wrong })).toMatchObject({ code, field: `input.${field}` })
    expect(await everything()).toBe(before)
  })

  it('is for own cleared staff only', async () => {
    const query = 'mutation ($input: KeepContactInput!) { keepContact(input: $input) { __typename } }'
    const variables = { input: { clientKey: 'keep-contact-2', ...given } }
    const before = await everything()
    for (const [as, reason] of [
      [{ ...caseworker, role: 'OFFICER' } as const, 'NOT_CLEARED'],
      [companion, 'NOT_OFFERED'],
      [subject, 'NOT_OFFERED'],
    ] as const)
      expect(reasons(await served.subgraph.ask({ as, query, variables }))).toEqual([`Mutation.keepContact ${reason}`])
    expect(await everything()).toBe(before)
  })
})

describe('the time after the return', () => {
  const plans = `query ($id: ID!) { worker(id: $id) { reintegrationPlans {
    steps agreedOn reviewOn state version visits { visitedOn kind findings nextOn }
  } } }`
  const steps = ['Pelatihan usaha.', 'Pendampingan keluarga.']
  const plan = async (workerId: string | undefined) => {
    const caseId = await newCase({ workerId })
    await done('planReintegration', { caseId, steps })
    return { caseId, planId: await only('reintegration_plan', caseId) }
  }
  const visit = { kind: 'AT_HOME', findings: 'Usaha warung berjalan. 🌱' }

  it('is planned and followed, and goes to the government by consent for that purpose alone', async () => {
    const { planId } = await plan(stranger?.id)
    await done('recordFollowUpVisit', { planId, ...visit, nextOn: addDays(today, 30) })
    const seen = {
      ...{ steps, agreedOn: today, reviewOn: addWorkingDays(today, 60), state: 'ACTIVE' },
      visits: [{ ...visit, visitedOn: today, nextOn: addDays(today, 30) }],
    }
    const ask = (as: typeof companion) => served.ask(as, plans, { id: stranger?.id })
    expect(await ask(caseworker)).toMatchObject({
      worker: { reintegrationPlans: expect.arrayContaining([{ ...seen, version: 1 }]) },
    })
    expect(await ask(following)).toEqual({ worker: { reintegrationPlans: null } })
    for (const purpose of ['PROTECTION', 'REINTEGRATION'])
      await rows(
        `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at)
         select $2, $3, $1, 'CONSENT', (select min(id) from subject_grant), now() - interval '1 minute', now() + interval '1 hour'`,
        [stranger?.id, government, purpose],
      )
    expect(await ask(following)).toMatchObject({
      worker: { reintegrationPlans: expect.arrayContaining([{ ...seen, version: null }]) },
    })
    expect(await ask(companion)).toEqual({ worker: { reintegrationPlans: null } })
  })

  it('goes on after the case is closed, is done, and is taken up again', async () => {
    const { caseId, planId } = await plan(sulastri?.id)
    await done('moveCase', { caseId, expectedVersion: 1, status: 'CLOSED', closedBecause: 'CLIENT_WITHDREW' })
    await done('recordFollowUpVisit', { planId, ...visit })
    const answer = 'case { reintegrationPlans { state steps version } }'
    const change = { planId, expectedVersion: 1, state: 'DONE', steps: ['Usaha berjalan.'] }
    expect(await done('changeReintegrationPlan', change, answer)).toEqual({
      case: { reintegrationPlans: [{ state: 'DONE', steps: ['Usaha berjalan.'], version: 2 }] },
    })
    expect(await act('recordFollowUpVisit', { planId, ...visit })).toMatchObject({ code: 'CONFLICT' })
    const givenUp = { planId, expectedVersion: 2, state: 'GIVEN_UP' }
    expect(await act('changeReintegrationPlan', givenUp)).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await done('changeReintegrationPlan', { ...givenUp, state: 'ACTIVE' })
    expect(await done('recordFollowUpVisit', { planId, ...visit })).toEqual({ __typename: 'CasePayload' })
  })

  it.each([
    ['a visit to come', { visitedOn: addDays(today, 1) }, 'visitedOn'],
    ['a visit before the plan', { visitedOn: addDays(today, -1) }, 'visitedOn'],
    ['the next visit on the same day', { nextOn: today }, 'nextOn'],
    ['the next visit in the past', { nextOn: addDays(today, -1) }, 'nextOn'],
    ['findings of 200,000 characters', { findings: 'a'.repeat(200_000) }, 'findings'],
    ['no findings', { findings: '' }, 'findings'],
  ])('is not followed by %s, and nothing is written', async (_, wrong, field) => {
    const { planId } = await plan(sulastri?.id)
    const before = await everything()
    expect(await act('recordFollowUpVisit', { planId, ...visit, ...wrong })).toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
    })
    expect(await everything()).toBe(before)
  })
})

describe('a village group', () => {
  it('is said to be founded in the year or the month that its source names, and on no invented day', async () => {
    const query = '{ villageGroups { edges { node { desaCode foundedIn foundedOn } } } }'
    const { villageGroups: page } = await served.ask(undefined, query)
    const { edges } = page as { readonly edges: readonly { readonly node: { readonly desaCode: string } }[] }
    const expected = villageGroups.map(({ desa, since }) => ({
      desaCode: desa.code,
      foundedIn: since,
      foundedOn: null,
    }))
    const byCode = (left: { desaCode: string }, right: { desaCode: string }) =>
      left.desaCode < right.desaCode ? -1 : 1
    expect(edges.map(({ node }) => node).toSorted(byCode)).toEqual(expected.toSorted(byCode))
    expect(new Set(expected.map(({ foundedIn }) => foundedIn.length))).toEqual(new Set([4, 7]))
  })

  it('is never founded in a thirteenth month', async () => {
    const change = (foundedIn: string) => rows('update village_group set founded_in = $1', [foundedIn])
    for (const wrong of ['2024-13', '24', '2024-1', 'dahulu'])
      await expect(change(wrong)).rejects.toThrow(/check constraint/)
  })
})
