import type { FigureTable } from '@simpul/agency'
import { insertRows } from '@simpul/agency'
import { government, hubCompany, indicatorFigures, ngo } from '@simpul/demo'
import {
  type TestCluster,
  type TestDatabase,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { keySigner, newSigningKey, peerHeaderName, peerSigner } from '@simpul/trust'
import { forum } from '../forum-subgraph.ts'
import { indicatorFigures as figures } from '../indicator-figure/indicator-figure-table.ts'
import { figureRow } from '../seed/published-rows.ts'

const now = new Date('2026-10-15T03:00:00Z')
const parties = testParties()
let cluster: TestCluster
let database: TestDatabase
let subgraph: TestSubgraph

beforeAll(async () => {
  cluster = await testCluster()
  database = await testDatabase(cluster, forum)
  const register = testRegister(parties, now)
  subgraph = await testSubgraph({ definition: forum, database, parties, register, clock: () => now })
  await insertRows(database.own)(figures, indicatorFigures.map(figureRow))
}, 60_000)

afterAll(async () => {
  await subgraph?.close()
  await database?.close()
  await cluster?.stop()
})

const table: FigureTable = {
  table: 'CASES',
  period: { from: '2026-07-01', to: '2026-09-30' },
  asOf: '2026-09-30',
  definition: { id: 'kasus yang dibuka pada periode ini', en: 'cases opened in the period' },
  dimensions: ['TYPE'],
  lines: [
    { values: ['UNPAID_WAGES'], count: 12 },
    { values: ['SICKNESS'], count: null },
    { values: ['OTHER'], count: null },
  ],
}

/** How the forum answers a table in an agency's name. */
async function tell(from: string, input: object): Promise<number> {
  const body = JSON.stringify({ message: 'figureTable', input })
  const signer = keySigner(parties.agencyKeys.get(from) ?? newSigningKey().privateKey)
  const token = await peerSigner({ agency: from, signer }).sign({ audience: 'forum-pmi-jember', body, now })
  const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
  return (await subgraph.server.inject({ method: 'POST', url: '/peer', headers, payload: body })).statusCode
}

async function read(query: string): Promise<unknown> {
  const { body, text } = await subgraph.ask({ query })
  if (body.errors !== undefined) throw new Error(text)
  return body.data
}

const fields = `counted publisher periodStart periodEnd asOf definitionIndonesian definitionEnglish dimensions receivedOn
  lines { number categories count isWithheld }`

describe('a published table', () => {
  it('is read by everybody as its publisher gave it, once however often it is told', async () => {
    expect(await tell(ngo, table)).toBe(200)
    expect(await tell(ngo, table)).toBe(200)
    const kept = await read(`{ publishedFigureTables(counted: CASES, publisher: "${ngo}") { totalCount
      edges { node { ${fields} } } } }`)
    expect(kept).toEqual({
      publishedFigureTables: {
        totalCount: 1,
        edges: [
          {
            node: {
              ...{ counted: 'CASES', publisher: ngo, periodStart: '2026-07-01', periodEnd: '2026-09-30' },
              ...{ asOf: '2026-09-30', dimensions: ['TYPE'], receivedOn: '2026-10-15' },
              definitionIndonesian: table.definition.id,
              definitionEnglish: table.definition.en,
              lines: [
                { number: 0, categories: ['UNPAID_WAGES'], count: 12, isWithheld: false },
                { number: 1, categories: ['SICKNESS'], count: null, isWithheld: true },
                { number: 2, categories: ['OTHER'], count: null, isWithheld: true },
              ],
            },
          },
        ],
      },
    })
  })

  it('never changes', async () => {
    expect(await tell(ngo, table)).toBe(200)
    for (const sql of [
      'update published_figure_table set as_of = as_of',
      'update published_figure_line set count = 13',
      'delete from published_figure_line',
    ])
      await expect(database.own.query(sql)).rejects.toThrow('never changed')
  })

  it.each([
    ['other figures of the same days', ngo, { ...table, lines: [{ values: ['OTHER'], count: 40 }] }, 409],
    ['days that meet those of another', ngo, { ...table, period: { from: '2026-04-01', to: '2026-09-30' } }, 409],
    ['an agency that publishes no such table', government, table, 409],
    ['an agency that publishes another one', ngo, { ...table, table: 'PLACEMENTS' }, 409],
    ['a day to come', ngo, { ...table, dimensions: [], lines: [{ values: [], count: 9 }], asOf: '2026-10-16' }, 409],
    ['a small figure', ngo, { ...table, lines: [{ values: ['OTHER'], count: 4 }] }, 400],
    ['zero', ngo, { ...table, lines: [{ values: ['OTHER'], count: 0 }] }, 400],
    ['one withheld line alone', ngo, { ...table, lines: table.lines.slice(0, 2) }, 400],
    ['a line with too many values', ngo, { ...table, lines: [{ values: ['OTHER', 'MY'], count: 9 }] }, 400],
    ['a line twice', ngo, { ...table, lines: [table.lines[0], table.lines[0]] }, 400],
    ['a period that ends with no quarter', ngo, { ...table, period: { from: '2026-07-01', to: '2026-08-31' } }, 400],
    ['a day before the period is over', ngo, { ...table, asOf: '2026-09-29' }, 400],
    ['a dimension that there is not', ngo, { ...table, dimensions: ['NAME'] }, 400],
    ['a value that is no code', ngo, { ...table, lines: [{ values: ['Siti 1'], count: 9 }] }, 400],
    ['a value that is a NIK', ngo, { ...table, lines: [{ values: ['3509116001950001'], count: 9 }] }, 400],
    [
      'a definition that names somebody by number',
      ngo,
      { ...table, definition: { id: 'NIK 3509116001950001', en: 'cases' } },
      400,
    ],
    ['an agency that the register does not have', 'somebody', table, 401],
  ])('is refused with %s, and nothing is written', async (_, from, wrong, status) => {
    const count = () => database.own.query('select count(*)::int as count from published_figure_table')
    const before = await count()
    expect(await tell(from, wrong)).toBe(status)
    expect(await count()).toEqual(before)
  })

  it('is there once, though it is told several times at one moment', async () => {
    const other = { ...table, dimensions: ['SEX'], lines: [{ values: ['FEMALE'], count: 30 }] }
    const differing = { ...other, lines: [{ values: ['FEMALE'], count: 31 }] }
    const answers = await Promise.all([other, differing, other, differing].map((one) => tell(ngo, one)))
    expect(answers.toSorted()).toEqual([200, 200, 409, 409])
  })
})

describe('outcomeStatistics', () => {
  const count = (value: number) => [{ values: ['HK'], count: value }]
  const placements = { ...table, table: 'PLACEMENTS', dimensions: ['DESTINATION'] }

  it('sets publishers that disagree side by side, and averages nothing', async () => {
    await database.own.query(
      `with another as (
         insert into published_figure_table (id, counted, publisher, period_start, period_end, as_of,
           definition_indonesian, definition_english, dimensions, breakdown, received_on)
         values ('another', 'PLACEMENTS', $1, '2026-07-01', '2026-09-30', '2026-09-30', 'penempatan', 'placements',
           '{DESTINATION}', 'DESTINATION', '2026-10-01') returning id)
       insert into published_figure_line (id, published_figure_table_id, number, categories, count, is_withheld)
       select 'line', id, 0, '{HK}', 50, false from another`,
      [hubCompany],
    )
    await tell(government, { ...placements, lines: count(70) })
    const earlier = { from: '2026-04-01', to: '2026-06-30' }
    await tell(government, { ...placements, period: earlier, asOf: '2026-07-01', lines: count(60) })
    const found = await read(`{ outcomeStatistics(groupBy: [DESTINATION]) {
      tables { publisher periodStart lines { categories count } } } }`)
    const line = (value: number) => [{ categories: ['HK'], count: value }]
    expect(found).toEqual({
      outcomeStatistics: {
        tables: [
          { publisher: government, periodStart: '2026-04-01', lines: line(60) },
          { publisher: government, periodStart: '2026-07-01', lines: line(70) },
          { publisher: hubCompany, periodStart: '2026-07-01', lines: line(50) },
        ],
      },
    })
  })

  it('finds a table by its dimensions in whatever order, and nothing for a breakdown that nobody published', async () => {
    const lines = [{ values: ['HK', 'FEMALE'], count: 44 }]
    await tell(government, { ...placements, dimensions: ['DESTINATION', 'SEX'], lines })
    const asked = (groupBy: string) =>
      read(`{ outcomeStatistics(groupBy: [${groupBy}]) { tables { dimensions lines { count } } figures { id } } }`)
    const both = { tables: [{ dimensions: ['DESTINATION', 'SEX'], lines: [{ count: 44 }] }], figures: [] }
    expect(await asked('SEX, DESTINATION')).toEqual({ outcomeStatistics: both })
    expect(await asked('DESTINATION, SEX')).toEqual({ outcomeStatistics: both })
    expect(await asked('KECAMATAN')).toEqual({ outcomeStatistics: { tables: [], figures: [] } })
  })

  it('shows figures that were collected as they are, by the length of their period', async () => {
    const asked = (period: string) =>
      read(`{ outcomeStatistics(groupBy: [TYPE], period: ${period}) { figures { category value publisher } } }`)
    const types = indicatorFigures.filter(({ dimension }) => dimension === 'type')
    const shown = types.map(({ category, value, publisher }) => ({ category, value, publisher }))
    expect(types.length).toBeGreaterThan(3)
    expect(await asked('YEAR')).toEqual({ outcomeStatistics: { figures: expect.arrayContaining(shown) } })
    expect(await asked('MONTH')).toEqual({ outcomeStatistics: { figures: [] } })
  })

  it('is the whole where nothing is asked for, and counts no table of people', async () => {
    await tell(ngo, { ...table, dimensions: [], lines: [{ values: [], count: 61 }] })
    expect(await read('{ outcomeStatistics { id tables { counted lines { categories count } } } }')).toEqual({
      outcomeStatistics: {
        id: 'quarter-total',
        tables: [{ counted: 'CASES', lines: [{ categories: [], count: 61 }] }],
      },
    })
  })
})
