import { addDays } from '@simpul/agency'
import { hubCompany, ngo } from '@simpul/demo'
import type { TestCaller } from '@simpul/testing'
import { actingOn } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  nobody,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  today,
} from '../testing/served-government.ts'

let served: ServedGovernment
const { act, refused, count } = actingOn(() => served)

beforeAll(async () => {
  served = await serveGovernment()
}, 120_000)

afterAll(() => served?.close())

const relative = { ...caseworker, person: 'relative' }
const colleague = { ...caseworker, person: 'colleague' }
const supervisor: TestCaller = { ...caseworker, person: 'supervisor', role: 'SUPERVISOR' }
const homeward: TestCaller = { ...companion, purpose: 'REPATRIATION' }

interface Versioned {
  readonly id: string
  readonly version: number
}
type Rows = readonly Readonly<Record<string, string | null>>[]

/** A worker of the population who is abroad, placed by the company, and of whom no test has told anything yet. */
const taken: string[] = []
async function abroad(): Promise<string> {
  const [found] = await served.database.own.query<{ id: string }[]>(
    `select w.id from worker w join filed_placement p on p.worker_id = w.id
     where w.lifecycle_status = 'WORKING' and p.company_id = $1 and p.departure_date < $2
       and p.status in ('DEPARTED', 'ARRIVED', 'WORKING') and not w.id = any($3)
       and not exists (select from death d where d.worker_id = w.id)
       and not exists (select from repatriation r where r.worker_id = w.id) order by w.id limit 1`,
    [hubCompany, addDays(today, -2), taken],
  )
  if (found === undefined) throw new Error('Nobody is abroad.')
  taken.push(found.id)
  return found.id
}

async function opened(workerId: string, change: object = {}): Promise<Versioned> {
  const { complaint } = await act(
    caseworker,
    'openComplaint',
    {
      workerId,
      channel: 'PHONE',
      receivedAt: `${addDays(today, -30)}T03:00:00.000Z`,
      types: ['WANTS_REPATRIATION'],
      severity: 'URGENT',
      narrative: 'Ingin pulang.',
      complainant: { relation: 'FAMILY', wantsAnonymity: true },
      respondents: [{ companyId: hubCompany }, { staffMember: 'relative' }],
      ...change,
    },
    'complaint { id version }',
  )
  return complaint as Versioned
}

async function requested(workerId: string, complaintId: string | null = null): Promise<string> {
  const input = { workerId, country: 'MY', complaintId }
  const { repatriation } = await act(caseworker, 'requestRepatriation', input, 'repatriation { id }')
  return (repatriation as Versioned).id
}

function query(sql: string, parameters: readonly unknown[]): Promise<Rows> {
  return served.database.own.query(sql, [...parameters])
}

