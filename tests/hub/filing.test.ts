import { randomUUID } from 'node:crypto'
import { jakartaDay } from '@simpul/agency'
import { clerk, type FilingHub, filingHub, placer } from './filing-hub.ts'
import { company, dayFrom, disnaker, migrantCare } from './referral-hub.ts'

const today = jakartaDay(new Date())
const hash = 'a'.repeat(64)
const contract = { position: 'Domestic worker', monthlyWage: 5_000, currency: 'HKD', weeklyHours: 48 }

let hub: FilingHub
let number = 0

beforeAll(async () => {
  hub = await filingHub()
  await listCompany(hub)
}, 120_000)

afterAll(() => hub?.close())

beforeEach(() => {
  hub.away.clear()
  hub.loses.clear()
})

async function listCompany({ rows }: FilingHub): Promise<void> {
  await rows(
    disnaker,
    `insert into placement_company (id, name, sip3mi_number, sip3mi_status, sip3mi_valid_until, deposit_status)
     values ($1, 'PT Contoh', 'SIP3MI-1', 'VALID', $2, 'IN_PLACE')`,
    [company, dayFrom(new Date(), 300)],
  )
}

/** A worker whom the Manpower Service registered. */
async function registered(): Promise<string> {
  number += 1
  const nik = `350911600195${String(number).padStart(4, '0')}`
  const facts = { nik, fullName: `Contoh ${number}`, birthDate: '1995-01-20', sex: 'FEMALE', kecamatanCode: '35.09.11' }
  const { worker } = await hub.act(clerk, 'registerWorker', facts, 'worker { id }')
  return (worker as { id: string }).id
}

interface Placed {
  readonly id: string
  readonly worker: string
}

/** A candidate of the company, for an order with places enough. */
async function selected(worker: string, at = hub): Promise<Placed> {
  const order = randomUUID()
  await at.rows(
    company,
    `insert into job_order (id, company_id, country, position, sector, quota, status, sip2mi_quota, sip2mi_remaining, sip2mi_is_valid)
     values ($1, $2, 'HK', 'Domestic worker', 'DOMESTIC', 5, 'VERIFIED', 5, 5, true)`,
    [order, company],
  )
  const input = { workerId: worker, jobOrderId: order, scheme: 'P_TO_P' }
  const { placement } = await at.act(placer, 'selectCandidate', input, 'placement { id }')
  return { id: (placement as { id: string }).id, worker }
}

const sign = ({ id }: Placed, more: object = {}, at = hub) =>
  at.act(
    placer,
    'recordAgreementVersion',
    { placementId: id, number: 'PP-1', signedOn: today, documentHash: hash, ...more },
    '__typename',
  )
const contracted = ({ id }: Placed, more: object = {}) =>
  hub.act(placer, 'recordContractVersion', { placementId: id, signedOn: today, ...contract, ...more }, '__typename')

async function atCompany({ id }: Placed): Promise<{ version: number; status: string; filingState: string | null }> {
  const query = 'query ($id: ID!) { placement(id: $id) { version status filingState } }'
  const found = (await hub.ask(company, placer, query, { id })) as { placement: never }
  return found.placement
}

async function move(placed: Placed, ...way: readonly string[]): Promise<void> {
  for (const to of way) {
    const { version } = await atCompany(placed)
    const input = { placementId: placed.id, expectedVersion: version, to, on: today }
    await hub.act(placer, 'movePlacement', input, '__typename')
  }
}

interface Filing {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly revision: number
}

async function filingOf({ id }: Placed): Promise<Filing | undefined> {
  const [found] = await hub.rows<Filing>(
    disnaker,
    'select id, version, state, revision from placement_filing where placement_id = $1',
    [id],
  )
  return found
}

async function decide(placed: Placed, act: 'confirm' | 'refuse', more: object = {}): Promise<unknown> {
  const filing = await filingOf(placed)
  const input = { filingId: filing?.id, expectedVersion: filing?.version, ...more }
  const answer = await hub.act(clerk, `${act}PlacementFiling`, input, 'placementFiling { state }')
  await hub.deliver()
  return answer.placementFiling
}

