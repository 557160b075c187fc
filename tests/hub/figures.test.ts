import { randomUUID } from 'node:crypto'
import { companion, forumAgency, migrantCare, type ReferralHub, referralHub } from './referral-hub.ts'

let hub: ReferralHub

beforeAll(async () => {
  hub = await referralHub()
}, 120_000)

afterAll(() => hub?.close())

const head = { ...companion, person: 'head', role: 'HEAD', purpose: 'STATISTICS' } as const
const publish = `mutation ($input: PublishCaseTablesInput!) { publishCaseTables(input: $input) { __typename } }`

/** Cases of one kind that came in on a day of a quarter that is long over. */
async function cases(type: string, count: number, day: string): Promise<void> {
  for (let made = 0; made < count; made += 1)
    await hub.rows(
      migrantCare,
      `insert into "case" (id, types, severity, channel, received_at, status)
       values ($1, array[$2], 'LOW', 'PHONE', $3, 'OPEN')`,
      [randomUUID(), type, `${day}T10:00:00+07:00`],
    )
}

/** What everybody finds at the forum by one breakdown. */
async function shown(groupBy: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const query = `{ outcomeStatistics(groupBy: [${groupBy}]) {
    tables { counted publisher periodEnd lines { categories count isWithheld } } } }`
  const { body, text } = await hub.ask(forumAgency, undefined, query)
  if (body.errors !== undefined) throw new Error(text)
  return (body.data?.outcomeStatistics as { tables: Record<string, unknown>[] }).tables
}

describe('tables that an agency publishes', () => {
  it('are shown to everybody at the forum, once, with small figures withheld and the next smallest with them', async () => {
    await cases('UNPAID_WAGES', 12, '2026-02-10')
    await cases('JOB_FRAUD', 7, '2026-02-11')
    await cases('SICKNESS', 2, '2026-02-12')
    expect(await shown('')).toEqual([])
    const input = { clientKey: randomUUID(), asOf: '2026-03-31' }
    const answer = await hub.ask(migrantCare, head, publish, { input })
    expect(answer.body.errors).toBeUndefined()
    expect(await shown('')).toEqual([])
    await hub.deliver()
    await hub.ask(migrantCare, head, publish, { input })
    await hub.deliver()
    const common = { counted: 'CASES', publisher: migrantCare, periodEnd: '2026-03-31' }
    expect(await shown('')).toEqual([{ ...common, lines: [{ categories: [], count: 21, isWithheld: false }] }])
    const [types, ...more] = await shown('TYPE')
    expect(more).toEqual([])
    expect(types).toMatchObject(common)
    const lines = (types?.lines ?? []) as { categories: string[]; count: number | null }[]
    const counts = lines.filter(({ count }) => count !== null).map(({ categories, count }) => [categories[0], count])
    expect(counts).toEqual([['UNPAID_WAGES', 12]])
  })

  it('are refused at the forum from whoever publishes no such table, whatever it says of itself', async () => {
    const table = {
      table: 'PLACEMENTS',
      period: { from: '2026-01-01', to: '2026-03-31' },
      asOf: '2026-03-31',
      definition: { id: 'penempatan', en: 'placements' },
      dimensions: [],
      lines: [{ values: [], count: 40 }],
    }
    const { status } = await hub.say(migrantCare, forumAgency, 'figureTable', table)
    expect(status).toBe(409)
    expect((await shown('')).map(({ counted }) => counted)).toEqual(['CASES'])
  })
})