describe('recordRepatriation', () => {
  const shown = 'repatriation { id version status escort costBearer returnedOn condition declineReason }'

  it('goes from the request to the return, with the worker’s stage and the bare notice to the company', async () => {
    const workerId = await abroad()
    const id = await requested(workerId)
    const planned = { repatriationId: id, expectedVersion: 1, to: 'PLANNED', costBearer: 'STATE', escort: 'Petugas 🛬' }
    await act(caseworker, 'recordRepatriation', planned)
    const back = { repatriationId: id, expectedVersion: 2, to: 'RETURNED', returnedOn: today, condition: 'SICK' }
    const { repatriation } = await act(caseworker, 'recordRepatriation', back, shown)
    expect(repatriation).toEqual({
      id,
      version: 3,
      status: 'RETURNED',
      escort: 'Petugas 🛬',
      costBearer: 'STATE',
      returnedOn: today,
      condition: 'SICK',
      declineReason: null,
    })
    expect(await query('select lifecycle_status from worker where id = $1', [workerId])).toEqual([
      { lifecycle_status: 'RETURNED' },
    ])
    expect(await query(`select "to" from worker_stage where worker_id = $1 and "on" = $2`, [workerId, today])).toEqual([
      { to: 'RETURNED' },
    ])
    expect(
      await query('select stage from protected_stage where worker_id = $1 and "on" = $2', [workerId, today]),
    ).toEqual([{ stage: 'RETURNED_SICK' }])
    const told = `query { repatriationNotices(first: 1, orderBy: RETURNED_ON, descending: true) {
      edges { node { worker { id } company { id } returnedOn } } } }`
    const notice = { worker: { id: workerId }, company: { id: hubCompany }, returnedOn: today }
    expect(await served.ask(placer, told)).toEqual({ repatriationNotices: { edges: [{ node: notice }] } })
    const again = await refused(caseworker, 'recordRepatriation', { ...back, expectedVersion: 3 })
    expect([again.code, again.field]).toEqual(['ILLEGAL_TRANSITION', 'input.to'])
  })

  it('tells no condition by a stage where a complaint is behind it, and hides the way home from its respondents', async () => {
    const workerId = await abroad()
    const { id: complaintId } = await opened(workerId)
    const id = await requested(workerId, complaintId)
    const back = {
      repatriationId: id,
      expectedVersion: 1,
      to: 'RETURNED',
      costBearer: 'EMPLOYER',
      condition: 'INJURED',
    }
    await act(caseworker, 'recordRepatriation', { ...back, returnedOn: today })
    expect(
      await query('select stage from protected_stage where worker_id = $1 and "on" = $2', [workerId, today]),
    ).toEqual([])
    const read = 'query ($id: ID!) { repatriation(id: $id) { condition } }'
    expect(await served.ask(caseworker, read, { id })).toEqual({ repatriation: { condition: 'INJURED' } })
    expect(await served.ask(relative, read, { id })).toEqual({ repatriation: null })
    expect(await count(`repatriation_notice where worker_id = '${workerId}'`)).toBe(1)
  })

  it('is declined with a reason', async () => {
    const id = await requested(await abroad())
    const input = { repatriationId: id, expectedVersion: 1, to: 'DECLINED', declineReason: 'Sudah pulang sendiri.' }
    const { repatriation } = await act(caseworker, 'recordRepatriation', input, shown)
    expect(repatriation).toMatchObject({ status: 'DECLINED', declineReason: 'Sudah pulang sendiri.', returnedOn: null })
  })

  it.each([
    ['a plan without a bearer of the cost', { to: 'PLANNED' }, 'BAD_INPUT', 'costBearer'],
    ['a return without its day', { to: 'RETURNED', costBearer: 'STATE', condition: 'WELL' }, 'BAD_INPUT', 'returnedOn'],
    [
      'a return without a condition',
      { to: 'RETURNED', costBearer: 'STATE', returnedOn: today },
      'BAD_INPUT',
      'condition',
    ],
    [
      'a return before the request',
      { to: 'RETURNED', costBearer: 'STATE', returnedOn: addDays(today, -1), condition: 'WELL' },
      'BAD_INPUT',
      'returnedOn',
    ],
    [
      'a return to come',
      { to: 'RETURNED', costBearer: 'STATE', returnedOn: addDays(today, 1), condition: 'WELL' },
      'BAD_INPUT',
      'returnedOn',
    ],
    ['a condition of somebody who is not back', { to: 'ACCEPTED', condition: 'WELL' }, 'BAD_INPUT', 'condition'],
    ['a refusal without a reason', { to: 'DECLINED' }, 'BAD_INPUT', 'declineReason'],
    [
      'a reason of 200,000 characters',
      { to: 'DECLINED', declineReason: 'a'.repeat(200_000) },
      'BAD_INPUT',
      'declineReason',
    ],
    ['an older version', { to: 'ACCEPTED', expectedVersion: 9 }, 'STALE_VERSION', 'expectedVersion'],
    ['a way home that is not there', { to: 'ACCEPTED', repatriationId: nobody }, 'NOT_FOUND', 'repatriationId'],
  ])('refuses %s', async (_, change, code, field) => {
    const input = { repatriationId: await asked(), expectedVersion: 1, ...change }
    const refusal = await refused(caseworker, 'recordRepatriation', input)
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
    expect([refusal.en, refusal.id]).not.toContain('')
  })

  let unanswered: string | undefined
  async function asked(): Promise<string> {
    unanswered ??= await requested(await abroad())
    return unanswered
  }

  it('names a complaint of the same worker only, and of own staff only', async () => {
    const [workerId, other] = [await abroad(), await abroad()]
    const { id: complaintId } = await opened(other)
    const input = { workerId, country: 'MY', complaintId }
    expect((await refused(caseworker, 'requestRepatriation', input)).field).toBe('input.complaintId')
    expect((await refused(placer, 'requestRepatriation', input)).field).toBe('NOT_OFFERED')
    const [hidden, unknown] = [complaintId, nobody].map((id) => ({ workerId: other, country: 'MY', complaintId: id }))
    expect(await refused(relative, 'requestRepatriation', hidden ?? {})).toEqual(
      await refused(relative, 'requestRepatriation', unknown ?? {}),
    )
  })
})

