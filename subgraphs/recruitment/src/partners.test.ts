import { jakartaDay } from '@simpul/agency'
import { coverOfTheDay, nextMidnight } from './insurance-membership/cover-of-the-day.ts'
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
let placed: string

beforeAll(async () => {
  served = await serveRecruitment()
  const [row] = await served.database.own.query<{ worker_id: string }[]>('select worker_id from placement limit 1')
  placed = row?.worker_id ?? ''
}, 60_000)

afterAll(() => served?.close())

interface Kept {
  readonly id: string
  readonly version: number
}

async function run(
  as: typeof officer,
  act: string,
  input: object,
  shown: string,
): Promise<Kept & Record<string, unknown>> {
  const type = shown.slice(0, shown.indexOf(' '))
  return (await served.act(as, act, { ...input }, shown))[type] as Kept & Record<string, unknown>
}

const household = { name: 'Keluarga Contoh', isHousehold: true, country: 'HK', address: 'Jalan 1' }
const agent = { name: 'Mitra Contoh Ltd', country: 'HK', permitNumber: 'EA-1', verifiedOn: daysAgo(10) }
const ofEmployer = 'employer { id version name address endedOn }'
const ofPartner = 'overseasPartner { id version name verifiedOn endedOn }'
const ofContact = 'recruitmentContact { id version phone isSafe callWindow endedOn }'

/** The acts on each of the three kinds of entry, and how one is made. */
const kinds = {
  employer: {
    as: officer,
    record: () => run(officer, 'recordEmployer', household, ofEmployer),
    change: ['changeEmployer', { ...household, address: 'Jalan 2' }, ofEmployer],
    end: ['endEmployer', {}, ofEmployer],
    named: 'employerId',
  },
  overseasPartner: {
    as: officer,
    record: () => run(officer, 'recordOverseasPartner', agent, ofPartner),
    change: ['changeOverseasPartner', { ...agent, name: 'Mitra Lain Ltd' }, ofPartner],
    end: ['endOverseasPartner', {}, ofPartner],
    named: 'partnerId',
  },
  recruitmentContact: {
    as: caseworker,
    record: () => run(caseworker, 'recordRecruitmentContact', { workerId: placed, ...number }, ofContact),
    change: ['changeRecruitmentContact', { phone: '0812 0000 0002', isSafe: false }, ofContact],
    end: ['endRecruitmentContact', {}, ofContact],
    named: 'contactId',
  },
} as const
const number = { phone: '(0812) 0000-0001', isSafe: true, callWindow: 'sesudah pukul 20' }

describe('an entry of the company’s book', () => {
  it.each(Object.entries(kinds))('(%s) is recorded, changed at its version, and ended once', async (_, kind) => {
    const { as, record, change, end, named } = kind
    const made = await record()
    expect(made).toMatchObject({ version: 1, endedOn: null })
    const at = (version: number) => ({ [named]: made.id, expectedVersion: version })
    expect(await run(as, change[0], { ...at(1), ...change[1] }, change[2])).toMatchObject({ id: made.id, version: 2 })

    expect(await served.refusal(as, change[0], { ...at(1), ...change[1] })).toMatchObject({ code: 'STALE_VERSION' })
    expect(await run(as, end[0], at(2), end[2])).toMatchObject({ version: 3, endedOn: today })
    expect(await served.refusal(as, change[0], { ...at(3), ...change[1] })).toMatchObject({
      code: 'CONFLICT',
      field: `input.${named}`,
      en: expect.stringContaining('out of use'),
      id: expect.stringContaining('tidak dipakai lagi'),
    })
    expect(await served.refusal(as, end[0], at(3))).toMatchObject({ code: 'CONFLICT' })
    const nobody = { [named]: '00000000-0000-4000-8000-00000000000f', expectedVersion: 1 }
    expect(await served.refusal(as, end[0], nobody)).toMatchObject({ code: 'NOT_FOUND', field: `input.${named}` })
  })

  it.each([
    ['recordEmployer', { ...household, name: ' ' }, 'input.name'],
    ['recordEmployer', { ...household, country: 'Hongkong' }, 'input.country'],
    ['recordOverseasPartner', { ...agent, verifiedOn: '2999-01-01' }, 'input.verifiedOn'],
    ['recordOverseasPartner', { ...agent, name: 'x'.repeat(201) }, 'input.name'],
  ])('%s refuses what is not right, in both languages', async (act, input, field) => {
    const refusal = await served.refusal(officer, act, input)
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field })
    expect(refusal.id).toContain('Tidak ada yang ditulis')
  })

  it('is not for another agency to write', async () => {
    for (const [act, input] of [
      ['recordEmployer', household],
      ['recordOverseasPartner', agent],
    ] as const)
      expect(await served.refusal(inspector, act, input)).toMatchObject({ code: 'BOUNDARY_CLOSED' })
  })

  it('is read by the government, household and partner alike, and by no organisation', async () => {
    const { id: employer } = await kinds.employer.record()
    const { id: partner } = await kinds.overseasPartner.record()
    const query = `query ($e: ID!, $p: ID!) { employer(id: $e) { name } overseasPartner(id: $p) { name } }`
    const variables = { e: employer, p: partner }
    expect((await served.ask(inspector, query, variables)).body.data).toEqual({
      employer: { name: household.name },
      overseasPartner: { name: agent.name },
    })
    expect((await served.ask(companion, query, variables)).body.data).toEqual({ employer: null, overseasPartner: null })
  })
})

