import { addWorkingDays, isWorkingDay } from '@simpul/agency'
import { addDays, government, ngo as migrantCare } from '@simpul/demo'
import { acting } from './testing/acting.ts'
import {
  caseworker,
  companion,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
  today,
} from './testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs, rows, everything } = acting(() => served)
const [sulastri, other] = population
const permits = (worker: (typeof population)[number]) =>
  worker.grants.some(
    ({ owner, recipient, state }) => owner === migrantCare && recipient === government && state === 'LIVE',
  )
const permitting = population.find(permits)
const returning = { ...companion, purpose: 'REPATRIATION' } as const

/** The grant of a worker to the government, on a basis and for a purpose. */
async function grant(worker: string | undefined, basis: string, purpose: string): Promise<void> {
  await rows(
    `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at)
     select $2, $4, $1, $3, (select min(id) from subject_grant), now() - interval '1 minute', now() + interval '1 hour'
     on conflict do nothing`,
    [worker, government, basis, purpose],
  )
}

describe('the danger to a client', () => {
  it('is judged anew beside the earlier judgements, newest first', async () => {
    const caseId = await newCase({ workerId: sulastri?.id })
    await done('assessRisk', { caseId, level: 'HIGH', assessedOn: addDays(today, -2), detail: 'Paspor ditahan.' })
    await done('assessRisk', { caseId, level: 'LOW' })
    expect(await caseAs(caseworker, caseId, 'riskAssessments { level detail assessedOn }')).toEqual({
      riskAssessments: [
        { level: 'LOW', detail: null, assessedOn: today },
        { level: 'HIGH', detail: 'Paspor ditahan.', assessedOn: addDays(today, -2) },
      ],
    })
  })

  it('is told the government in an emergency: how great, and not why', async () => {
    const caseId = await newCase({ workerId: other?.id })
    await done('assessRisk', { caseId, level: 'IMMEDIATE', detail: 'Disekap.' })
    await grant(other?.id, 'VITAL_INTEREST', 'PROTECTION')
    expect(await caseAs(companion, caseId, 'riskAssessments { level detail }')).toEqual({
      riskAssessments: [{ level: 'IMMEDIATE', detail: null }],
    })
  })
})

describe('a safety plan', () => {
  const steps = ['Nomor darurat dihafal.', 'Tas dititipkan. 🎒']

  it.each([
    ['IMMEDIATE', 1],
    ['HIGH', 3],
    ['MEDIUM', 10],
    ['LOW', 20],
    [undefined, 3],
  ])('for a danger judged %s is looked at again after so many working days: %d', async (level, count) => {
    const caseId = await newCase()
    if (level !== undefined) await done('assessRisk', { caseId, level })
    const reviewOn = addWorkingDays(today, count)
    expect(await done('planSafety', { caseId, steps }, 'case { safetyPlans { steps reviewOn version } }')).toEqual({
      case: { safetyPlans: [{ steps, reviewOn, version: 1 }] },
    })
  })

  it('is changed as far as is said', async () => {
    const caseId = await newCase()
    const answer = 'case { safetyPlans { id steps reviewOn version } }'
    const { safetyPlans } = (await done('planSafety', { caseId, steps }, answer)).case as {
      readonly safetyPlans: readonly { readonly id: string; readonly reviewOn: string }[]
    }
    const [plan] = safetyPlans
    const change = { planId: plan?.id, expectedVersion: 1, steps: ['Pindah rumah.'] }
    expect(await done('changeSafetyPlan', change, answer)).toEqual({
      case: { safetyPlans: [{ ...plan, steps: ['Pindah rumah.'], version: 2 }] },
    })
  })

  const closedDay = [1, 2, 3, 4, 5, 6, 7].map((count) => addDays(today, count)).find((day) => !isWorkingDay(day))
  it.each([
    ['no step', { steps: [] }, 'steps'],
    ['a step without words', { steps: [' '] }, 'steps'],
    ['a day on which the office is closed', { steps, reviewOn: closedDay }, 'reviewOn'],
    ['a day that is past', { steps, reviewOn: addDays(today, -1) }, 'reviewOn'],
    ['a day in a hundred years', { steps, reviewOn: '2150-01-01' }, 'reviewOn'],
  ])('is refused with %s, and nothing is written', async (_, input, field) => {
    const caseId = await newCase()
    const before = await everything()
    expect(await act('planSafety', { caseId, ...input })).toMatchObject({ code: 'BAD_INPUT', field: `input.${field}` })
    expect(await everything()).toBe(before)
  })
})

