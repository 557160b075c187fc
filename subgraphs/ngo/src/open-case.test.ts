import { respondentCompany } from '@simpul/demo'
import type { TestCaller } from '@simpul/testing'
import {
  analyst,
  caseworker,
  companion,
  population,
  reasons,
  type ServedNgo,
  serveNgo,
  subject,
} from './testing/served-ngo.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const openCase = `mutation ($input: OpenCaseInput!) {
  openCase(input: $input) {
    case {
      id worker { id } types severity country channel receivedAt status closedAt
      narratives { text takenAt } respondents { name company { id } }
    }
  }
}`

const receivedAt = '2026-02-03T04:05:06.000Z'
const [sulastri] = population
const input = {
  clientKey: 'open-contoh-1',
  workerId: sulastri?.id,
  types: ['UNPAID_WAGES', 'WITHHELD_DOCUMENTS'],
  severity: 'HIGH',
  country: 'MY',
  channel: 'PHONE',
  receivedAt,
  narrative: 'Upah tiga bulan belum dibayar.',
  respondentCompanyId: respondentCompany,
}

const written = ['"case"', 'case_narrative', 'case_respondent', 'exclusion', 'request_key']

/** How many rows there are in all tables that the mutation writes. */
async function rows(): Promise<readonly number[]> {
  const [counts] = await served.database.own.query<Record<string, number>[]>(
    `select ${written.map((table, at) => `(select count(*)::int from ${table}) as c${at}`).join(', ')}`,
  )
  return Object.values(counts ?? {})
}

/** The one error of an answer: its code and the field it names. */
async function refused(as: TestCaller, given: object): Promise<readonly unknown[]> {
  const { body } = await served.subgraph.ask({ as, query: openCase, variables: { input: given } })
  expect(body.errors).toHaveLength(1)
  return [body.errors?.[0]?.extensions?.code, body.errors?.[0]?.extensions?.field]
}

describe('openCase', () => {
  it('writes the case, what was told, the respondent and the exclusion, once, and answers a repeat alike', async () => {
    const before = await rows()
    const first = await served.ask(caseworker, openCase, { input })
    expect(first).toEqual({
      openCase: {
        case: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          worker: { id: sulastri?.id },
          types: input.types,
          severity: 'HIGH',
          country: 'MY',
          channel: 'PHONE',
          receivedAt,
          status: 'OPEN',
          closedAt: null,
          narratives: [{ text: input.narrative, takenAt: receivedAt }],
          respondents: [{ name: null, company: { id: respondentCompany } }],
        },
      },
    })
    expect(await served.ask(caseworker, openCase, { input })).toEqual(first)
    expect(await rows()).toEqual(before.map((count) => count + 1))
  })

  it('excludes the respondent company from the case, and the worker reads what she told', async () => {
    const found = await served.database.own.query<object[]>(
      `select e.agency, e.person, n.subject_id from case_respondent r
       join exclusion e on e.type = 'Case' and e.row_id = r.case_id join case_narrative n on n.case_id = r.case_id
       where n.text = $1`,
      [input.narrative],
    )
    expect(found).toEqual([{ agency: respondentCompany, person: null, subject_id: sulastri?.id }])
    const query = 'query ($id: ID!) { worker(id: $id) { cases { narratives { text } } } }'
    const { worker } = await served.ask(subject, query, { id: sulastri?.id })
    expect(worker).toMatchObject({ cases: expect.arrayContaining([{ narratives: [{ text: input.narrative }] }]) })
  })

  it('opens a case about somebody whom nobody knows yet, received now', async () => {
    const { types, severity, channel } = input
    const given = { clientKey: 'open-contoh-2', types, severity, channel }
    expect(await served.ask(caseworker, openCase, { input: given })).toMatchObject({
      openCase: { case: { worker: null, country: null, narratives: [], respondents: [], status: 'OPEN' } },
    })
  })

  it('refuses the same key with another input, and writes nothing', async () => {
    const before = await rows()
    expect(await refused(caseworker, { ...input, severity: 'LOW' })).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
      'input.clientKey',
    ])
    expect(await rows()).toEqual(before)
  })

  it('keeps the keys of two caseworkers apart', async () => {
    const other = await served.ask({ ...caseworker, person: 'caseworker-2' }, openCase, { input })
    const first = await served.ask(caseworker, openCase, { input })
    expect(other).not.toEqual(first)
  })

  it.each([
    ['no type', { types: [] }, 'input.types'],
    ['a type twice', { types: ['DEATH', 'DEATH'] }, 'input.types'],
    ['a country by name', { country: 'Malaysia' }, 'input.country'],
    ['a country that is none', { country: 'ZZ' }, 'input.country'],
    ['a moment of before anybody was born', { receivedAt: '1850-01-01T00:00:00Z' }, 'input.receivedAt'],
    ['a narrative of 200,000 characters', { narrative: 'a'.repeat(200_000) }, 'input.narrative'],
    ['a moment to come', { receivedAt: '2999-01-01T00:00:00Z' }, 'input.receivedAt'],
    ['a narrative without words', { narrative: '  ' }, 'input.narrative'],
    ['a narrative without end', { narrative: 'a'.repeat(20_001) }, 'input.narrative'],
    ['a worker id that is none', { workerId: 'sulastri' }, 'input.workerId'],
    ['a company id that is none', { respondentCompanyId: 'PT Contoh' }, 'input.respondentCompanyId'],
    ['a key that is too short', { clientKey: 'a' }, 'input.clientKey'],
  ])('refuses %s, and writes nothing', async (_, wrong, field) => {
    const before = await rows()
    expect(await refused(caseworker, { ...input, clientKey: 'open-contoh-3', ...wrong })).toEqual(['BAD_INPUT', field])
    expect(await rows()).toEqual(before)
  })

  it.each([
    ['staff who are not cleared', analyst, 'NOT_CLEARED'],
    ['the government', companion, 'NOT_OFFERED'],
    ['a worker', subject, 'NOT_OFFERED'],
  ])('is closed to %s, and writes nothing', async (_, as, reason) => {
    const before = await rows()
    const answer = await served.subgraph.ask({ as, query: openCase, variables: { input } })
    expect(answer.body.data).toEqual({ openCase: null })
    expect(reasons(answer)).toEqual([`Mutation.openCase ${reason}`])
    expect(await rows()).toEqual(before)
  })
})