describe('an employer that is ended', () => {
  const terms = { country: 'HK', position: 'Domestic worker', sector: 'DOMESTIC', quota: 1 }
  const order = (employerId: string) => ({ ...terms, employerId })

  it('has no open order, and no new one names it', async () => {
    const { id } = await kinds.employer.record()
    const shown = 'jobOrder { id version }'
    const opened = await run(officer, 'openJobOrder', order(id), shown)
    const ended = { employerId: id, expectedVersion: 1 }
    expect(await served.refusal(officer, 'endEmployer', ended)).toMatchObject({ code: 'CONFLICT' })
    await run(
      officer,
      'closeJobOrder',
      { jobOrderId: opened.id, expectedVersion: opened.version, isWithdrawn: true },
      shown,
    )
    await run(officer, 'endEmployer', ended, ofEmployer)
    expect(await served.refusal(officer, 'openJobOrder', order(id))).toMatchObject({
      code: 'CONFLICT',
      field: 'input.employerId',
    })
  })
})

describe('a number of a candidate', () => {
  const record = (input: object) =>
    served.refusal(caseworker, 'recordRecruitmentContact', { workerId: placed, ...input })

  it('is kept in E.164, with the hours of one that is safe', async () => {
    expect(await kinds.recruitmentContact.record()).toMatchObject({
      phone: '+6281200000001',
      isSafe: true,
      callWindow: number.callWindow,
    })
  })

  it.each([
    ['what is no number', { ...number, phone: '12' }, 'BAD_INPUT', 'input.phone'],
    ['an hour for one that is not safe', { ...number, isSafe: false }, 'BAD_INPUT', 'input.callWindow'],
    ['somebody who was never placed here', { ...number, workerId: crypto.randomUUID() }, 'NOT_FOUND', 'input.workerId'],
  ])('is refused for %s', async (_, input, code, field) => {
    const refusal = await record(input)
    expect(refusal).toMatchObject({ code, field })
    expect(`${refusal.en} ${refusal.id}`).not.toContain(number.phone)
  })
})

describe('whether a membership is active', () => {
  it('turns at midnight in Jember, for partners too, and back only by a renewal', async () => {
    const { own } = served.database
    const shown = 'insuranceMembership { id version isActive }'
    const input = { workerId: placed, number: 'BPJS-CONTOH-1', activeUntil: today }
    const made = await run(officer, 'recordInsurance', input, shown)
    expect(made.isActive).toBe(true)
    const isActive = async () =>
      (
        await own.query<{ is_active: boolean }[]>('select is_active from insurance_membership where id = $1', [made.id])
      )[0]?.is_active

    await served.doJob(coverOfTheDay)
    expect(await isActive()).toBe(true)
    await own.query('update insurance_membership set active_until = $2 where id = $1', [made.id, daysAgo(1)])
    await served.doJob(coverOfTheDay)
    expect(await isActive()).toBe(false)
    const renewal = { membershipId: made.id, expectedVersion: 1, activeUntil: today }
    expect((await run(caseworker, 'renewInsurance', renewal, shown)).isActive).toBe(true)
    const [next] = await own.query<{ run_at: Date }[]>(
      `select run_at from graphile_worker.jobs where key like 'insurance-cover:%'`,
    )
    expect(jakartaDay(next?.run_at ?? new Date(0))).toBe(daysAgo(-1))
  })

  it.each([
    ['2026-01-31T16:59:59Z', '2026-01-31T17:00:00.000Z'],
    ['2026-01-31T17:00:00Z', '2026-02-01T17:00:00.000Z'],
    ['2026-02-01T03:00:00Z', '2026-02-01T17:00:00.000Z'],
  ])('is looked at after %s at %s', (now, next) => {
    expect(nextMidnight(new Date(now)).toISOString()).toBe(next)
  })
})