describe('a stay in a shelter', () => {
  const answer = 'case { shelterStays { id place fromOn untilOn version } }'
  const start = async (fromOn: string) => {
    const caseId = await newCase({ workerId: permitting?.id })
    const { shelterStays } = (await done('recordShelterStay', { caseId, place: 'Rumah aman B', fromOn }, answer))
      .case as {
      readonly shelterStays: readonly { readonly id: string }[]
    }
    return { caseId, stayId: shelterStays[0]?.id }
  }

  it('is one at a time, and ends once', async () => {
    const { caseId, stayId } = await start(addDays(today, -5))
    expect(await act('recordShelterStay', { caseId, place: 'Rumah aman C' })).toMatchObject({ code: 'CONFLICT' })
    const end = { stayId, expectedVersion: 1, untilOn: addDays(today, -1) }
    expect(await done('endShelterStay', end, answer)).toMatchObject({
      case: { shelterStays: [{ place: 'Rumah aman B', untilOn: addDays(today, -1), version: 2 }] },
    })
    expect(await act('endShelterStay', { ...end, expectedVersion: 2 })).toMatchObject({
      code: 'CONFLICT',
      field: 'input.stayId',
    })
    expect(await act('recordShelterStay', { caseId, place: 'Rumah aman C' }, 'case { id }')).toEqual({
      data: { case: { id: caseId } },
    })
  })

  it.each([
    ['before it began', addDays(today, -6)],
    ['in the future', addDays(today, 1)],
  ])('does not end %s', async (_, untilOn) => {
    const { stayId } = await start(addDays(today, -5))
    const before = await everything()
    expect(await act('endShelterStay', { stayId, expectedVersion: 1, untilOn })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'input.untilOn',
    })
    expect(await everything()).toBe(before)
  })

  it('is closed to every other agency, and open to the client', async () => {
    const { caseId } = await start(today)
    const query = 'query ($id: ID!) { case(id: $id) { types shelterStays { place } } }'
    const answer = await served.subgraph.ask({ as: companion, query, variables: { id: caseId } })
    expect(answer.body.data).toEqual({ case: { types: ['UNPAID_WAGES'], shelterStays: null } })
    expect(reasons(answer)).toEqual(['Case.shelterStays NOT_OFFERED'])
    const own = await newCase({ workerId: sulastri?.id })
    await done('recordShelterStay', { caseId: own, place: 'Rumah aman B' })
    expect(await caseAs(subject, own, 'shelterStays { place }')).toEqual({ shelterStays: [{ place: 'Rumah aman B' }] })
  })
})

