import { beginJobs, doDueJobs, type FigureTable, figureTableSchema, jobServices, publicationDay } from '@simpul/agency'
import { ngo as migrantCare } from '@simpul/demo'
import { acting } from '../testing/acting.ts'
import {
  analyst,
  caseworker,
  companion,
  placer,
  type ServedNgo,
  serveNgo,
  subject,
  supervisor,
  today,
} from '../testing/served-ngo.ts'
import { caseStatistics } from './case-statistics.ts'

let served: ServedNgo

beforeAll(async () => {
  served = await serveNgo()
}, 60_000)

afterAll(() => served?.close())

const { act, done, newCase, caseAs, rows, everything } = acting(() => served)
const head = { ...analyst, person: 'head', role: 'HEAD' } as const

describe('what a client tells of herself', () => {
  const client = { sex: 'FEMALE', ageBand: 'FROM_25_TO_34', kecamatanCode: '35.09.03', sector: 'DOMESTIC' }
  const fields = 'clientSex clientAgeBand clientEducation clientKecamatanCode clientSector clientScheme'

  it('is kept with her case, and what is left out of a change stays', async () => {
    const id = await newCase({ client })
    await done('changeCase', {
      caseId: id,
      expectedVersion: 1,
      client: { scheme: 'P_TO_P', ageBand: 'FROM_35_TO_44', sex: null },
    })
    expect(await caseAs(caseworker, id, fields)).toEqual({
      clientSex: 'FEMALE',
      clientAgeBand: 'FROM_35_TO_44',
      clientEducation: null,
      clientKecamatanCode: '35.09.03',
      clientSector: 'DOMESTIC',
      clientScheme: 'P_TO_P',
    })
  })

  it('names a district by its code, and writes nothing otherwise', async () => {
    const before = await everything()
    const given = { types: ['OVERSTAY'], severity: 'LOW', channel: 'PHONE', client: { kecamatanCode: 'Sumberbaru' } }
    expect(await act('openCase', given)).toMatchObject({ code: 'BAD_INPUT', field: 'input.client.kecamatanCode' })
    expect(await everything()).toBe(before)
  })
})

describe('caseStatistics', () => {
  const question = `query ($by: [CaseDimension!]!) { caseStatistics(groupBy: $by) { asOf total
    figures { type sex kecamatanCode periodStart count } } }`

  it.each([
    ['an analyst', analyst],
    ['a caseworker', { ...caseworker, person: 'lain' }],
    ['the head', head],
  ])('counts exactly for %s of the own staff', async (_, own) => {
    const { caseStatistics: counted } = await served.ask(own, question, { by: ['TYPE', 'SEX'] })
    const figures = await rows(
      `select types[1] as type, client_sex as sex, null as "kecamatanCode", null as "periodStart", count(*)::int as count
       from "case" group by 1, 2 order by 1 nulls last, 2 nulls last`,
    )
    const [all] = await rows<{ n: number }>('select count(*)::int as n from "case"')
    expect(counted).toEqual({ asOf: today, total: all?.n, figures })
  })

  it('takes every dimension at once, in one counting statement', async () => {
    const by = `TYPE COUNTRY SEVERITY CHANNEL STATUS CLOSED_BECAUSE SEX AGE_BAND EDUCATION KECAMATAN SECTOR SCHEME PERIOD`
    const few = await served.statements(() => served.ask(analyst, question, { by: [] }))
    expect(await served.statements(() => served.ask(analyst, question, { by: by.split(' ') }))).toBe(few)
  })

  it('does not count for a respondent what is directed against that person', async () => {
    const id = await newCase()
    await rows(`insert into exclusion (type, row_id, person) values ('Case', $1, 'rekan')`, [id])
    const totalFor = async (person: string) => {
      const { caseStatistics: one } = await served.ask({ ...analyst, person }, question, { by: [] })
      return (one as { readonly total: number }).total
    }
    expect((await totalFor('lain')) - (await totalFor('rekan'))).toBe(1)
  })

  it.each([
    ['the government', companion],
    ['a company', placer],
    ['a subject', subject],
    ['the public', undefined],
  ])('tells %s nothing, nor do the published tables here', async (_, other) => {
    const live = await served.subgraph.ask({ as: other, query: question, variables: { by: ['SEX'] } })
    expect(live.body.data).toEqual({ caseStatistics: null })
    const query = '{ publishedCaseTables { totalCount edges { node { cases } } } }'
    const published = await served.subgraph.ask({ as: other, query })
    expect(published.body.data).toEqual({ publishedCaseTables: null })
  })
})

interface PublishedTables {
  readonly publishedCaseTables: { readonly edges: readonly { readonly node: { readonly cases: number | null } }[] }
}

