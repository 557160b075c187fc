import {
  beginJobs,
  doDueJobs,
  type FigureTable,
  figureTableSchema,
  jobServices,
  publicationDay,
  quartersToPublish,
} from '@simpul/agency'
import { government as disnaker } from '@simpul/demo'
import { complaintStatistics } from '../complaint-statistics/complaint-statistics.ts'
import { placementStatistics } from '../placement-statistics/placement-statistics.ts'
import {
  caseworker,
  companion,
  head,
  officer,
  placer,
  type ServedGovernment,
  serveGovernment,
  subject,
  today,
} from '../testing/served-government.ts'

const analyst = { ...officer, person: 'analyst', role: 'ANALYST', purpose: 'STATISTICS' } as const
const [firstQuarter = '', , , lastQuarter = ''] = quartersToPublish(today, 4)
let served: ServedGovernment

beforeAll(async () => {
  served = await serveGovernment()
}, 60_000)

afterAll(() => served?.close())

const question = `query ($by: [PlacementDimension!]!) { placementStatistics(groupBy: $by) { asOf total
  figures { destinationCountry sex ageBand periodStart count } } }`

describe('placementStatistics', () => {
  it.each([
    ['an analyst', analyst],
    ['an officer', officer],
    ['a caseworker', caseworker],
    ['the head', head],
  ])('counts exactly for %s of the own staff', async (_, own) => {
    const { placementStatistics } = await served.ask(own, question, { by: ['DESTINATION', 'SEX'] })
    const counted = await served.database.own.query<unknown[]>(
      `select destination_country as "destinationCountry", sex, null as "ageBand", null as "periodStart", count(*)::int as count
       from filed_placement join worker w on w.id = worker_id group by 1, 2 order by 1, 2`,
    )
    const [all] = await served.database.own.query<{ n: number }[]>('select count(*)::int as n from filed_placement')
    expect(placementStatistics).toEqual({ asOf: today, total: all?.n, figures: counted })
  })

  it('takes every dimension at once, in one counting statement', async () => {
    const by = ['DESTINATION', 'SEX', 'AGE_BAND', 'EDUCATION', 'KECAMATAN', 'SECTOR', 'SCHEME', 'STATUS', 'PERIOD']
    const query = `query ($by: [PlacementDimension!]!) { placementStatistics(groupBy: $by, period: YEAR) { total
      figures { kecamatanCode educationLevel sector scheme status count } } }`
    const few = await served.statements(() => served.ask(analyst, query, { by: [] }))
    expect(await served.statements(() => served.ask(analyst, query, { by }))).toBe(few)
  })

  it.each([
    ['another agency', companion],
    ['a company', placer],
    ['a subject', subject],
    ['the public', undefined],
  ])('tells %s nothing', async (_, other) => {
    const { body, text } = await served.subgraph.ask({ as: other, query: question, variables: { by: ['SEX'] } })
    expect(body.data).toEqual({ placementStatistics: null })
    expect(text).not.toContain('"count"')
  })
})

const tables = `{ publishedPlacementTables(first: 100, orderBy: PERIOD_END) { edges { node {
  dimension periodEnd placements female male lines { category placements female male isWithheld } } } } }`

