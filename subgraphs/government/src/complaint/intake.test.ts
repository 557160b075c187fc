import { hubCompany, ngo } from '@simpul/demo'
import { actingOn } from '../testing/acting.ts'
import {
  caseworker,
  companion,
  nobody,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  subject,
  sulastri,
  today,
} from '../testing/served-government.ts'

let served: ServedGovernment
const { act, refused, count } = actingOn(() => served)

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

const relative = { ...caseworker, person: 'relative' }
const whole = `{ id version status types severity country channel narratives { text } respondents { company { id } employerName agency staffMember }
  complainant { relation name phone isSafe wantsAnonymity } markers { kind signs } closedBecause }`
const intake = {
  workerId: sulastri,
  channel: 'SOCIAL_MEDIA',
  types: ['UNPAID_WAGES', 'WITHHELD_DOCUMENTS'],
  severity: 'HIGH',
  country: 'HK',
  narrative: 'Upah tiga bulan belum dibayar 😢 ‏لم يُدفع الأجر',
  complainant: { relation: 'FAMILY', name: 'Wagiman', phone: '0812-3456-7890', isSafe: true, wantsAnonymity: true },
  respondents: [{ companyId: hubCompany }, { employerName: 'Keluarga Chan' }, { staffMember: 'relative' }],
  markers: [{ kind: 'TRAFFICKING', signs: 'Paspor ditahan.' }],
}

async function opened(change: object = {}): Promise<{ readonly id: string; readonly version: number }> {
  const { complaint } = await act(caseworker, 'openComplaint', { ...intake, ...change }, 'complaint { id version }')
  return complaint as { readonly id: string; readonly version: number }
}

