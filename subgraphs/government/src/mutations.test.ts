import { ngo } from '@simpul/demo'
import {
  candidate,
  caseworker,
  companion,
  dataOf,
  head,
  nobody,
  officer,
  placer,
  population,
  reasons,
  type ServedGovernment,
  serveGovernment,
  subject,
  sulastri,
  today,
} from './testing/served-government.ts'

let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

async function count(table: string): Promise<number> {
  const [row] = await served.database.own.query<{ count: number }[]>(`select count(*)::int as count from ${table}`)
  return row?.count ?? 0
}

/** The one error of an answer: its code, the field it names and the whole sentence. */
async function refused(as: typeof officer, query: string, input: object): Promise<readonly unknown[]> {
  const { body } = await served.subgraph.ask({ as, query, variables: { input } })
  expect(body.errors).toHaveLength(1)
  const [error] = body.errors ?? []
  return [error?.extensions?.code, error?.extensions?.field, error?.message]
}

describe('registerWorker', () => {
  const register = `mutation ($input: RegisterWorkerInput!) {
    registerWorker(input: $input) {
      worker { id fullName nik nikStatus ageBand kecamatan desaCode desa lifecycleStatus registeredOn aliases }
    }
  }`
  const input = {
    clientKey: 'register-contoh-1',
    nik: '3509116001950001',
    fullName: '  Siti Contoh ',
    aliases: ['Siti Tjontoh'],
    birthDate: '1995-01-20',
    sex: 'FEMALE',
    kecamatanCode: '35.09.11',
    desaCode: '35.09.11.2004',
  }

  it('registers once, and answers a repeat with the same worker', async () => {
    const before = await count('worker')
    const first = await served.ask(officer, register, { input })
    expect(first).toEqual({
      registerWorker: {
        worker: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          fullName: 'Siti Contoh',
          nik: '3509116001950001',
          nikStatus: 'NOT_CHECKED',
          ageBand: expect.stringMatching(/^FROM_/),
          kecamatan: 'Wuluhan',
          desaCode: '35.09.11.2004',
          desa: 'Dukuhdempok',
          lifecycleStatus: 'REGISTERED',
          registeredOn: today,
          aliases: ['Siti Tjontoh'],
        },
      },
    })
    expect(await served.ask(officer, register, { input })).toEqual(first)
    expect(await count('worker')).toBe(before + 1)
  })

  it('refuses the same key with another input', async () => {
    const [code] = await refused(officer, register, { ...input, fullName: 'Siti Lain' })
    expect(code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('refuses a number that is registered, and says neither the number nor of whom', async () => {
    const again = { ...input, clientKey: 'register-contoh-2', fullName: 'Orang Lain' }
    expect(await refused(officer, register, again)).toEqual([
      'CONFLICT',
      'input.nik',
      'A worker with this population number (NIK) is registered already. Nothing was written. · Pekerja dengan NIK ini sudah terdaftar. Tidak ada yang ditulis.',
    ])
  })

  it('lets only one of many registrations of a number at once through', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((at) =>
        served.subgraph.ask({
          as: officer,
          query: register,
          variables: { input: { ...input, nik: '3509116001950002', clientKey: `register-race-${at}` } },
        }),
      ),
    )
    const codes = answers.map(({ body }) => body.errors?.[0]?.extensions?.code ?? 'registered').sort()
    expect(codes).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'registered'])
  })

  it('takes an id that another agency drew, once', async () => {
    const drawn = { ...input, workerId: nobody, nik: '3509116001950003', clientKey: 'register-drawn-1' }
    const { registerWorker } = await served.ask(officer, register, { input: drawn })
    expect(registerWorker).toMatchObject({ worker: { id: nobody } })
    const again = { ...drawn, nik: '3509116001950004', clientKey: 'register-drawn-2' }
    expect((await refused(officer, register, again)).slice(0, 2)).toEqual(['CONFLICT', 'input.workerId'])
  })

  it.each([
    ['an empty name', { fullName: '  ' }, 'input.fullName'],
    ['a birth date to come', { birthDate: '2999-01-01' }, 'input.birthDate'],
    ['a district elsewhere', { kecamatanCode: '35.10.11' }, 'input.kecamatanCode'],
    ['a village of another district', { desaCode: '35.09.12.2004' }, 'input.desaCode'],
    ['an id that is none', { workerId: 'sulastri' }, 'input.workerId'],
    ['a country that is none', { nationality: 'Indonesia' }, 'input.nationality'],
    ['a key that is too short', { clientKey: 'short' }, 'input.clientKey'],
  ])('refuses %s and writes nothing', async (_, change, field) => {
    const before = await count('worker')
    const bad = { ...input, nik: '3509116001950009', clientKey: 'register-refused', ...change }
    const [code, named, message] = await refused(officer, register, bad)
    expect([code, named]).toEqual(['BAD_INPUT', field])
    expect(message).toMatch(/^\S.*\.$/)
    expect(await count('worker')).toBe(before)
  })

  it('refuses a number that has not 16 digits without repeating it', async () => {
    const answer = await served.subgraph.ask({
      as: officer,
      query: register,
      variables: { input: { ...input, nik: '35091160019500' } },
    })
    expect(answer.body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
    expect(answer.text).not.toContain('35091160019500')
  })

  it.each([
    ['a head of the agency', head, 'NOT_CLEARED'],
    ['the company', placer, 'NOT_OFFERED'],
    ['the NGO', companion, 'NOT_OFFERED'],
    ['a worker', subject, 'NOT_OFFERED'],
    ['the public', undefined, 'NOT_OFFERED'],
  ])('is closed to %s', async (_, as, reason) => {
    const before = await count('worker')
    const other = { ...input, nik: '3509116001950010', clientKey: 'register-closed-1' }
    const answer = await served.subgraph.ask({ as, query: register, variables: { input: other } })
    expect(dataOf(answer)).toEqual({ registerWorker: null })
    expect(reasons(answer)).toEqual([`Mutation.registerWorker ${reason}`])
    expect(await count('worker')).toBe(before)
  })
})