describe('published tables of cases', () => {
  const query = `{ publishedCaseTables(first: 100, orderBy: PERIOD_END) { edges { node {
    dimension periodEnd cases lines { category cases isWithheld } } } } }`

  it('hold no small figure', async () => {
    const seen = JSON.stringify((await served.ask(supervisor, query)) as unknown as PublishedTables)
    const numbers = [...seen.matchAll(/"cases":(\d+)/g)].map(([, n]) => Number(n))
    expect(numbers.length).toBeGreaterThan(0)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(5)
  })

  it('count no case that another agency referred: it is counted there', async () => {
    const both = await rows('select k.id from counted_case k join "case" c using (id) where c.referred_by is not null')
    expect(both).toEqual([])
    expect(await rows('select id from "case" where referred_by is not null limit 1')).toHaveLength(1)
  })

  it.each(['published_case_table', 'published_case_line', 'counted_case'])('stay as they are: %s', async (table) => {
    for (const change of [`update ${table} set id = id`, `delete from ${table}`])
      await expect(rows(change)).rejects.toThrow('What is published stays as it is.')
  })

  it.each([
    ['a day that ends no quarter', () => '2026-09-29', 'must be the last day of a quarter'],
    ['a quarter to come', () => '2999-12-31', 'must be a quarter that is over'],
    ['a quarter that is published', () => lastPublished(), 'must come after'],
  ])('are refused for %s', async (_, asOf, expected) => {
    const before = await everything()
    const refusal = await act('publishCaseTables', { asOf: await asOf() }, '__typename', head)
    expect(refusal).toMatchObject({ code: 'BAD_INPUT', field: 'input.asOf' })
    expect(refusal.messages).toMatchObject({ en: expect.stringContaining(expected), id: expect.any(String) })
    expect(await everything()).toBe(before)
  })
})

async function lastPublished(): Promise<string> {
  const [last] = await rows<{ on: string }>('select max(period_end)::text as on from published_case_table')
  return last?.on ?? ''
}

describe('the job of a quarter', () => {
  const waiting = () =>
    rows<{ input: FigureTable }>(`select input from outbox where message = 'figureTable' order by number`)
  const at = (moment: Date) => jobServices(migrantCare, { ...served.subgraph.services, clock: () => moment })
  const due = async () => {
    const [next] = await rows<{ at: Date }>(
      `select run_at as at from graphile_worker._private_jobs where key = 'case-tables:case-tables'`,
    )
    return next?.at
  }
  const nextEnd = (after: string) => new Date(Date.UTC(Number(after.slice(0, 4)), Number(after.slice(5, 7)) + 3, 0))

  it('has told the forum of every quarter that was published, in tables that it takes', async () => {
    const told = await waiting()
    expect(told.length).toBe(4 * 10)
    for (const { input } of told) expect(figureTableSchema.safeParse(input).error).toBeUndefined()
    expect(new Set(told.map(({ input }) => input.dimensions.join())).size).toBe(10)
  })

  it('publishes the next quarter on its day, once, whoever else tries, and waits for the one after', async () => {
    const ended = await lastPublished()
    const end = nextEnd(ended).toISOString().slice(0, 10)
    for (let made = 0; made < 12; made += 1) {
      const row = [`counted-${made}`, made < 8 ? 'UNPAID_WAGES' : 'OVERSTAY', `${end}T10:00:00+07:00`]
      await rows(
        `insert into "case" (id, types, severity, channel, received_at, status) values ($1, array[$2], 'LOW', 'PHONE', $3, 'OPEN')`,
        row,
      )
    }
    await rows(`insert into exclusion (type, row_id, person) values ('Case', 'counted-0', 'rekan')`)
    const day = new Date(`${publicationDay(end)}T07:00:00+07:00`)
    const dayBefore = new Date(day.getTime() - 86_400_000)
    const before = (await waiting()).length
    await beginAt(dayBefore)
    expect(await doDueJobs([caseStatistics.job], at(dayBefore))).toBe(1)
    expect(await lastPublished()).toBe(ended)
    expect(await due()).toEqual(new Date(`${publicationDay(end)}T06:00:00+07:00`))
    const done = await Promise.all([1, 2].map(() => doDueJobs([caseStatistics.job], at(day))))
    expect(done.toSorted()).toEqual([0, 1])
    expect(await lastPublished()).toBe(end)
    const told = (await waiting()).slice(before).map(({ input }) => input)
    expect(told).toHaveLength(10)
    expect(told[0]).toMatchObject({ table: 'CASES', period: { to: end }, asOf: publicationDay(end), dimensions: [] })
    expect(await doDueJobs([caseStatistics.job], at(day))).toBe(0)
  })

  it('counted what is directed against one of the own people too, whoever asks', async () => {
    expect(await rows(`select id from counted_case where id like 'counted-%'`)).toHaveLength(12)
  })

  async function beginAt(moment: Date): Promise<void> {
    await beginJobs([caseStatistics.job], at(moment))
  }
})