describe('a death', () => {
  const dead = { diedOn: today, country: 'MY', cause: 'ILLNESS', causeDetail: 'Menurut surat rumah sakit ‏سبب' }

  async function recorded(workerId: string, change: object = {}): Promise<string> {
    const { death } = await act(caseworker, 'recordDeath', { workerId, ...dead, ...change }, 'death { id }')
    return (death as Versioned).id
  }

  it('ends the way of a worker who was abroad, once', async () => {
    const workerId = await abroad()
    const read = 'query ($id: ID!) { worker(id: $id) { fullName } }'
    expect(await served.ask(placer, read, { id: workerId })).toEqual({ worker: { fullName: expect.any(String) } })
    await recorded(workerId)
    expect(await query('select lifecycle_status from worker where id = $1', [workerId])).toEqual([
      { lifecycle_status: 'CLOSED' },
    ])
    expect(
      await query(`select "to" from worker_stage where worker_id = $1 and "on" = $2 order by "to"`, [workerId, today]),
    ).toEqual([{ to: 'CLOSED' }, { to: 'RETURNED' }])
    expect(await served.ask(placer, read, { id: workerId })).toEqual({ worker: { fullName: null } })
    const again = await refused(caseworker, 'recordDeath', { workerId, ...dead })
    expect([again.code, again.field]).toEqual(['CONFLICT', 'input.workerId'])
  })

  it('of two at once one is recorded, and of somebody who is not registered too', async () => {
    const workerId = '00000000-0000-4000-8000-00000000dead'
    const mutation = 'mutation ($input: RecordDeathInput!) { recordDeath(input: $input) { death { id } } }'
    const answers = await Promise.all(
      ['death-race-1', 'death-race-2'].map((clientKey) =>
        served.subgraph.ask({
          as: caseworker,
          query: mutation,
          variables: { input: { clientKey, workerId, ...dead } },
        }),
      ),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'recorded').sort()
    expect(codes).toEqual(['CONFLICT', 'recorded'])
  })

  it('that hangs on a complaint is told to its respondent by nothing, not even by a refusal', async () => {
    const workerId = await abroad()
    const { id: complaintId } = await opened(workerId)
    const id = await recorded(workerId, { complaintId })
    const read = 'query ($id: ID!) { death(id: $id) { diedOn } }'
    expect(await served.ask(caseworker, read, { id })).toEqual({ death: { diedOn: today } })
    expect(await served.ask(relative, read, { id })).toEqual({ death: null })
    const { death } = await act(relative, 'recordDeath', { workerId, ...dead }, 'death { cause }')
    expect(death).toEqual({ cause: 'ILLNESS' })
  })

  it.each([
    ['a day to come', { diedOn: addDays(today, 1) }, 'BAD_INPUT', 'diedOn'],
    ['a day before the birth', { diedOn: '1950-01-01' }, 'BAD_INPUT', 'diedOn'],
    ['a country that is none', { country: 'Malaysia' }, 'BAD_INPUT', 'country'],
    ['a worker id that is none', { workerId: 'sulastri' }, 'BAD_INPUT', 'workerId'],
    ['words of 200,000 characters', { causeDetail: 'a'.repeat(200_000) }, 'BAD_INPUT', 'causeDetail'],
    ['a complaint that is not there', { complaintId: nobody }, 'NOT_FOUND', 'complaintId'],
  ])('refuses %s, and writes nothing', async (_, change, code, field) => {
    const before = await count('death')
    const [worker] = await query(`select id from worker where birth_date > '1960-01-01' order by id desc limit 1`, [])
    const refusal = await refused(caseworker, 'recordDeath', { workerId: worker?.id, ...dead, ...change })
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
    expect(await count('death')).toBe(before)
  })

  it('is read by the NGO from the family’s consent to its withdrawal, and by nobody else', async () => {
    const id = await recorded(await abroad())
    const read = 'query ($id: ID!) { death(id: $id) { diedOn cause familyConsents { givenBy } } }'
    expect(await served.ask(homeward, read, { id })).toEqual({ death: null })
    const given = { deathId: id, recipient: ngo, givenBy: 'Ibu Sumiati', relation: 'PARENT', givenOn: today }
    const { death } = await act(
      caseworker,
      'recordFamilyConsent',
      given,
      'death { familyConsents { id version givenBy } }',
    )
    const [consent] = (death as { readonly familyConsents: readonly Versioned[] }).familyConsents
    expect(consent).toMatchObject({ version: 1, givenBy: 'Ibu Sumiati' })
    expect(await served.ask(homeward, read, { id })).toEqual({
      death: { diedOn: today, cause: 'ILLNESS', familyConsents: null },
    })
    expect(await served.ask(placer, read, { id })).toEqual({ death: null })
    const twice = await refused(caseworker, 'recordFamilyConsent', given)
    expect([twice.code, twice.field]).toEqual(['CONFLICT', 'input.recipient'])
    const back = { familyConsentId: consent?.id, expectedVersion: 1 }
    await act(caseworker, 'withdrawFamilyConsent', back)
    expect(await served.ask(homeward, read, { id })).toEqual({ death: null })
    expect((await refused(caseworker, 'withdrawFamilyConsent', { ...back, expectedVersion: 2 })).code).toBe('CONFLICT')
    await act(caseworker, 'recordFamilyConsent', given)
    expect(await served.ask(homeward, read, { id })).toMatchObject({ death: { diedOn: today } })
  })

  it.each([
    ['a company', { recipient: hubCompany }, 'BAD_INPUT', 'recipient'],
    ['an agency that nobody admits', { recipient: 'tiada' }, 'BAD_INPUT', 'recipient'],
    ['a consent before the death', { givenOn: addDays(today, -1) }, 'BAD_INPUT', 'givenOn'],
    ['nobody who consents', { givenBy: ' ' }, 'BAD_INPUT', 'givenBy'],
    ['a death that is not there', { deathId: nobody }, 'NOT_FOUND', 'deathId'],
  ])('is not opened to or by %s', async (_, change, code, field) => {
    const [death] = await query('select id from death where died_on = $1 order by id limit 1', [today])
    const given = { deathId: death?.id, recipient: ngo, givenBy: 'Ibu', relation: 'PARENT', givenOn: today }
    const refusal = await refused(caseworker, 'recordFamilyConsent', { ...given, ...change })
    expect([refusal.code, refusal.field]).toEqual([code, `input.${field}`])
  })

  it('is not opened to an NGO that is a respondent of the complaint', async () => {
    const workerId = await abroad()
    const { id: complaintId } = await opened(workerId, { respondents: [{ agency: ngo }] })
    const deathId = await recorded(workerId, { complaintId })
    const given = { deathId, recipient: ngo, givenBy: 'Ibu', relation: 'PARENT', givenOn: today }
    expect((await refused(caseworker, 'recordFamilyConsent', given)).field).toBe('input.recipient')
  })
})