/** What the company is shown of the worker at the Manpower Service. */
async function shown({ worker }: Placed): Promise<string | null> {
  const query = 'query ($id: ID!) { worker(id: $id) { fullName } }'
  const found = (await hub.ask(disnaker, placer, query, { id: worker })) as {
    worker: { fullName: string | null } | null
  }
  return found.worker?.fullName ?? null
}

interface Copy {
  readonly status: string
  readonly agreement_number: string
  readonly contract_monthly_wage: number | null
  readonly company_id: string
}

const copies = ({ worker }: Placed) =>
  hub.rows<Copy>(
    disnaker,
    `select status, agreement_number, contract_monthly_wage, company_id from filed_placement where worker_id = $1`,
    [worker],
  )
const due = () => hub.rows(company, `update outbox set next_at = '-infinity' where delivered_at is null`)
const outboxOf = ({ id }: Placed) =>
  hub.rows<object>(company, `select 1 from outbox where input ->> 'placement' = $1`, [id])

/** A filing as a company would send it, of terms that it never agreed. */
const letter = (placed: Placed, more: object = {}) => ({
  placement: placed.id,
  worker: placed.worker,
  revision: 2,
  ...{ status: 'IN_PREPARATION', scheme: 'P_TO_P', destinationCountry: 'HK' },
  ...{ position: 'Domestic worker', sector: 'DOMESTIC', employerName: null, departureDate: null, flight: null },
  ...{ agreementNumber: 'PP-9', agreementVersion: 9, agreementSignedOn: today, agreementHash: hash },
  ...{ contractVersion: null, contractMonthlyWage: null, contractCurrency: null },
  ...{ contractWeeklyHours: null, contractLeaveDays: null, contractTermMonths: null },
  ...more,
})

describe('a placement whose agreement is signed', () => {
  it('is filed, opens nothing by itself, and makes the company a party once an officer confirms it', async () => {
    const placed = await selected(await registered())
    expect([await outboxOf(placed), (await atCompany(placed)).filingState]).toEqual([[], null]) // nothing is signed yet
    await sign(placed)
    await hub.deliver()
    expect(await filingOf(placed)).toMatchObject({ state: 'WAITING', revision: 1 })
    expect([await shown(placed), await copies(placed)]).toEqual([null, []])

    expect(await decide(placed, 'confirm')).toEqual({ state: 'CONFIRMED' })
    expect(await shown(placed)).toMatch(/^Contoh/)
    expect(await copies(placed)).toMatchObject([
      { status: 'AGREEMENT_SIGNED', agreement_number: 'PP-1', company_id: company },
    ])
    expect((await atCompany(placed)).filingState).toBe('CONFIRMED')
  })

  it('takes the place of the copy that an officer filed for the same company, and of no other', async () => {
    const own = await selected(await registered())
    const facts = { scheme: 'P_TO_P', destinationCountry: 'HK', position: 'Domestic worker', sector: 'DOMESTIC' }
    const file = (worker: string, companyId: string | null) =>
      hub.act(clerk, 'filePlacement', { workerId: worker, companyId, ...facts }, '__typename')
    await file(own.worker, company)
    await sign(own)
    await hub.deliver()
    await decide(own, 'confirm')
    expect(await copies(own)).toMatchObject([{ agreement_number: 'PP-1' }])

    const others = await selected(await registered())
    await file(others.worker, null)
    await sign(others)
    await hub.deliver()
    const filing = await filingOf(others)
    const input = { filingId: filing?.id, expectedVersion: filing?.version }
    expect(await hub.refused(clerk, 'confirmPlacementFiling', input)).toBe('CONFLICT')
    expect(await shown(others)).toBeNull()
  })

  it('of somebody who is not registered waits like any other, and is not confirmed', async () => {
    const placed = await selected(randomUUID())
    await sign(placed)
    await hub.deliver()
    const filing = await filingOf(placed)
    const input = { filingId: filing?.id, expectedVersion: filing?.version }
    expect(await hub.refused(clerk, 'confirmPlacementFiling', input)).toBe('NOT_FOUND')
    expect(await decide(placed, 'refuse', { because: 'WORKER_UNKNOWN' })).toEqual({ state: 'REFUSED' })
    expect((await atCompany(placed)).filingState).toBe('REFUSED')
    expect(await hub.rows(disnaker, `select 1 from outbox where input::text like '%UNKNOWN%'`)).toEqual([])
  })

  it('is decided once, at the version that was read, and by the Manpower Service’s own people alone', async () => {
    const placed = await selected(await registered())
    await sign(placed)
    await hub.deliver()
    const filing = await filingOf(placed)
    await contracted(placed)
    await hub.deliver()
    const stale = { filingId: filing?.id, expectedVersion: filing?.version }
    expect(await hub.refused(clerk, 'confirmPlacementFiling', stale)).toBe('STALE_VERSION')
    expect(await hub.ask(disnaker, placer, '{ placementFilings { totalCount } }', {})).toEqual({
      placementFilings: null,
    })
    await decide(placed, 'confirm')
    const again = { filingId: filing?.id, expectedVersion: (await filingOf(placed))?.version }
    expect(await hub.refused(clerk, 'confirmPlacementFiling', again)).toBe('ILLEGAL_TRANSITION')
  })
})