describe('a marker', () => {
  const named = { ...caseworker, person: 'named' }
  const markers = 'markers { id kind detail assigned version }'
  const mark = async (more: object = {}) => {
    const caseId = await newCase({ workerId: sulastri?.id })
    const given = { caseId, kind: 'TRAFFICKING', detail: 'Paspor ditahan, dijaga.', assigned: ['named'], ...more }
    const marked = await done('markCase', given, `case { ${markers} }`, named)
    const [marker] = (marked.case as { readonly markers: readonly { readonly id: string }[] }).markers
    return { caseId, markerId: marker?.id }
  }

  it('is read by the caseworkers whom it names, and by no colleague else, whatever their role', async () => {
    const { caseId } = await mark()
    expect(await caseAs(named, caseId, 'markers { kind detail }')).toEqual({
      markers: [{ kind: 'TRAFFICKING', detail: 'Paspor ditahan, dijaga.' }],
    })
    for (const as of [caseworker, supervisor])
      expect(await caseAs(as, caseId, 'markers { id }')).toEqual({ markers: [] })
  })

  it('is hidden by the database, not by the resolvers', async () => {
    const { markerId } = await mark()
    const seenBy = (agency: string, person: string) =>
      served.database.own.transaction(async (sql) => {
        await sql.query(`select set_config('simpul.agency', $1, true), set_config('simpul.person', $2, true)`, [
          agency,
          person,
        ])
        const changed = await sql.query<[unknown, number]>('update case_marker set detail = detail where id = $1', [
          markerId,
        ])
        return [await sql.query('select id from case_marker where id = $1', [markerId]), changed[1]]
      })
    expect(await seenBy(migrantCare, 'named')).toEqual([[{ id: markerId }], 1])
    expect(await seenBy(migrantCare, supervisor.person)).toEqual([[], 0])
  })

  it('is assigned anew by those who read it, and by nobody else', async () => {
    const { caseId, markerId } = await mark()
    const assigned = ['named', supervisor.person]
    await done('assignCaseMarker', { markerId, expectedVersion: 1, assigned }, undefined, named)
    expect(await caseAs(supervisor, caseId, 'markers { assigned version }')).toEqual({
      markers: [{ assigned, version: 2 }],
    })
    const taking = { markerId, expectedVersion: 2, assigned: [caseworker.person] }
    expect(await act('assignCaseMarker', taking)).toMatchObject({ code: 'NOT_FOUND', field: 'input.markerId' })
    await done('assignCaseMarker', { ...taking, assigned: [supervisor.person] }, undefined, supervisor)
    expect(await caseAs(named, caseId, 'markers { id }')).toEqual({ markers: [] })
  })

  it.each([
    ['nobody', []],
    ['others alone', ['named']],
    ['a name of two lines', [caseworker.person, 'a\nb']],
    ['more than twenty', [caseworker.person, ...Array.from({ length: 20 }, (_, at) => `person-${at}`)]],
  ])('that names %s is refused, and nothing is written', async (_, assigned) => {
    const caseId = await newCase()
    const before = await everything()
    expect(await act('markCase', { caseId, kind: 'GENDER_BASED_VIOLENCE', assigned })).toMatchObject({
      code: 'BAD_INPUT',
      field: 'input.assigned',
    })
    expect(await everything()).toBe(before)
  })

  it('is found by the client only where that is safe for her', async () => {
    const [hidden, shown] = [await mark(), await mark({ clientMayRead: true })]
    expect(await caseAs(subject, hidden.caseId, 'markers { kind }')).toEqual({ markers: [] })
    expect(await caseAs(subject, shown.caseId, 'markers { kind }')).toEqual({ markers: [{ kind: 'TRAFFICKING' }] })
  })

  it('is closed to the government on every basis', async () => {
    const caseId = await newCase({ workerId: permitting?.id })
    await done('markCase', { caseId, kind: 'TRAFFICKING', assigned: [caseworker.person] })
    await grant(permitting?.id, 'VITAL_INTEREST', 'PROTECTION')
    const query = 'query ($id: ID!) { case(id: $id) { types markers { id } } }'
    const answer = await served.subgraph.ask({ as: companion, query, variables: { id: caseId } })
    expect(answer.body.data).toEqual({ case: { types: ['UNPAID_WAGES'], markers: null } })
  })
})