describe('a marker', () => {
  const read = 'query ($id: ID!) { complaint(id: $id) { markers { id version kind assigned } } }'

  async function markersOf(as: TestCaller, id: string): Promise<readonly Versioned[]> {
    return ((await served.ask(as, read, { id })).complaint as { readonly markers: readonly Versioned[] }).markers
  }

  it('is read by the caseworkers whom it names, and by no other of any role', async () => {
    const { id } = await opened(await abroad(), {
      markers: [{ kind: 'TRAFFICKING', assigned: ['caseworker', 'colleague'] }],
    })
    expect(await markersOf(caseworker, id)).toHaveLength(1)
    expect(await markersOf(colleague, id)).toHaveLength(1)
    expect(await markersOf(supervisor, id)).toEqual([])
    expect(await markersOf({ ...caseworker, person: 'newcomer' }, id)).toEqual([])
  })

  it('is assigned anew by one of them; to another it is not there', async () => {
    const { id } = await opened(await abroad(), { markers: [{ kind: 'TRAFFICKING' }] })
    const [marker] = await markersOf(caseworker, id)
    expect(marker).toMatchObject({ kind: 'TRAFFICKING', assigned: ['caseworker'], version: 1 })
    const input = { markerId: marker?.id, expectedVersion: 1, assigned: ['colleague'] }
    const hidden = await refused(colleague, 'assignComplaintMarker', input)
    expect(hidden).toEqual(await refused(colleague, 'assignComplaintMarker', { ...input, markerId: nobody }))
    expect((await refused(caseworker, 'assignComplaintMarker', input)).en).toContain('name you too')
    await act(caseworker, 'assignComplaintMarker', { ...input, assigned: ['caseworker', 'colleague'] })
    await act(colleague, 'assignComplaintMarker', { ...input, expectedVersion: 2 })
    expect(await markersOf(caseworker, id)).toEqual([])
  })

  it('that is hidden refuses no second one of its kind', async () => {
    const { id } = await opened(await abroad(), { markers: [{ kind: 'TRAFFICKING' }] })
    const input = { complaintId: id, kind: 'TRAFFICKING' }
    await act(colleague, 'recordComplaintMarker', input)
    expect((await refused(colleague, 'recordComplaintMarker', input)).field).toBe('input.kind')
    expect(await markersOf(colleague, id)).toHaveLength(1)
  })
})