describe('openComplaint', () => {
  it('takes in a complaint with everything that hangs on it', async () => {
    const { complaint } = await act(caseworker, 'openComplaint', intake, `complaint ${whole}`)
    expect(complaint).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      version: 1,
      status: 'RECEIVED',
      types: intake.types,
      severity: 'HIGH',
      country: 'HK',
      channel: 'SOCIAL_MEDIA',
      narratives: [{ text: intake.narrative }],
      respondents: expect.arrayContaining([
        { company: { id: hubCompany }, employerName: null, agency: null, staffMember: null },
        { company: null, employerName: 'Keluarga Chan', agency: null, staffMember: null },
        { company: null, employerName: null, agency: null, staffMember: 'relative' },
      ]),
      complainant: {
        relation: 'FAMILY',
        name: 'Wagiman',
        phone: '+6281234567890',
        isSafe: true,
        wantsAnonymity: true,
      },
      markers: [{ kind: 'TRAFFICKING', signs: 'Paspor ditahan.' }],
      closedBecause: null,
    })
  })

  it('takes it in once for each key, and refuses the key with another input', async () => {
    const again = { ...intake, clientKey: 'intake-repeated' }
    const before = await count('complaint')
    const first = await act(caseworker, 'openComplaint', again, 'complaint { id }')
    expect(await act(caseworker, 'openComplaint', again, 'complaint { id }')).toEqual(first)
    expect(await count('complaint')).toBe(before + 1)
    expect((await refused(caseworker, 'openComplaint', { ...again, severity: 'LOW' })).code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
  })

  it('keeps every respondent from it at once', async () => {
    const { id } = await opened({ respondents: [...intake.respondents, { agency: ngo }] })
    const read = 'query ($id: ID!) { complaint(id: $id) { id markers { kind } complainant { name } } }'
    expect(await served.ask(relative, read, { id })).toEqual({ complaint: null })
    expect(await served.ask(companion, read, { id })).toEqual({ complaint: null })
    expect(await served.ask(placer, read, { id })).toEqual({ complaint: null })
    expect(await served.ask(caseworker, read, { id })).toMatchObject({ complaint: { id } })
  })

  it('gives complainant, witnesses and markers neither to the NGO that may read it nor to the worker', async () => {
    const { id } = await opened({ respondents: [] })
    await act(caseworker, 'recordComplaintWitness', { complaintId: id, name: 'Tumini', statement: 'Saya melihatnya.' })
    await act(caseworker, 'recordComplaintEvidence', {
      complaintId: id,
      kind: 'PHOTO',
      description: 'Foto slip gaji.',
      showsOthers: false,
    })
    const read = `query ($id: ID!) { complaint(id: $id) { types complainant { name } witnesses { name } markers { kind }
      narratives { text } evidence { description } } }`
    const closed = { complainant: null, witnesses: null, markers: null }
    const nothing = { types: intake.types, ...closed, narratives: null, evidence: null }
    expect(await served.ask(companion, read, { id })).toEqual({ complaint: nothing })
    const evidence = [{ description: 'Foto slip gaji.' }]
    expect(await served.ask(subject, read, { id })).toEqual({
      complaint: { types: intake.types, ...closed, narratives: [], evidence },
    })
    const all = {
      complainant: { name: 'Wagiman' },
      witnesses: [{ name: 'Tumini' }],
      markers: [{ kind: 'TRAFFICKING' }],
    }
    expect(await served.ask(caseworker, read, { id })).toMatchObject({ complaint: all })
  })

  it('lets the worker read an account of their own, unless it holds other people’s data', async () => {
    const self = {
      complainant: { relation: 'SELF', wantsAnonymity: false },
      respondents: [],
      narrative: 'Saya belum dibayar.',
    }
    const own = await opened(self)
    const others = await opened({ ...self, holdsOthersData: true })
    const read = 'query ($id: ID!) { complaint(id: $id) { narratives { text } } }'
    expect(await served.ask(subject, read, own)).toEqual({ complaint: { narratives: [{ text: self.narrative }] } })
    expect(await served.ask(subject, read, others)).toEqual({ complaint: { narratives: [] } })
  })

  it('needs no worker, registered or known', async () => {
    const { id } = await opened({ workerId: null, respondents: [] })
    const { id: other } = await opened({ workerId: nobody, respondents: [] })
    const read = 'query ($id: ID!) { complaint(id: $id) { worker { id } } }'
    expect(await served.ask(caseworker, read, { id })).toEqual({ complaint: { worker: null } })
    expect(await served.ask(caseworker, read, { id: other })).toMatchObject({ complaint: { worker: null } })
  })

  it.each([
    ['a narrative of 200,000 characters', { narrative: 'a'.repeat(200_000) }, 'narrative', '20,000', '20.000'],
    ['a narrative of one character too many', { narrative: '😢'.repeat(20_001) }, 'narrative', '20,000', '20.000'],
    ['a narrative that says nothing', { narrative: '  ' }, 'narrative', 'empty', 'kosong'],
    ['no type', { types: [] }, 'types', 'at least one', 'sedikitnya satu'],
    ['a type twice', { types: ['DEATH', 'DEATH'] }, 'types', 'once', 'sekali'],
    ['a country that is none', { country: 'Malaysia' }, 'country', 'MY', 'MY'],
    ['a worker id that is none', { workerId: 'sulastri' }, 'workerId', 'UUID', 'UUID'],
    ['a moment to come', { receivedAt: '2999-01-01T00:00:00Z' }, 'receivedAt', 'future', 'masa depan'],
    ['a respondent that is nobody', { respondents: [{}] }, 'respondents.0', 'one of', 'satu di antara'],
    [
      'a respondent that is two',
      { respondents: [{ companyId: hubCompany, agency: ngo }] },
      'respondents.0',
      'one of',
      'satu',
    ],
    [
      'a company that is not on the list',
      { respondents: [{ employerName: 'Chan' }, { companyId: 'p3mi-tiada' }] },
      'respondents.1.companyId',
      'list',
      'daftar',
    ],
    [
      'an agency that nobody admits',
      { respondents: [{ agency: 'tiada' }] },
      'respondents.0.agency',
      'register',
      'register',
    ],
    [
      'a company as an agency',
      { respondents: [{ agency: hubCompany }] },
      'respondents.0.agency',
      'companyId',
      'companyId',
    ],
    [
      'the agency itself',
      { respondents: [{ agency: 'disnaker-jember' }] },
      'respondents.0.agency',
      'staffMember',
      'staffMember',
    ],
    [
      'whoever takes it in',
      { respondents: [{ staffMember: 'caseworker' }] },
      'respondents.0.staffMember',
      'you',
      'Anda',
    ],
    [
      'a complainant without a name',
      { complainant: { relation: 'FAMILY', wantsAnonymity: false } },
      'complainant.name',
      'given',
      'diisi',
    ],
    [
      'a number that is none',
      { complainant: { ...intake.complainant, phone: 'tidak ada' } },
      'complainant.phone',
      'number',
      'nomor',
    ],
    ['a marker twice', { markers: [{ kind: 'TRAFFICKING' }, { kind: 'TRAFFICKING' }] }, 'markers', 'once', 'sekali'],
  ])('refuses %s in both languages, and writes nothing', async (_, change, field, en, id) => {
    const before = [await count('complaint'), await count('complaint_respondent'), await count('exclusion')]
    const refusal = await refused(caseworker, 'openComplaint', { ...intake, ...change })
    expect(refusal).toEqual({
      code: 'BAD_INPUT',
      field: `input.${field}`,
      en: expect.stringContaining(en),
      id: expect.stringContaining(id),
    })
    expect([await count('complaint'), await count('complaint_respondent'), await count('exclusion')]).toEqual(before)
  })

  it('takes a narrative of exactly 20,000 characters, whatever they are', async () => {
    const { id } = await opened({ narrative: '😢'.repeat(20_000) })
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each([
    ['an officer, who is not cleared', officer, 'NOT_CLEARED'],
    ['the company', placer, 'NOT_OFFERED'],
    ['the NGO', companion, 'NOT_OFFERED'],
    ['a worker', subject, 'NOT_OFFERED'],
  ])('is closed to %s', async (_, as, reason) => {
    const before = await count('complaint')
    expect((await refused(as, 'openComplaint', intake)).field).toBe(reason)
    expect(await count('complaint')).toBe(before)
  })
})

describe('recordComplaintMove', () => {
  const after =
    'complaint { status version closedBecause closedAt moves { fromStatus toStatus note } clocks { reason state dueOn } }'

  it('goes from one status to the next and starts the clock for missing documents', async () => {
    const { id } = await opened()
    const first = { complaintId: id, expectedVersion: 1, to: 'INCOMPLETE', note: 'KTP belum ada.' }
    const { complaint } = await act(caseworker, 'recordComplaintMove', first, after)
    const step = { fromStatus: 'RECEIVED', toStatus: 'INCOMPLETE', note: 'KTP belum ada.' }
    const clock = { reason: 'DOCUMENTS_NOT_COMPLETED', dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }
    expect(complaint).toEqual({
      status: 'INCOMPLETE',
      version: 2,
      closedBecause: null,
      closedAt: null,
      moves: [step],
      clocks: [{ ...clock, state: 'RUNNING' }],
    })
    const second = { complaintId: id, expectedVersion: 2, to: 'RECEIVED' }
    const { complaint: completed } = await act(caseworker, 'recordComplaintMove', second, after)
    expect(completed).toMatchObject({ status: 'RECEIVED', version: 3, clocks: [{ ...clock, state: 'STOPPED' }] })
  })

  it('refuses an illegal step and names those that are legal', async () => {
    const { id } = await opened()
    const closing = { complaintId: id, expectedVersion: 1, to: 'CLOSED', closedBecause: 'WITHDRAWN' }
    await act(caseworker, 'recordComplaintMove', closing)
    const refusal = await refused(caseworker, 'recordComplaintMove', {
      complaintId: id,
      expectedVersion: 2,
      to: 'RECEIVED',
    })
    expect(refusal).toEqual({
      code: 'ILLEGAL_TRANSITION',
      field: 'input.to',
      en: expect.stringContaining('nothing follows it'),
      id: expect.stringContaining('tidak ada langkah berikutnya'),
    })
  })

  it('refuses an officer who has read an older version, and a complaint that is not there', async () => {
    const { id } = await opened()
    const step = { complaintId: id, expectedVersion: 1, to: 'INCOMPLETE' }
    await act(caseworker, 'recordComplaintMove', step)
    const late = await refused(caseworker, 'recordComplaintMove', { ...step, to: 'SETTLED' })
    expect([late.code, late.field]).toEqual(['STALE_VERSION', 'input.expectedVersion'])
    const missing = await refused(caseworker, 'recordComplaintMove', { ...step, complaintId: nobody })
    expect([missing.code, missing.field]).toEqual(['NOT_FOUND', 'input.complaintId'])
    expect(await refused(relative, 'recordComplaintMove', step)).toEqual(missing)
  })

  it('lets one of two steps at once through', async () => {
    const { id } = await opened()
    const step = { complaintId: id, expectedVersion: 1 }
    const answers = await Promise.all(
      ['INCOMPLETE', 'SETTLED'].map((to, at) =>
        served.subgraph.ask({
          as: caseworker,
          query:
            'mutation ($input: RecordComplaintMoveInput!) { recordComplaintMove(input: $input) { complaint { id } } }',
          variables: { input: { ...step, to, clientKey: `move-race-${at}` } },
        }),
      ),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'moved').sort()
    expect(codes).toEqual(['STALE_VERSION', 'moved'])
  })

  it.each([
    ['without a reason', {}, 'must be given'],
    ['for missing documents before their clock runs', { closedBecause: 'DOCUMENTS_NOT_COMPLETED' }, 'start it first'],
  ])('does not close %s', async (_, change, en) => {
    const { id } = await opened()
    const closing = { complaintId: id, expectedVersion: 1, to: 'CLOSED', ...change }
    const refusal = await refused(caseworker, 'recordComplaintMove', closing)
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', 'input.closedBecause'])
    expect(refusal.en).toContain(en)
  })

  it('does not close for missing documents while the thirty days run', async () => {
    const { id } = await opened()
    await act(caseworker, 'recordComplaintMove', { complaintId: id, expectedVersion: 1, to: 'INCOMPLETE' })
    const closing = { complaintId: id, expectedVersion: 2, to: 'CLOSED', closedBecause: 'DOCUMENTS_NOT_COMPLETED' }
    expect((await refused(caseworker, 'recordComplaintMove', closing)).en).toContain('waits until')
  })

  it('closes at once what another ministry has', async () => {
    const { id } = await opened()
    const closing = { complaintId: id, expectedVersion: 1, to: 'CLOSED', closedBecause: 'HANDED_TO_MINISTRY' }
    const { complaint } = await act(caseworker, 'recordComplaintMove', closing, after)
    expect(complaint).toMatchObject({
      status: 'CLOSED',
      closedBecause: 'HANDED_TO_MINISTRY',
      closedAt: expect.any(String),
    })
  })
})

describe('what is added to a complaint', () => {
  it.each([
    ['recordComplaintEvidence', { kind: 'PHOTO', description: ' ', showsOthers: true }, 'description'],
    [
      'recordComplaintEvidence',
      { kind: 'PHOTO', description: 'Foto.', showsOthers: true, contentHash: 'AB' },
      'contentHash',
    ],
    [
      'recordComplaintEvidence',
      { kind: 'PHOTO', description: 'Foto.', showsOthers: true, receivedOn: '2999-01-01' },
      'receivedOn',
    ],
    ['recordComplaintWitness', { name: '' }, 'name'],
    ['recordComplaintWitness', { name: 'Tumini', phone: '12' }, 'phone'],
    ['recordComplaintMarker', { kind: 'TRAFFICKING' }, 'kind'],
  ])('%s refuses bad input and names the field: %j', async (mutation, input, field) => {
    const { id } = await opened()
    const refusal = await refused(caseworker, mutation, { complaintId: id, ...input })
    expect([refusal.code, refusal.field]).toEqual(['BAD_INPUT', `input.${field}`])
  })

  it('a marker tells the day it was set', async () => {
    const { id } = await opened({ markers: [] })
    const marker = { complaintId: id, kind: 'GENDER_BASED_VIOLENCE', signs: 'Diceritakan sendiri.' }
    const { complaint } = await act(
      caseworker,
      'recordComplaintMarker',
      marker,
      'complaint { markers { kind markedOn } }',
    )
    expect(complaint).toEqual({ markers: [{ kind: 'GENDER_BASED_VIOLENCE', markedOn: today }] })
  })
})