describe('a need for care', () => {
  const needs = 'query ($id: ID!) { worker(id: $id) { ngoCareNeeds { kind detail version } } }'

  it('goes to the government by the client’s consent, and not in an emergency', async () => {
    const asleep = population.find((worker) => !permits(worker) && worker !== sulastri && worker !== other)
    const caseId = await newCase({ workerId: asleep?.id })
    await done('recordCareNeed', { caseId, kind: 'PREGNANCY', detail: 'Pemeriksaan tiap bulan.' })
    await grant(asleep?.id, 'VITAL_INTEREST', 'PROTECTION')
    expect(await served.ask(companion, needs, { id: asleep?.id })).toEqual({ worker: { ngoCareNeeds: null } })
    await grant(asleep?.id, 'CONSENT', 'PROTECTION')
    expect(await served.ask(companion, needs, { id: asleep?.id })).toEqual({
      worker: { ngoCareNeeds: [{ kind: 'PREGNANCY', detail: 'Pemeriksaan tiap bulan.', version: null }] },
    })
  })

  it('is noted of somebody who is known, and ends once', async () => {
    const unknown = await newCase()
    expect(await act('recordCareNeed', { caseId: unknown, kind: 'INJURY' })).toMatchObject({
      code: 'CONFLICT',
      field: 'input.caseId',
    })
    const caseId = await newCase({ workerId: sulastri?.id })
    const noted = await done('recordCareNeed', { caseId, kind: 'INJURY' }, 'case { careNeeds { id } }')
    const [need] = (noted.case as { readonly careNeeds: readonly { readonly id: string }[] }).careNeeds
    const end = { needId: need?.id, expectedVersion: 1 }
    expect(await done('endCareNeed', end, 'case { careNeeds { untilOn } }')).toEqual({
      case: { careNeeds: [{ untilOn: today }] },
    })
    expect(await act('endCareNeed', { ...end, expectedVersion: 2 })).toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    ['a kind that is none', { kind: 'HUNGER' }, 'BAD_USER_INPUT', undefined],
    ['a day to come', { kind: 'INJURY', sinceOn: addDays(today, 1) }, 'BAD_INPUT', 'input.sinceOn'],
    ['a day before anybody was born', { kind: 'INJURY', sinceOn: '1850-01-01' }, 'BAD_INPUT', 'input.sinceOn'],
    ['a text of 200,000 characters', { kind: 'OTHER', detail: 'a'.repeat(200_000) }, 'BAD_INPUT', 'input.detail'],
  ])('is refused with %s, and nothing is written', async (_, input, code, field) => {
    const caseId = await newCase({ workerId: sulastri?.id })
    const before = await everything()
    expect(await act('recordCareNeed', { caseId, ...input })).toMatchObject({ code, ...(field && { field }) })
    expect(await everything()).toBe(before)
  })
})