describe('requestRepatriation', () => {
  const request = `mutation ($input: RequestRepatriationInput!) {
    requestRepatriation(input: $input) { repatriation { status requestedBy requestedOn country worker { id } } }
  }`
  const homeward = { ...companion, purpose: 'REPATRIATION' } as const
  const permitted = population.find(({ grants }) =>
    grants.some(
      ({ owner, recipient, state, purposes }) =>
        owner === 'disnaker-jember' && recipient === ngo && state === 'LIVE' && purposes.includes('REPATRIATION'),
    ),
  )
  const input = { clientKey: 'repatriate-1', workerId: permitted?.id, country: 'MY' }

  it('lets the NGO ask for somebody who permitted it, once, and makes it a party', async () => {
    const before = await count('repatriation')
    const first = await served.ask(homeward, request, { input })
    expect(first).toEqual({
      requestRepatriation: {
        repatriation: {
          status: 'REQUESTED',
          requestedBy: ngo,
          requestedOn: today,
          country: 'MY',
          worker: { id: permitted?.id },
        },
      },
    })
    expect(await served.ask(homeward, request, { input })).toEqual(first)
    expect(await count('repatriation')).toBe(before + 1)
    const parties = await served.database.own.query(
      `select agency from party where type = 'Repatriation' and row_id in
       (select id from repatriation where worker_id = $1 and status = 'REQUESTED')`,
      [permitted?.id],
    )
    expect(parties).toEqual([{ agency: ngo }])
  })

  it.each([
    ['somebody who permitted nothing', candidate],
    ['somebody who permitted it for protection only', sulastri],
    ['nobody', nobody],
  ])('refuses the NGO for %s, always with the same words', async (_, workerId) => {
    const before = await count('repatriation')
    const other = { ...input, workerId, clientKey: 'repatriate-refused' }
    const answer = await served.subgraph.ask({ as: homeward, query: request, variables: { input: other } })
    expect(dataOf(answer)).toEqual({ requestRepatriation: null })
    expect(reasons(answer)).toEqual(['Mutation.requestRepatriation NO_GRANT'])
    expect(await count('repatriation')).toBe(before)
  })

  it('refuses the NGO for another purpose, and the company', async () => {
    const protecting = await served.subgraph.ask({ as: companion, query: request, variables: { input } })
    expect(reasons(protecting)).toEqual(['Mutation.requestRepatriation PURPOSE_NOT_ALLOWED'])
    const placing = await served.subgraph.ask({ as: placer, query: request, variables: { input } })
    expect(reasons(placing)).toEqual(['Mutation.requestRepatriation NOT_OFFERED'])
  })

  it('lets own staff ask for anybody, registered or not, and keeps each agency’s keys apart', async () => {
    const unknown = { ...input, workerId: '10000000-0000-4000-8000-00000000000a' }
    expect(await served.ask(caseworker, request, { input: unknown })).toMatchObject({
      requestRepatriation: { repatriation: { requestedBy: 'disnaker-jember', worker: null } },
    })
  })

  it.each([
    ['a worker id that is none', { workerId: 'sulastri' }, 'input.workerId'],
    ['a country that is none', { country: 'Malaysia' }, 'input.country'],
    ['a day that is past', { neededBy: '2020-01-01' }, 'input.neededBy'],
  ])('refuses %s and writes nothing', async (_, change, field) => {
    const before = await count('repatriation')
    const bad = { ...input, clientKey: 'repatriate-bad-1', ...change }
    expect((await refused(caseworker, request, bad)).slice(0, 2)).toEqual(['BAD_INPUT', field])
    expect(await count('repatriation')).toBe(before)
  })
})