describe('what comes after', () => {
  async function confirmed(): Promise<Placed> {
    const placed = await selected(await registered())
    await sign(placed)
    await contracted(placed)
    await hub.deliver()
    await decide(placed, 'confirm')
    return placed
  }

  it('as progress is followed by the copy; new terms wait for an officer, and after departure change nothing', async () => {
    const placed = await confirmed()
    await move(placed, 'AGREEMENT_SIGNED', 'IN_PREPARATION')
    await hub.deliver()
    expect(await copies(placed)).toMatchObject([{ status: 'IN_PREPARATION', contract_monthly_wage: 5_000 }])

    await contracted(placed, { monthlyWage: 4_000 })
    await hub.deliver()
    expect((await filingOf(placed))?.state).toBe('WAITING')
    expect(await copies(placed)).toMatchObject([{ contract_monthly_wage: 5_000 }])
    expect((await atCompany(placed)).filingState).toBe('UNDECIDED')
    await decide(placed, 'confirm')
    expect(await copies(placed)).toMatchObject([{ contract_monthly_wage: 4_000 }])

    await move(placed, 'READY_TO_DEPART', 'DEPARTED')
    await contracted(placed, { monthlyWage: 3_000 })
    await hub.deliver()
    expect(await copies(placed)).toMatchObject([{ status: 'DEPARTED', contract_monthly_wage: 4_000 }])
    expect((await filingOf(placed))?.state).toBe('CONFIRMED')
  })

  it('as its end is decided by an officer, who closes the worker to the company', async () => {
    const placed = await confirmed()
    const { version } = await atCompany(placed)
    await hub.act(placer, 'releaseCandidate', { placementId: placed.id, expectedVersion: version }, '__typename')
    await hub.deliver()
    expect(await copies(placed)).toMatchObject([{ status: 'AGREEMENT_SIGNED' }])
    expect(await shown(placed)).toMatch(/^Contoh/)
    const notices = await hub.rows(disnaker, `select 1 from notice where about_id = $1 and words_en like '%is over%'`, [
      (await filingOf(placed))?.id,
    ])
    expect(notices).toHaveLength(1)

    const [copy] = await hub.rows<{ id: string; version: number }>(
      disnaker,
      'select id, version from filed_placement where worker_id = $1',
      [placed.worker],
    )
    const end = { filedPlacementId: copy?.id, expectedVersion: copy?.version, to: 'CANCELLED', on: today }
    await hub.act(clerk, 'moveFiledPlacement', { ...end, endReason: 'COMPANY_WITHDREW' }, '__typename')
    expect(await shown(placed)).toBeNull()
  })

  it('before anybody decided takes the filing back', async () => {
    const placed = await selected(await registered())
    await sign(placed)
    await hub.deliver()
    const { version } = await atCompany(placed)
    await hub.act(placer, 'releaseCandidate', { placementId: placed.id, expectedVersion: version }, '__typename')
    await hub.deliver()
    expect((await filingOf(placed))?.state).toBe('WITHDRAWN')
  })
})