describe('published tables', () => {
  it('hold no small figure, and are open here to own staff alone: everybody reads them at the forum', async () => {
    const seen = await served.ask(analyst, tables)
    for (const other of [undefined, placer, companion, subject]) {
      const { body } = await served.subgraph.ask({ as: other, query: tables })
      expect(body.data).toEqual({ publishedPlacementTables: null })
    }
    const numbers = [...JSON.stringify(seen).matchAll(/"(?:placements|female|male)":(\d+)/g)].map(([, n]) => Number(n))
    expect(numbers.length).toBeGreaterThan(0)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
  })

  it('count nothing at two dates', async () => {
    const [counted] = await served.database.own.query<{ sum: number; placements: number }[]>(
      `select (select sum(placements)::int from published_placement_table where dimension = 'SCHEME') as sum,
         (select count(*)::int from filed_placement where departure_date > $1::date - interval '3 months'
            and departure_date <= $2) as placements`,
      [firstQuarter, lastQuarter],
    )
    expect(counted?.sum).toBeGreaterThan(0)
    expect(counted?.sum).toBeLessThanOrEqual(counted?.placements ?? 0)
  })

  it('count no complaint that another agency referred: it is counted there', async () => {
    const referred = 'select id from complaint where referred_by is not null'
    expect(await served.database.own.query(`${referred} limit 1`)).toHaveLength(1)
    expect(await served.database.own.query(`select id from counted_complaint where id in (${referred})`)).toEqual([])
  })

  it.each([
    'published_placement_table',
    'published_placement_line',
    'counted_placement',
    'published_complaint_line',
  ])('stay as they are: %s', async (table) => {
    for (const change of [`update ${table} set id = id`, `delete from ${table}`])
      await expect(served.database.own.query(change)).rejects.toThrow('What is published stays as it is.')
  })

  it.each([
    ['a day that ends no quarter', '2026-09-29', 'must be the last day of a quarter'],
    ['a quarter to come', '2999-12-31', 'must be a quarter that is over'],
    ['a quarter that is published', lastQuarter, 'must come after'],
  ])('are refused for %s', async (_, asOf, expected) => {
    const before = await served.database.own.query('select count(*) from published_complaint_table')
    const { body } = await served.subgraph.ask({
      as: head,
      query: `mutation ($input: PublishComplaintTablesInput!) { publishComplaintTables(input: $input) { tables { id } } }`,
      variables: { input: { clientKey: `publish-${asOf}`, asOf } },
    })
    expect(body.errors?.[0]).toMatchObject({
      message: expect.stringContaining(expected),
      extensions: { code: 'BAD_INPUT', field: 'input.asOf' },
    })
    expect(await served.database.own.query('select count(*) from published_complaint_table')).toEqual(before)
  })

  it('are published by own staff only', async () => {
    const query = `mutation ($input: PublishPlacementTablesInput!) { publishPlacementTables(input: $input) { tables { id } } }`
    const variables = { input: { clientKey: 'publish-foreign', asOf: lastQuarter } }
    const { body } = await served.subgraph.ask({ as: placer, query, variables })
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BOUNDARY_CLOSED' })
  })
})

describe('the jobs of a quarter', () => {
  const told = async (): Promise<readonly FigureTable[]> => {
    const found = await served.database.own.query<{ input: FigureTable }[]>(
      `select input from outbox where message = 'figureTable' order by number`,
    )
    return found.map(({ input }) => input)
  }

  it('have told the forum of every quarter that was published, in tables that it takes', async () => {
    const all = await told()
    for (const one of all) expect(figureTableSchema.safeParse(one).error).toBeUndefined()
    // the whole, by sex, and each of six dimensions with and without it; complaints are divided by nothing
    expect(all.filter(({ table }) => table === 'PLACEMENTS')).toHaveLength(4 * (2 + 2 * 6))
    expect(all.filter(({ table }) => table === 'COMPLAINTS')).toHaveLength(4 * (1 + 6))
  })

  it('show at the forum the very numbers that were published here', async () => {
    const [table] = await served.database.own.query<{ id: string; placements: number }[]>(
      `select id, placements from published_placement_table where dimension = 'SCHEME' and period_end = $1`,
      [lastQuarter],
    )
    const lines = await served.database.own.query<{ category: string; placements: number; female: number }[]>(
      'select category, placements, female from published_placement_line where table_id = $1 order by number',
      [table?.id],
    )
    const pushed = (await told()).filter(({ table: one, period }) => one === 'PLACEMENTS' && period.to === lastQuarter)
    const by = (...dimensions: readonly string[]) => pushed.find((one) => one.dimensions.join() === dimensions.join())
    expect(by()?.lines).toEqual([{ values: [], count: table?.placements ?? null }])
    expect(by('SCHEME')?.lines).toEqual(lines.map((one) => ({ values: [one.category], count: one.placements })))
    const women = by('SCHEME', 'SEX')?.lines.filter(({ values }) => values[1] === 'FEMALE')
    expect(women?.map(({ count }) => count)).toEqual(lines.map(({ female }) => female))
  })

  it('publish what came due while the agency was not served, quarter by quarter, once', async () => {
    const jobs = [placementStatistics.job, complaintStatistics.job]
    const later = new Date(`${publicationDay(lastQuarter)}T09:00:00+07:00`)
    later.setUTCMonth(later.getUTCMonth() + 6)
    const services = jobServices(disnaker, { ...served.subgraph.services, clock: () => later })
    await beginJobs(jobs, services)
    const before = (await told()).length
    expect(await doDueJobs(jobs, services)).toBe(2)
    await beginJobs(jobs, services)
    expect(await doDueJobs(jobs, services)).toBe(0)
    expect((await told()).length - before).toBe(2 * (14 + 7))
    const ends = await served.database.own.query<{ period_end: string }[]>(
      'select distinct period_end::text from published_placement_table where period_end > $1 order by 1',
      [lastQuarter],
    )
    expect(ends).toHaveLength(2)
  })
})