describe('the family', () => {
  const family = `query ($id: ID!) { worker(id: $id) {
    ngoFamilyContacts { name relation phone isSafe version } ngoChildren { name bornOn permittedBy }
  } }`
  const mother = { name: 'عائشة 🌷', relation: 'PARENT', phone: '0812 0000 0002', isSafe: true }
  const born = addDays(today, -3_000)
  const child = { name: 'Anak Contoh', bornOn: born, permittedBy: 'Ayahnya' }
  const [, , , alone] = population.filter((worker) => !permits(worker))

  it('goes to the government for the way home, by consent or in an emergency, and for nothing else', async () => {
    const workerId = alone?.id
    await done('keepFamilyContact', { workerId, ...mother })
    await done('keepChild', { workerId, ...child })
    const own = await served.ask(caseworker, family, { id: workerId })
    expect(own).toMatchObject({
      worker: {
        ngoFamilyContacts: expect.arrayContaining([{ ...mother, phone: '+6281200000002', version: 1 }]),
        ngoChildren: [{ name: 'Anak Contoh', bornOn: born, permittedBy: 'Ayahnya' }],
      },
    })
    const nothing = { worker: { ngoFamilyContacts: null, ngoChildren: null } }
    expect(await served.ask(returning, family, { id: workerId })).toEqual(nothing)
    await grant(workerId, 'CONSENT', 'PROTECTION')
    expect(await served.ask(companion, family, { id: workerId })).toEqual(nothing)
    await grant(workerId, 'VITAL_INTEREST', 'REPATRIATION')
    expect(await served.ask(returning, family, { id: workerId })).toMatchObject({
      worker: {
        ngoFamilyContacts: expect.arrayContaining([{ ...mother, phone: '+6281200000002', version: null }]),
        ngoChildren: [{ name: 'Anak Contoh', bornOn: born, permittedBy: null }],
      },
    })
  })

  it('that was learned in a case is hidden from that case’s respondents', async () => {
    const caseId = await newCase({ workerId: other?.id })
    await done('keepFamilyContact', { workerId: other?.id, caseId, ...mother, name: 'Hanya dari kasus' })
    await done('addRespondent', { caseId, expectedVersion: 1, name: 'Rekan', ownPerson: 'rekan' })
    const names = async (person: string) =>
      JSON.stringify(await served.ask({ ...caseworker, person }, family, { id: other?.id }))
    expect(await names('caseworker')).toContain('Hanya dari kasus')
    expect(await names('rekan')).not.toContain('Hanya dari kasus')
  })

  it('is changed at the version that was read, and stays one worker’s', async () => {
    const workerId = other?.id
    const { contact } = await done('keepFamilyContact', { workerId, ...mother }, 'contact { id version }')
    const { id: contactId } = contact as { readonly id: string }
    const change = { contactId, expectedVersion: 1, workerId, ...mother, isSafe: false }
    expect(await done('keepFamilyContact', change, 'contact { id isSafe version }')).toEqual({
      contact: { id: contactId, isSafe: false, version: 2 },
    })
    const before = await everything()
    const taken = { ...change, expectedVersion: 2, workerId: sulastri?.id }
    expect(await act('keepFamilyContact', taken)).toMatchObject({ code: 'CONFLICT', field: 'input.workerId' })
    const unread = { contactId, workerId, ...mother }
    expect(await act('keepFamilyContact', unread)).toMatchObject({ code: 'BAD_INPUT', field: 'input.expectedVersion' })
    expect(await everything()).toBe(before)
  })

  it.each([
    ['a child born tomorrow', 'keepChild', { ...child, bornOn: addDays(today, 1) }, 'bornOn'],
    ['a grown-up as a child', 'keepChild', { ...child, bornOn: '2000-01-01' }, 'bornOn'],
    ['a child born in 1850', 'keepChild', { ...child, bornOn: '1850-01-01' }, 'bornOn'],
    ['a child that nobody permitted', 'keepChild', { ...child, permittedBy: ' ' }, 'permittedBy'],
    ['a child without a name', 'keepChild', { ...child, name: '' }, 'name'],
    ['a number that nobody can call', 'keepFamilyContact', { ...mother, phone: 'x' }, 'phone'],
    ['a name that turns the reading order', 'keepFamilyContact', { ...mother, name: 'a\u2067b' }, 'name'],
    ['a worker id that is none', 'keepFamilyContact', { ...mother, workerId: 'sulastri' }, 'workerId'],
  ])('refuses %s, and writes nothing', async (_, name, input, field) => {
    const before = await everything()
    expect(await act(name, { workerId: sulastri?.id, ...input })).toMatchObject({
      code: 'BAD_INPUT',
      field: `input.${field}`,
      messages: { en: expect.any(String), id: expect.any(String) },
    })
    expect(await everything()).toBe(before)
  })

  it('is not noted under a case of another worker', async () => {
    const caseId = await newCase({ workerId: sulastri?.id })
    const outcome = await act('keepChild', { workerId: other?.id, caseId, ...child })
    expect(outcome).toMatchObject({ code: 'CONFLICT', field: 'input.caseId' })
  })
})