describe('between two agencies of which one is away', () => {
  it('every filing comes once and in order when the other is back, also where an answer was lost', async () => {
    const placed = await selected(await registered())
    hub.away.add(disnaker)
    await sign(placed)
    await contracted(placed)
    await move(placed, 'AGREEMENT_SIGNED')
    await hub.deliver()
    expect(await filingOf(placed)).toBeUndefined()

    hub.away.delete(disnaker)
    hub.loses.add(disnaker)
    await due()
    await hub.deliver()
    expect(await filingOf(placed)).toMatchObject({ revision: 1, version: 2 }) // heard, and the answer lost
    await due()
    await hub.deliver()
    expect(await filingOf(placed)).toMatchObject({ revision: 3, version: 4 })
    expect(await copies(placed)).toEqual([])
  })
})

describe('a letter that a company’s kit would send if it were taken over', () => {
  it('that is older than one heard changes nothing', async () => {
    const placed = await selected(await registered())
    await sign(placed)
    await move(placed, 'AGREEMENT_SIGNED')
    await hub.deliver()
    const before = await filingOf(placed)
    expect(await hub.say(company, disnaker, 'placementFiled', letter(placed, { revision: 1 }))).toBe(200)
    expect(await filingOf(placed)).toEqual(before)
  })

  it('for any id is answered alike, and opens nobody', async () => {
    const known = { id: randomUUID(), worker: await registered() }
    const unknown = { id: randomUUID(), worker: randomUUID() }
    const say = async (placed: Placed) => hub.say(company, disnaker, 'placementFiled', letter(placed))
    expect([await say(known), await say(unknown)]).toEqual([200, 200])
    expect([await shown(known), await shown(unknown)]).toEqual([null, null])
  })

  it.each([
    ['from an agency that is no listed company', migrantCare, {}, 403],
    ['of another worker than before', company, { worker: randomUUID(), revision: 8 }, 400],
    ['of more than a filing holds', company, { secret: 'x' }, 400],
  ])('%s is refused', async (_, from, more, status) => {
    const placed = await selected(await registered())
    await sign(placed)
    await hub.deliver()
    const before = await filingOf(placed)
    expect(await hub.say(from, disnaker, 'placementFiled', letter(placed, more))).toBe(status)
    expect(await filingOf(placed)).toEqual(before)
  })

  it('that decides in the government’s place is refused', async () => {
    const placed = await selected(await registered())
    await sign(placed)
    const decision = { placement: placed.id, revision: 1, state: 'CONFIRMED' }
    expect(await hub.say(migrantCare, company, 'placementFilingDecided', decision)).toBe(403)
    expect((await atCompany(placed)).filingState).toBe('UNDECIDED')
  })
})

describe('without an agreement on placements', () => {
  it('nothing is filed, and a letter that comes all the same is refused', async () => {
    const strangers = await filingHub({ isAgreed: false })
    try {
      await listCompany(strangers)
      const placed = await selected(randomUUID(), strangers)
      await sign(placed, {}, strangers)
      expect(await strangers.rows(company, 'select 1 from outbox')).toEqual([])
      const waits = 'select 1 from placement where filing_told < filing_revision'
      expect(await strangers.rows(company, waits)).toHaveLength(1)
      expect(await strangers.say(company, disnaker, 'placementFiled', letter(placed))).toBe(403)
      expect(await strangers.rows(disnaker, 'select 1 from placement_filing')).toEqual([])
    } finally {
      await strangers.close()
    }
  }, 60_000)
})
