import type { JobKind } from '@simpul/agency'
import { addDays, ngo } from '@simpul/demo'
import { testParties, testSubgraph } from '@simpul/testing'
import { government } from './government-subgraph.ts'
import {
  agreedRegister,
  caseworker,
  companion,
  dataOf,
  head,
  nobody,
  now,
  officer,
  placer,
  population,
  reasons,
  type ServedGovernment,
  serveGovernment,
  sulastri,
  today,
} from './testing/served-government.ts'
import type { Stage } from './worker/stages.ts'
import { noteStage } from './worker-stage/note-stage.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

let keys = 0

/** A new client key. */
function key(): string {
  keys += 1
  return `worker-acts-${keys}`
}

async function act(
  as: typeof officer,
  mutation: string,
  input: object,
  shown: string,
): Promise<Record<string, unknown>> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${shown} } }`
  const data = await served.ask(as, query, { input: { clientKey: key(), ...input } })
  return data[mutation] as Record<string, unknown>
}

/** The one error of an answer: its code, the field it names, and what it says in both languages. */
async function refused(as: typeof officer, mutation: string, input: object): Promise<readonly unknown[]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
  const { body } = await served.subgraph.ask({ as, query, variables: { input: { clientKey: key(), ...input } } })
  expect(body.errors).toHaveLength(1)
  const [error] = body.errors ?? []
  expect(error?.message).toMatch(/\S · \S/)
  return [error?.extensions?.code, error?.extensions?.field]
}

async function digest(): Promise<unknown> {
  return served.database.own.query(
    `select (select md5(string_agg(t::text, ',' order by id)) from worker t) as workers,
       (select count(*)::int from worker_stage) as stages, (select count(*)::int from duplicate_proposal) as duplicates`,
  )
}

let numbers = 0

/** A worker that nobody else is. */
function facts(change: object = {}): object {
  numbers += 1
  const serial = String(numbers).padStart(4, '0')
  return {
    nik: `350911600195${serial}`,
    fullName: `Contoh Rekaan ${numbers}`,
    birthDate: '1995-01-20',
    sex: 'FEMALE',
    kecamatanCode: '35.09.11',
    ...change,
  }
}

interface Known {
  readonly id: string
  readonly version: number
}

async function registered(change: object = {}): Promise<Known> {
  const { worker } = await act(officer, 'registerWorker', facts(change), 'worker { id version }')
  return worker as Known
}

async function move({ id }: Known, to: string, expectedVersion: number, more: object = {}): Promise<unknown> {
  const input = { workerId: id, to, on: today, expectedVersion, ...more }
  return (await act(officer, 'moveWorker', input, 'worker { lifecycleStatus version }')).worker
}

describe('moveWorker', () => {
  it('moves a worker from registration to a status that follows, and keeps the way', async () => {
    const worker = await registered()
    expect(await move(worker, 'SELECTED', 1)).toEqual({ lifecycleStatus: 'SELECTED', version: 2 })
    expect(await move(worker, 'PLACEMENT_AGREEMENT_SIGNED', 2)).toMatchObject({ version: 3 })
    const query = 'query ($id: ID!) { worker(id: $id) { stages { from to on } } }'
    expect(await served.ask(officer, query, { id: worker.id })).toEqual({
      worker: {
        stages: expect.arrayContaining([
          { from: null, to: 'REGISTERED', on: today },
          { from: 'REGISTERED', to: 'SELECTED', on: today },
          { from: 'SELECTED', to: 'PLACEMENT_AGREEMENT_SIGNED', on: today },
        ]),
      },
    })
  })

  it('answers a repeat with the first result and moves once', async () => {
    const { id } = await registered()
    const input = { clientKey: key(), workerId: id, to: 'SELECTED', on: today, expectedVersion: 1 }
    const first = await act(officer, 'moveWorker', input, 'worker { version }')
    expect(await act(officer, 'moveWorker', input, 'worker { version }')).toEqual(first)
  })

  it('passes over a medical result in silence, so that the officer learns of none', async () => {
    const worker = await registered()
    const way = ['SELECTED', 'PLACEMENT_AGREEMENT_SIGNED', 'DOCUMENTS_IN_PROGRESS', 'TRAINED', 'PASSPORT_ISSUED']
    for (const [at, to] of way.entries()) await move(worker, to, at + 1)
    const query = 'query ($id: ID!) { worker(id: $id) { lifecycleStatus protectedStages { stage } } }'
    const answer = await served.subgraph.ask({ as: officer, query, variables: { id: worker.id } })
    expect(dataOf(answer)).toEqual({ worker: { lifecycleStatus: 'PASSPORT_ISSUED', protectedStages: null } })
    expect(reasons(answer)).toEqual(['Worker.protectedStages NOT_CLEARED'])
  })

  it('goes by the scheme, which may have fewer stages', async () => {
    const worker = await registered()
    expect(await move(worker, 'DOCUMENTS_IN_PROGRESS', 1, { scheme: 'INDIVIDUAL' })).toMatchObject({ version: 2 })
  })

  it('refuses a status that does not follow, and names those that do in both languages', async () => {
    const { id } = await registered()
    const query = 'mutation ($input: MoveWorkerInput!) { moveWorker(input: $input) { __typename } }'
    const input = { clientKey: key(), workerId: id, to: 'DEPARTED', on: today, expectedVersion: 1 }
    const { body } = await served.subgraph.ask({ as: officer, query, variables: { input } })
    expect(body.errors?.[0]?.extensions).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      field: 'input.to',
      from: 'REGISTERED',
      to: 'DEPARTED',
      legal: ['SELECTED', 'CLOSED'],
      messages: { en: expect.stringContaining('SELECTED, CLOSED'), id: expect.stringContaining('SELECTED, CLOSED') },
    })
  })

  it.each([
    ['a day to come', { on: '2999-01-01' }, 'BAD_INPUT', 'input.on'],
    ['a day before birth', { on: '1990-01-01' }, 'BAD_INPUT', 'input.on'],
    ['a day before the last status', { on: '2001-01-01' }, 'BAD_INPUT', 'input.on'],
    ['a version that is past', { expectedVersion: 7 }, 'STALE_VERSION', 'input.expectedVersion'],
    ['a version that is none', { expectedVersion: 0 }, 'BAD_INPUT', 'input.expectedVersion'],
    ['a worker that is none', { workerId: '20000000-0000-4000-8000-00000000000a' }, 'NOT_FOUND', 'input.workerId'],
    ['the status it has', { to: 'REGISTERED' }, 'ILLEGAL_TRANSITION', 'input.to'],
  ])('refuses %s and writes nothing', async (_, change, code, field) => {
    const { id } = await registered()
    const before = await digest()
    const input = { workerId: id, to: 'SELECTED', on: today, expectedVersion: 1, ...change }
    expect(await refused(officer, 'moveWorker', input)).toEqual([code, field])
    expect(await digest()).toEqual(before)
  })

  it('lets one of two officers at once through', async () => {
    const { id } = await registered()
    const query = 'mutation ($input: MoveWorkerInput!) { moveWorker(input: $input) { __typename } }'
    const answers = await Promise.all(
      [1, 2, 3].map(() => {
        const input = { clientKey: key(), workerId: id, to: 'SELECTED', on: today, expectedVersion: 1 }
        return served.subgraph.ask({ as: officer, query, variables: { input } })
      }),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'moved').sort()
    expect(codes).toEqual(['STALE_VERSION', 'STALE_VERSION', 'moved'])
  })

  it.each([
    ['a head of the agency', head, 'NOT_CLEARED'],
    ['the company', placer, 'NOT_OFFERED'],
    ['the NGO', companion, 'NOT_OFFERED'],
  ])('is closed to %s', async (_, as, reason) => {
    const query = 'mutation ($input: MoveWorkerInput!) { moveWorker(input: $input) { __typename } }'
    const input = { clientKey: key(), workerId: sulastri, to: 'CLOSED', on: today, expectedVersion: 1 }
    const answer = await served.subgraph.ask({ as, query, variables: { input } })
    expect(reasons(answer)).toEqual([`Mutation.moveWorker ${reason}`])
  })
})

describe('recordProtectedStage', () => {
  const working = population.find(({ stage, knownTo, proceduralStatus }) => {
    return stage === 'WORKING' && proceduralStatus === 'PROCEDURAL' && knownTo.includes('disnaker-jember')
  })
  const query =
    'query ($id: ID!) { worker(id: $id) { lifecycleStatus version protectedStages { stage } stages { to } } }'

  it('notes an extension and a new employer, loop after loop, and leaves the status', async () => {
    const stages = ['EXTENDED', 'EMPLOYER_CHANGED', 'EXTENDED', 'EXTENDED']
    for (const [at, stage] of stages.entries()) {
      const input = { workerId: working?.id, stage, on: today, expectedVersion: at + 1 }
      await act(caseworker, 'recordProtectedStage', input, 'worker { id }')
    }
    const { worker } = await served.ask(caseworker, query, { id: working?.id })
    expect(worker).toMatchObject({ lifecycleStatus: 'WORKING', version: 5 })
    const noted = (worker as { protectedStages: { stage: string }[] }).protectedStages.map(({ stage }) => stage)
    expect(noted.toSorted()).toEqual(['EMPLOYER_CHANGED', 'EXTENDED', 'EXTENDED', 'EXTENDED', 'MEDICAL_FIT'])
  })

  it('notes how somebody came home, once the return is told', async () => {
    const at = { workerId: working?.id, on: today }
    const kind = { ...at, stage: 'RETURNED_SICK' }
    expect(await refused(caseworker, 'recordProtectedStage', { ...kind, expectedVersion: 5 })).toEqual([
      'ILLEGAL_TRANSITION',
      'input.stage',
    ])
    await act(officer, 'moveWorker', { ...at, to: 'RETURNED', expectedVersion: 5 }, 'worker { id }')
    await act(caseworker, 'recordProtectedStage', { ...kind, expectedVersion: 6 }, 'worker { id }')
    const next = { ...at, to: 'REINTEGRATION', expectedVersion: 7 }
    expect(await act(officer, 'moveWorker', next, 'worker { lifecycleStatus }')).toEqual({
      worker: { lifecycleStatus: 'REINTEGRATION' },
    })
  })

  it('is closed to an officer', async () => {
    const mutation =
      'mutation ($input: RecordProtectedStageInput!) { recordProtectedStage(input: $input) { __typename } }'
    const input = { clientKey: key(), workerId: working?.id, stage: 'EXTENDED', on: today, expectedVersion: 8 }
    const answer = await served.subgraph.ask({ as: officer, query: mutation, variables: { input } })
    expect(reasons(answer)).toEqual(['Mutation.recordProtectedStage NOT_CLEARED'])
  })
})

describe('recordKnownWorker', () => {
  const shown =
    'worker { id fullName lifecycleStatus proceduralStatus nik kecamatan version registeredOn protectedStages { stage } } warnings { code }'

  it('needs a name alone, no placement and no registration', async () => {
    const input = { fullName: 'Rekaan', knownOn: today, isNonProcedural: true }
    expect(await act(caseworker, 'recordKnownWorker', input, shown)).toEqual({
      worker: {
        id: expect.any(String),
        fullName: 'Rekaan',
        lifecycleStatus: 'KNOWN',
        proceduralStatus: 'NON_PROCEDURAL',
        nik: null,
        kecamatan: null,
        version: 1,
        registeredOn: null,
        protectedStages: [{ stage: 'NON_PROCEDURAL_DETECTED' }],
      },
      warnings: [],
    })
  })

  it('can be registered later, once everything that a registration wants is known', async () => {
    const { worker } = await act(
      caseworker,
      'recordKnownWorker',
      { fullName: 'Misal', knownOn: today },
      'worker { id }',
    )
    const { id: workerId } = worker as Known
    const to = { workerId, to: 'REGISTERED', on: today }
    expect(await refused(officer, 'moveWorker', { ...to, expectedVersion: 1 })).toEqual(['BAD_INPUT', 'input.to'])
    const said = { ...facts({ fullName: 'Misal' }), workerId, expectedVersion: 1 }
    await act(officer, 'correctWorker', said, 'worker { id }')
    expect(
      await act(officer, 'moveWorker', { ...to, expectedVersion: 2 }, 'worker { lifecycleStatus registeredOn }'),
    ).toEqual({ worker: { lifecycleStatus: 'REGISTERED', registeredOn: today } })
  })

  it('does not write a number that is another worker’s, and proposes the two as duplicates', async () => {
    const first = facts()
    const { worker } = await act(officer, 'registerWorker', first, 'worker { id }')
    const input = { ...first, fullName: 'Nama Lain', knownOn: today }
    const answer = await act(caseworker, 'recordKnownWorker', input, 'worker { id nik } warnings { code }')
    expect(answer).toEqual({
      worker: { id: expect.any(String), nik: null },
      warnings: [{ code: 'NIK_OF_ANOTHER' }, { code: 'POSSIBLE_DUPLICATE' }],
    })
    const pairs = await served.database.own.query(
      'select other_worker_id, matched_by, confidence, state from duplicate_proposal where worker_id = $1',
      [(answer.worker as Known).id],
    )
    expect(pairs).toEqual([
      { other_worker_id: (worker as Known).id, matched_by: 'NIK', confidence: 'HIGH', state: 'PROPOSED' },
    ])
  })

  it.each([
    ['a day to come', { knownOn: '2999-01-01' }, 'BAD_INPUT', 'input.knownOn'],
    ['a day before birth', { knownOn: '1990-01-01', birthDate: '1995-01-20' }, 'BAD_INPUT', 'input.knownOn'],
    ['an id that is on record', { workerId: sulastri }, 'CONFLICT', 'input.workerId'],
  ])('refuses %s and writes nothing', async (_, change, code, field) => {
    const before = await digest()
    const input = { fullName: 'Ibarat', knownOn: today, ...change }
    expect(await refused(caseworker, 'recordKnownWorker', input)).toEqual([code, field])
    expect(await digest()).toEqual(before)
  })
})

describe('a worker’s facts', () => {
  it.each([
    ['another sex', { sex: 'MALE' }, ['NIK_SEX_DIFFERS']],
    ['another birth date', { birthDate: '1995-01-21' }, ['NIK_BIRTH_DATE_DIFFERS']],
    ['a number from elsewhere', { nik: '3578016001950042' }, []],
    ['a number of no province', { nik: '0009116001950042' }, ['NIK_PROVINCE_UNKNOWN']],
    ['a minor', { nik: '3509112001150042', birthDate: '2015-01-20', sex: 'MALE' }, ['MINOR']],
  ])('are accepted with a warning: %s', async (_, change, expected) => {
    const { warnings } = await act(officer, 'registerWorker', facts(change), 'warnings { code message pesan }')
    const found = warnings as readonly { readonly code: string; readonly message: string; readonly pesan: string }[]
    expect(found.map(({ code }) => code)).toEqual(expected)
    for (const { message, pesan } of found) expect([message, pesan]).not.toContain('')
  })

  it.each([
    'Sulastri',
    'Siti 🌾 Contoh',
    'محمد بن عبد الله',
    'Đặng Thị Ví Dụ',
    '陈示例',
    '👩‍👩‍👧',
  ])('take the name %s', async (fullName) => {
    expect(await act(officer, 'registerWorker', facts({ fullName }), 'worker { fullName }')).toEqual({
      worker: { fullName },
    })
  })

  it.each([
    ['a control character', { fullName: 'Siti\u0007' }, 'input.fullName'],
    ['a nul', { fullName: 'Siti\u0000' }, 'input.fullName'],
    ['a line break', { fullName: 'Siti\nContoh' }, 'input.fullName'],
    ['a mark that turns the direction', { fullName: '\u202eSiti' }, 'input.fullName'],
    ['half a character', { fullName: 'Siti \ud83d' }, 'input.fullName'],
    ['a name too long', { fullName: 'a'.repeat(201) }, 'input.fullName'],
    ['too many spellings', { aliases: Array.from({ length: 21 }, (_, at) => `Siti ${at}`) }, 'input.aliases'],
    ['an empty spelling', { aliases: [' '] }, 'input.aliases.0'],
    ['a long address', { addressDetail: 'a'.repeat(501) }, 'input.addressDetail'],
    ['a family card without 16 digits', { kkNumber: '35' }, 'input.kkNumber'],
    ['a district elsewhere', { kecamatanCode: '35.10.11' }, 'input.kecamatanCode'],
    ['a district by its BPS code', { kecamatanCode: '3509040' }, 'input.kecamatanCode'],
    ['a district by its name', { kecamatanCode: 'Wuluhan' }, 'input.kecamatanCode'],
    ['a village that is none', { desaCode: '35.09.11.2999' }, 'input.desaCode'],
    ['a village of another district', { desaCode: '35.09.12.2004' }, 'input.desaCode'],
  ])('are refused with the field named: %s', async (_, change, field) => {
    const before = await digest()
    expect(await refused(officer, 'registerWorker', facts(change))).toEqual(['BAD_INPUT', field])
    expect(await digest()).toEqual(before)
  })

  it('tell the two villages called Sidomulyo apart by their codes', async () => {
    const desas = [
      ['35.09.07', '35.09.07.2006'],
      ['35.09.30', '35.09.30.2009'],
    ] as const
    for (const [kecamatanCode, desaCode] of desas) {
      const input = facts({ kecamatanCode, desaCode })
      expect(await act(officer, 'registerWorker', input, 'worker { kecamatan desa desaCode }')).toEqual({
        worker: { kecamatan: kecamatanCode === '35.09.07' ? 'Semboro' : 'Silo', desa: 'Sidomulyo', desaCode },
      })
    }
  })
})

describe('filePlacement', () => {
  const place = {
    scheme: 'P_TO_P',
    companyId: 'p3mi-in-era-sejahtera',
    destinationCountry: 'HK',
    position: 'Perawat',
    sector: 'CARE',
  }

  it('files a placement and makes the company a party of the worker', async () => {
    const { id: workerId } = await registered()
    const query = 'query ($id: ID!) { worker(id: $id) { fullName } }'
    expect(await served.ask(placer, query, { id: workerId })).toEqual({ worker: { fullName: null } })
    const shown = 'filedPlacement { status filedOn company { id } worker { id } }'
    expect(await act(officer, 'filePlacement', { workerId, ...place, agreementNumber: 'PP-1' }, shown)).toEqual({
      filedPlacement: {
        status: 'AGREEMENT_SIGNED',
        filedOn: today,
        company: { id: place.companyId },
        worker: { id: workerId },
      },
    })
    expect(await served.ask(placer, query, { id: workerId })).toEqual({ worker: { fullName: expect.any(String) } })
  })

  it('lets one of many at once through, and a second only when the first is over', async () => {
    const { id: workerId } = await registered()
    const query = 'mutation ($input: FilePlacementInput!) { filePlacement(input: $input) { __typename } }'
    const file = () =>
      served.subgraph.ask({ as: officer, query, variables: { input: { clientKey: key(), workerId, ...place } } })
    const answers = await Promise.all([1, 2, 3, 4].map(file))
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'filed').sort()
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'filed'])
    expect(await refused(officer, 'filePlacement', { workerId, ...place })).toEqual(['CONFLICT', 'input.workerId'])
    await served.database.own.query(`update filed_placement set status = 'ENDED' where worker_id = $1`, [workerId])
    expect((await file()).body.errors).toBeUndefined()
  })

  it.each([
    ['a company that is none', { companyId: 'p3mi-tiada' }, 'input.companyId'],
    ['a destination at home', { destinationCountry: 'ID' }, 'input.destinationCountry'],
    ['an agreement signed in the future', { agreementSignedOn: '2999-01-01' }, 'input.agreementSignedOn'],
  ])('refuses %s and writes nothing', async (_, change, field) => {
    const { id: workerId } = await registered()
    expect(await refused(officer, 'filePlacement', { workerId, ...place, ...change })).toEqual(['BAD_INPUT', field])
    const rows = await served.database.own.query('select id from filed_placement where worker_id = $1', [workerId])
    expect(rows).toEqual([])
  })
})

describe('correctWorker', () => {
  it('changes what is given and leaves the rest', async () => {
    const { id: workerId } = await registered({ aliases: ['Satu'], desaCode: '35.09.11.2004' })
    const input = {
      workerId,
      expectedVersion: 1,
      fullName: 'Contoh Baru',
      maritalStatus: 'MARRIED',
      birthDate: '2015-01-20',
    }
    expect(
      await act(
        officer,
        'correctWorker',
        input,
        'worker { fullName aliases maritalStatus desaCode ageBand isMinor version } warnings { code }',
      ),
    ).toEqual({
      worker: {
        fullName: 'Contoh Baru',
        aliases: ['Satu'],
        maritalStatus: 'MARRIED',
        desaCode: '35.09.11.2004',
        ageBand: 'UNDER_18',
        isMinor: true,
        version: 2,
      },
      warnings: [{ code: 'NIK_BIRTH_DATE_DIFFERS' }, { code: 'MINOR' }],
    })
  })

  it('leaves the old village behind with its district', async () => {
    const { id: workerId } = await registered({ desaCode: '35.09.11.2004' })
    const input = { workerId, expectedVersion: 1, kecamatanCode: '35.09.12' }
    expect(await act(officer, 'correctWorker', input, 'worker { kecamatan desaCode desa }')).toEqual({
      worker: { kecamatan: 'Ambulu', desaCode: null, desa: null },
    })
  })

  it('notes how a number was checked, and forgets it when the number changes', async () => {
    const { id: workerId } = await registered()
    const shown = 'worker { nikStatus nikMethod nikVerifiedOn }'
    const check = { workerId, expectedVersion: 1, nikStatus: 'CONFIRMED', nikMethod: 'CARD_SEEN' }
    expect(await act(officer, 'correctWorker', check, shown)).toEqual({
      worker: { nikStatus: 'CONFIRMED', nikMethod: 'CARD_SEEN', nikVerifiedOn: today },
    })
    const other = { workerId, expectedVersion: 2, nik: (facts() as { nik: string }).nik }
    expect(await act(officer, 'correctWorker', other, shown)).toEqual({
      worker: { nikStatus: 'NOT_CHECKED', nikMethod: null, nikVerifiedOn: null },
    })
  })

  it.each([
    ['a check without a way', { nikStatus: 'MISMATCH' }, 'BAD_INPUT', 'input.nikMethod'],
    ['a village elsewhere', { desaCode: '35.09.12.2004' }, 'BAD_INPUT', 'input.desaCode'],
    ['a registered worker without a number', { nik: null }, 'BAD_INPUT', 'input.nik'],
    ['a birth date to come', { birthDate: '2999-01-01' }, 'BAD_INPUT', 'input.birthDate'],
    ['a version that is past', { expectedVersion: 2 }, 'STALE_VERSION', 'input.expectedVersion'],
  ])('refuses %s and writes nothing', async (_, change, code, field) => {
    const { id: workerId } = await registered()
    const before = await digest()
    expect(await refused(officer, 'correctWorker', { workerId, expectedVersion: 1, ...change })).toEqual([code, field])
    expect(await digest()).toEqual(before)
  })
})

describe('correctWorker, of somebody known from a case', () => {
  it('refuses a birth date after the first day on record, and writes nothing', async () => {
    const input = { fullName: 'Ibarat', knownOn: '2020-05-05' }
    const { worker } = await act(caseworker, 'recordKnownWorker', input, 'worker { id }')
    const before = await digest()
    const later = { workerId: (worker as Known).id, expectedVersion: 1, birthDate: '2020-05-06' }
    expect(await refused(officer, 'correctWorker', later)).toEqual(['BAD_INPUT', 'input.birthDate'])
    expect(await digest()).toEqual(before)
  })
})

describe('duplicates', () => {
  const list =
    '{ duplicateProposals(state: PROPOSED, first: 500) { edges { node { id version worker { id } otherWorker { id } matchedBy } } } }'

  interface Proposal {
    readonly id: string
    readonly version: number
    readonly worker: Known
    readonly otherWorker: Known
    readonly matchedBy: string
  }

  async function proposalsOf(id: string): Promise<readonly Proposal[]> {
    const { duplicateProposals } = await served.ask(officer, list)
    const nodes = (duplicateProposals as { edges: { node: Proposal }[] }).edges.map(({ node }) => node)
    return nodes.filter(({ worker }) => worker.id === id)
  }

  it('are proposed for another spelling of a name and the same birth date, and never merged', async () => {
    const one = await registered({ fullName: 'Moh. Umpama Contoh', birthDate: '1991-03-03' })
    const other = await registered({ fullName: 'Muhammad Umpama Contoh', birthDate: '1991-03-03' })
    const [proposal] = await proposalsOf(other.id)
    expect(proposal).toMatchObject({ matchedBy: 'NAME_AND_BIRTH_DATE', otherWorker: { id: one.id }, version: 1 })
    const input = { proposalId: proposal?.id, decision: 'DIFFERENT', expectedVersion: 1 }
    expect(await act(officer, 'decideDuplicate', input, 'proposal { state decidedOn version }')).toEqual({
      proposal: { state: 'DIFFERENT', decidedOn: today, version: 2 },
    })
    expect(await refused(officer, 'decideDuplicate', { ...input, expectedVersion: 2 })).toEqual([
      'ILLEGAL_TRANSITION',
      'input.decision',
    ])
    await act(
      officer,
      'correctWorker',
      { workerId: other.id, expectedVersion: 1, aliases: ['M. Umpama Contoh'] },
      'worker { id }',
    )
    expect(await proposalsOf(other.id)).toEqual([])
  })

  it('are told to the agency that spoke of one of them once they are found to be one, and to nobody else', async () => {
    const permitted = population.find(({ grants }) =>
      grants.some(
        ({ owner, recipient, state, purposes }) =>
          owner === 'disnaker-jember' && recipient === ngo && state === 'LIVE' && purposes.includes('REPATRIATION'),
      ),
    )
    const known = await registered({ fullName: 'Siti Pasangan', birthDate: '1988-08-08' })
    const asked = { clientKey: key(), workerId: permitted?.id, country: 'HK' }
    const ask =
      'mutation ($input: RequestRepatriationInput!) { requestRepatriation(input: $input) { repatriation { id } } }'
    await served.ask({ ...companion, purpose: 'REPATRIATION' }, ask, { input: asked })
    const { fullName, birthDate } = permitted?.person ?? {}
    const said = { workerId: known.id, expectedVersion: 1, fullName, birthDate }
    await act(officer, 'correctWorker', said, 'worker { id }')
    const [proposal] = await proposalsOf(known.id)
    expect(proposal?.otherWorker.id).toBe(permitted?.id)
    const seen = async (as: typeof officer) => {
      const { duplicateProposals } = await served.ask(as, '{ duplicateProposals { totalCount } }')
      return (duplicateProposals as { totalCount: number } | null)?.totalCount ?? null
    }
    expect(await seen(companion)).toBe(0)
    const decision = { proposalId: proposal?.id, decision: 'SAME', expectedVersion: 1 }
    expect(await act(officer, 'decideDuplicate', decision, 'proposal { state }')).toEqual({
      proposal: { state: 'SAME' },
    })
    expect([await seen(companion), await seen(placer)]).toEqual([1, null])
    const both = 'query ($id: ID!) { worker(id: $id) { fullName version } }'
    expect(await served.ask(officer, both, { id: known.id })).toMatchObject({ worker: { fullName, version: 2 } })
  })

  it('are matched by tokens that no partner reaches', async () => {
    for (const table of ['match_key', 'worker_match'])
      await expect(served.database.partner.query(`select 1 from own.${table}`)).rejects.toThrow(/permission denied/)
    const tokens = await served.database.own.query<{ nik_token: string }[]>(
      'select nik_token from worker_match where nik_token is not null limit 1',
    )
    expect(tokens[0]?.nik_token).toMatch(/^[\da-f]{64}$/)
  })
})

describe('somebody under 18', () => {
  const birthDate = addDays(today, -6_000)

  /** A minor who is registered: that the number says another day of birth is no reason to refuse it. */
  async function minor(): Promise<Known> {
    return registered({ birthDate })
  }

  it('is registered, and goes no further on the way to a placement', async () => {
    const { id } = await minor()
    const input = { workerId: id, to: 'SELECTED', on: today, expectedVersion: 1 }
    expect(await refused(officer, 'moveWorker', input)).toEqual(['BAD_INPUT', 'input.to'])
    const place = { scheme: 'INDIVIDUAL', destinationCountry: 'HK', position: 'Perawat', sector: 'CARE' }
    expect(await refused(officer, 'filePlacement', { workerId: id, ...place })).toEqual(['BAD_INPUT', 'input.workerId'])
    expect(await move({ id, version: 1 }, 'CLOSED', 1)).toMatchObject({ lifecycleStatus: 'CLOSED' })
  })

  it('was under 18 on the day that is told, whatever the age today', async () => {
    const { id } = await registered({ birthDate: addDays(today, -6_600) })
    const on = addDays(today, -40)
    await served.database.own.query('update worker_stage set "on" = $2 where worker_id = $1', [id, on])
    const input = { workerId: id, to: 'SELECTED', expectedVersion: 1 }
    expect(await refused(officer, 'moveWorker', { ...input, on })).toEqual(['BAD_INPUT', 'input.to'])
    await act(officer, 'moveWorker', { ...input, on: today }, 'worker { id }')
  })

  it('who was found at work abroad is noted there, and brought home', async () => {
    const said = { fullName: 'Anak Rekaan', birthDate, knownOn: today, isNonProcedural: true }
    const { worker } = await act(caseworker, 'recordKnownWorker', said, 'worker { id version }')
    expect(await move(worker as Known, 'WORKING', 1)).toMatchObject({ lifecycleStatus: 'WORKING' })
    expect(await move(worker as Known, 'RETURNED', 2)).toMatchObject({ lifecycleStatus: 'RETURNED' })
  })
})

describe('moveFiledPlacement', () => {
  const place = {
    scheme: 'P_TO_P',
    companyId: 'p3mi-in-era-sejahtera',
    destinationCountry: 'HK',
    position: 'Perawat',
    sector: 'CARE',
  }
  const shown = 'filedPlacement { status agreementNumber departureDate flight endedOn endReason version }'

  async function filed(more: object = {}) {
    const { id: workerId } = await registered()
    const answer = await act(officer, 'filePlacement', { workerId, ...place, ...more }, 'filedPlacement { id }')
    return { workerId, filedPlacementId: (answer.filedPlacement as { readonly id: string }).id }
  }

  async function went(filedPlacementId: string, steps: readonly object[]): Promise<unknown> {
    let answer: Record<string, unknown> = {}
    for (const [at, step] of steps.entries()) {
      const input = { filedPlacementId, expectedVersion: at + 1, on: today, ...step }
      answer = await act(officer, 'moveFiledPlacement', input, shown)
    }
    return answer.filedPlacement
  }

  const way = [
    { to: 'AGREEMENT_SIGNED', agreementNumber: 'PP-7' },
    { to: 'IN_PREPARATION' },
    { to: 'READY_TO_DEPART' },
    { to: 'DEPARTED', flight: 'GA-1' },
    { to: 'ARRIVED' },
    { to: 'WORKING' },
    { to: 'ENDED', endReason: 'TERM_OVER' },
  ]

  it('goes from the choice to the end; then a second placement may be filed', async () => {
    const { workerId, filedPlacementId } = await filed()
    expect(await refused(officer, 'filePlacement', { workerId, ...place })).toEqual(['CONFLICT', 'input.workerId'])
    expect(await went(filedPlacementId, way)).toEqual({
      status: 'ENDED',
      agreementNumber: 'PP-7',
      departureDate: today,
      flight: 'GA-1',
      endedOn: today,
      endReason: 'TERM_OVER',
      version: 8,
    })
    await act(officer, 'filePlacement', { workerId, ...place }, 'filedPlacement { id }')
  })

  it('withdrawn before departure ends what the company sees of the worker; one that ended does not, until she is done', async () => {
    const seen = async (id: string) => {
      const { worker } = await served.ask(placer, 'query ($id: ID!) { worker(id: $id) { fullName } }', { id })
      return (worker as { readonly fullName: string | null }).fullName !== null
    }
    const withdrawn = await filed()
    expect(await seen(withdrawn.workerId)).toBe(true)
    await went(withdrawn.filedPlacementId, [{ to: 'CANCELLED', endReason: 'WORKER_WITHDREW' }])
    expect(await seen(withdrawn.workerId)).toBe(false)
    const ended = await filed()
    await went(ended.filedPlacementId, way)
    expect(await seen(ended.workerId)).toBe(true)
    await move({ id: ended.workerId, version: 1 }, 'CLOSED', 1)
    expect(await seen(ended.workerId)).toBe(false)
  })

  it.each([
    ['a step that does not follow', { to: 'WORKING' }, 'ILLEGAL_TRANSITION', 'input.to'],
    ['an end before departure', { to: 'ENDED', endReason: 'TERM_OVER' }, 'ILLEGAL_TRANSITION', 'input.to'],
    ['an end without a reason', { to: 'CANCELLED' }, 'BAD_INPUT', 'input.endReason'],
    ['a reason without an end', { to: 'IN_PREPARATION', endReason: 'OTHER' }, 'BAD_INPUT', 'input.endReason'],
    ['a flight before departure', { to: 'IN_PREPARATION', flight: 'GA-1' }, 'BAD_INPUT', 'input.flight'],
    ['an agreement without a number', { to: 'AGREEMENT_SIGNED' }, 'BAD_INPUT', 'input.agreementNumber'],
    ['a day to come', { to: 'IN_PREPARATION', on: '2999-01-01' }, 'BAD_INPUT', 'input.on'],
    ['a day before birth', { to: 'IN_PREPARATION', on: '1990-01-01' }, 'BAD_INPUT', 'input.on'],
    ['an old version', { to: 'IN_PREPARATION', expectedVersion: 5 }, 'STALE_VERSION', 'input.expectedVersion'],
    [
      'a placement that is none',
      { to: 'IN_PREPARATION', filedPlacementId: nobody },
      'NOT_FOUND',
      'input.filedPlacementId',
    ],
  ])('refuses %s and writes nothing', async (_, change, code, field) => {
    const { filedPlacementId } = await filed()
    const input = { filedPlacementId, expectedVersion: 1, on: today, ...change }
    expect(await refused(officer, 'moveFiledPlacement', input)).toEqual([code, field])
    const rows = await served.database.own.query('select status, version from filed_placement where id = $1', [
      filedPlacementId,
    ])
    expect(rows).toEqual([{ status: 'SELECTED', version: 1 }])
  })
})

describe('noteStage', () => {
  const noted: boolean[] = []
  const noting: JobKind = {
    name: 'test-note-stage',
    async work(write, payload) {
      const { workerId, to, on } = payload as { readonly workerId: string; readonly to: Stage; readonly on: string }
      noted.push(await noteStage(write, workerId, to, on))
    },
  }

  /** Notes a stage as an act on a case would, in a transaction of its own, and gives what became of the worker. */
  async function note(workerId: string, to: Stage, on = today) {
    const definition = { ...government, jobs: [noting] }
    const options = { definition, database: served.database, parties: testParties(), register: agreedRegister() }
    const subgraph = await testSubgraph({ ...options, clock: () => now })
    await served.database.own.query(`select 1 from graphile_worker.add_job($1, payload => $2::json, run_at => $3)`, [
      noting.name,
      JSON.stringify({ workerId, to, on }),
      now,
    ])
    await subgraph.doJobs()
    await subgraph.close()
    const query =
      'query ($id: ID!) { worker(id: $id) { lifecycleStatus version stages { to } protectedStages { stage } } }'
    const { worker } = await served.ask(caseworker, query, { id: workerId })
    const { stages, protectedStages, ...rest } = (worker ?? {}) as {
      readonly stages?: readonly { readonly to: string }[]
      readonly protectedStages?: readonly { readonly stage: string }[]
    }
    return {
      ...rest,
      isNoted: noted.at(-1),
      stages: stages?.map(({ to: one }) => one),
      protected: protectedStages?.map(({ stage }) => stage),
    }
  }

  async function known(status?: string): Promise<string> {
    const said = { fullName: 'Rekaan', knownOn: today, isNonProcedural: true }
    const { worker } = await act(caseworker, 'recordKnownWorker', said, 'worker { id version }')
    if (status !== undefined) await move(worker as Known, status, 1)
    return (worker as Known).id
  }

  it('adds the status that a return makes, with its row', async () => {
    expect(await note(await known('WORKING'), 'RETURNED')).toEqual({
      isNoted: true,
      lifecycleStatus: 'RETURNED',
      version: 3,
      stages: expect.arrayContaining(['KNOWN', 'WORKING', 'RETURNED']),
      protected: ['NON_PROCEDURAL_DETECTED'],
    })
  })

  it('takes along the status behind a stage that no status tells', async () => {
    expect(await note(await known('WORKING'), 'RETURNED_DECEASED')).toMatchObject({
      isNoted: true,
      lifecycleStatus: 'RETURNED',
      stages: expect.arrayContaining(['RETURNED']),
      protected: expect.arrayContaining(['RETURNED_DECEASED']),
    })
  })

  it('adds the condition to a return that was told before', async () => {
    expect(await note(await known('RETURNED'), 'RETURNED_SICK')).toMatchObject({
      isNoted: true,
      lifecycleStatus: 'RETURNED',
      protected: expect.arrayContaining(['RETURNED_SICK']),
    })
  })

  it.each([
    ['a return that is told already', 'RETURNED', 'RETURNED', today],
    ['a return of somebody whose way is closed', 'CLOSED', 'RETURNED', today],
    ['a day before the last status', 'WORKING', 'RETURNED', '2020-01-01'],
  ] as const)('leaves the worker as she is: %s', async (_, status, to, on) => {
    const id = await known(status)
    expect(await note(id, to, on)).toMatchObject({ isNoted: false, lifecycleStatus: status, version: 2 })
  })

  it('does nothing for somebody who is not on record', async () => {
    expect(await note(nobody, 'RETURNED')).toMatchObject({ isNoted: false })
  })
})