describe('a respondent', () => {
  interface Told {
    readonly complaint: string
    readonly repatriation: string
    readonly death: string
    readonly rows: Readonly<Record<string, string>>
  }
  let told: Told

  /** A complaint against the company and one of the own people, with one of everything that can hang on it. */
  beforeAll(async () => {
    const workerId = await abroad()
    const { id: complaintId } = await opened(workerId, { markers: [{ kind: 'TRAFFICKING' }] })
    const remedy = { complaintId, type: 'COMPENSATION', amount: 7_777_777, currency: 'IDR', agreedOn: today }
    await act(caseworker, 'agreeRemedy', remedy)
    const deposit = { companyId: hubCompany, amount: 8_888_888, remedyType: 'COMPENSATION', ground: 'Deposito.' }
    await act(caseworker, 'proposeDeposit', { complaintId, ...deposit })
    await act(caseworker, 'planMediation', { complaintId, expectedVersion: 1, plannedOn: today })
    await act(caseworker, 'startComplaintClock', { complaintId, reason: 'UNSOLVABLE' })
    const repatriation = await requested(workerId, complaintId)
    const dead = { workerId, complaintId, diedOn: today, country: 'MY', cause: 'ACCIDENT' }
    const { death } = await act(caseworker, 'recordDeath', dead, 'death { id }')
    const { id: deathId } = death as Versioned
    const consent = { deathId, recipient: ngo, givenBy: 'Ibu', relation: 'PARENT', givenOn: today }
    await act(caseworker, 'recordFamilyConsent', consent)
    const tables = [
      'complaint_marker',
      'remedy',
      'deposit_proposal',
      'mediation',
      'complaint_clock',
      'complaint_move',
      'family_consent',
    ]
    const found = await Promise.all(
      tables.map(async (table) => {
        const [row] = await query(`select id from ${table} where complaint_id = $1`, [complaintId])
        return [table, row?.id ?? ''] as const
      }),
    )
    told = { complaint: complaintId, repatriation, death: deathId, rows: Object.fromEntries(found) }
  }, 60_000)

  const respondents = [
    ['the company', placer],
    ['one of the own people', relative],
  ] as const

  it.each(respondents)('%s reads each of them like an id that nobody knows, to the byte', async (_, as) => {
    for (const root of ['complaint', 'repatriation', 'death'] as const) {
      const read = async (id: string) => {
        const { body } = await served.subgraph.ask({
          as,
          query: `query ($id: ID!) { ${root}(id: $id) { id } }`,
          variables: { id },
        })
        return JSON.stringify([body.data, body.errors])
      }
      expect(await read(told[root])).toBe(await read(nobody))
      expect(await read(told[root])).toContain('null')
    }
  })

  it.each(respondents)('%s finds none of them in any list, and no figure of them', async (_, as) => {
    const lists = `query {
      complaints(first: 100) { totalCount edges { node { id markers { id } remedies { id } mediations { id }
        depositProposals { id } clocks { id } moves { id } commitments { id } } } }
      repatriations(first: 100) { totalCount edges { node { id } } }
      deaths(first: 100) { totalCount edges { node { id familyConsents { id } } } } }`
    const text = JSON.stringify(await served.ask(as, lists))
    for (const id of [told.complaint, told.repatriation, told.death, ...Object.values(told.rows)])
      expect(text).not.toContain(id)
    expect(text).not.toMatch(/7777777|8888888/)
    expect(Object.values(told.rows)).not.toContain('')
  })

  it.each([
    ['planMediation', { plannedOn: today }, 'complaintId', 'complaint'],
    ['agreeRemedy', { type: 'OTHER', agreedOn: today }, 'complaintId', 'complaint'],
    [
      'proposeDeposit',
      { companyId: hubCompany, amount: 1, remedyType: 'OTHER', ground: 'A' },
      'complaintId',
      'complaint',
    ],
    ['startComplaintClock', { reason: 'UNSOLVABLE' }, 'complaintId', 'complaint'],
    ['recordComplainantContact', { wasReached: true }, 'complaintId', 'complaint'],
    ['recordMediation', { heldOn: today, result: 'AGREED', minutes: 'A' }, 'mediationId', 'mediation'],
    ['cancelMediation', {}, 'mediationId', 'mediation'],
    ['recordRemedyPaid', { paidOn: today }, 'remedyId', 'remedy'],
    ['recordRemedyBroken', { brokenOn: today }, 'remedyId', 'remedy'],
    ['moveDepositProposal', { to: 'SENT', on: today }, 'depositProposalId', 'deposit_proposal'],
    ['recordRepatriation', { to: 'ACCEPTED' }, 'repatriationId', 'repatriation'],
    ['recordFamilyConsent', { recipient: ngo, givenBy: 'A', relation: 'CHILD', givenOn: today }, 'deathId', 'death'],
    ['withdrawFamilyConsent', {}, 'familyConsentId', 'family_consent'],
    ['assignComplaintMarker', { assigned: ['relative'] }, 'markerId', 'complaint_marker'],
  ] as const)('%s tells neither of them a hidden row from a missing one', async (mutation, more, field, row) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const takesVersion = ![
      'agreeRemedy',
      'proposeDeposit',
      'startComplaintClock',
      'recordComplainantContact',
      'recordFamilyConsent',
    ].includes(mutation)
    const { rows, ...roots } = told
    const hiddenIds: Readonly<Record<string, string>> = { ...rows, ...roots }
    const id = hiddenIds[row]
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    for (const as of [placer, relative]) {
      const ask = async (named: string | undefined, clientKey: string) => {
        const input = { clientKey, ...more, ...(takesVersion ? { expectedVersion: 1 } : {}), [field]: named }
        const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
        const { body } = await served.subgraph.ask({ as, query: document, variables: { input } })
        return JSON.stringify([body.data, body.errors])
      }
      const hidden = await ask(id, `attack-hidden-${mutation}`)
      expect(hidden).toBe(await ask(nobody, `attack-missing-${mutation}`))
      expect(hidden).toContain(as === placer ? 'NOT_OFFERED' : 'NOT_FOUND')
    }
  })

  it('whose purpose is another finds nothing either, and an officer of the agency is not cleared', async () => {
    const read = 'query ($id: ID!) { complaint(id: $id) { id } }'
    const { body } = await served.subgraph.ask({ as: officer, query: read, variables: { id: told.complaint } })
    expect(body.data).toEqual({ complaint: null })
    for (const purpose of ['PROTECTION', 'REPATRIATION', 'VERIFICATION'] as const)
      expect(await served.ask({ ...placer, role: 'CASEWORKER', purpose }, read, { id: told.complaint })).toEqual({
        complaint: null,
      })
  })
})
