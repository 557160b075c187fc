import { addDays, beginJobs } from '@simpul/agency'
import { forum as forumAgency, government, hubCompany, ngo } from '@simpul/demo'
import { breachReminders } from '../breach-notice/breach-reminders.ts'
import { writeIndicators } from '../process-indicator/write-indicators.ts'
import { type ActingForum, actingForum } from '../testing/acting-forum.ts'
import { director, nobody, now, official, secretary, subject, supervisor, today } from '../testing/served-forum.ts'
import { dailyWork, nextMorning } from './daily-work.ts'

let acting: ActingForum

beforeAll(async () => {
  acting = await actingForum()
}, 60_000)

afterAll(() => acting?.close())

const day = (count: number) => new Date(now.getTime() + count * 86_400_000)

interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[]
}

async function page(as: Parameters<ActingForum['ask']>[0], query: string): Promise<Page> {
  return (await acting.ask(as, `{ page: ${query} }`)).page as Page
}

describe('the work of a day', () => {
  it('is done once a day, beginning with the day on which the forum is first served', async () => {
    await beginJobs([dailyWork], acting.subgraph.services)
    expect(await acting.subgraph.doJobs()).toBeGreaterThan(0)
    const days = () => acting.sql(`select run_at from graphile_worker._private_jobs where key = 'forum-day:forum-day'`)
    expect(await days()).toEqual([{ run_at: nextMorning(now) }])
    const before = await acting.sql('select id, as_of from process_indicator order by id')
    acting.setClock(day(1))
    await acting.subgraph.doJobs()
    expect(await days()).toEqual([{ run_at: nextMorning(day(1)) }])
    const after = await acting.sql('select id, as_of from process_indicator order by id')
    expect(after).not.toEqual(before)
  })

  it('begins ten minutes past midnight in Jember, whatever the hour', () => {
    expect(nextMorning(new Date('2026-03-01T16:59:00Z'))).toEqual(new Date('2026-03-01T17:10:00Z'))
    expect(nextMorning(new Date('2026-03-01T17:01:00Z'))).toEqual(new Date('2026-03-02T17:10:00Z'))
  })

  it('waits once however often the forum is started, and anew where it had failed for good', async () => {
    const key = `where key = 'forum-day:forum-day'`
    const start = () => beginJobs([dailyWork], acting.subgraph.services)
    const jobs = () => acting.sql(`select run_at, attempts from graphile_worker._private_jobs ${key}`)
    const before = await jobs()
    await start()
    expect(await jobs()).toEqual(before)
    await acting.sql(`update graphile_worker._private_jobs set attempts = max_attempts ${key}`)
    await start()
    expect(await jobs()).toEqual([{ run_at: day(1), attempts: 0 }])
    expect(await acting.subgraph.doJobs()).toBeGreaterThan(0)
  })
})

describe('an overdue commitment', () => {
  const fields = 'commitments(first: 100) { edges { node { id timeliness isLate lateOn } } }'
  const told = 'forumNotices(about: "COMMITMENT_OVERDUE", first: 100)'
  const overdue = async () => (await page(secretary, fields)).edges.filter(({ node }) => node.timeliness === 'OVERDUE')

  it('is noted as late once, with a notice for all and one for the secretariat', async () => {
    const late = await overdue()
    expect(late.length).toBeGreaterThan(0)
    expect(late.map(({ node }) => [node.isLate, node.lateOn])).toEqual(late.map(() => [true, expect.any(String)]))
    const counts = async () => [
      (await page(secretary, `${told} { totalCount }`)).totalCount,
      (await acting.sql(`select from notice where about_type = 'AgreementCommitment'`)).length,
    ]
    expect(await counts()).toEqual([late.length, late.length])
    acting.setClock(day(2))
    await acting.subgraph.doJobs()
    expect(await counts()).toEqual([(await overdue()).length, (await overdue()).length])
  })

  it('is told to every agency that has a seat, and to nobody else', async () => {
    const query = `${told} { totalCount edges { node { fromAgency wordsEn wordsId notedAt } } }`
    const all = await page(secretary, query)
    expect(all.edges.map(({ node }) => node.fromAgency)).toContain(forumAgency)
    for (const as of [official, director, supervisor]) expect(await page(as, query)).toEqual(all)
    for (const as of [undefined, subject]) expect(await acting.ask(as, `{ page: ${query} }`)).toEqual({ page: null })
  })

  it('of which its maker names another day is late no more, and is noted anew when that has passed', async () => {
    const [{ id } = { id: '' }] = (await acting.sql(
      `select id from agreement_commitment where late_on is not null and made_by = $1 limit 1`,
      [government],
    )) as { id: string }[]
    const { version } = await acting.one('select version from agreement_commitment where id = $1', [id])
    const answer = await acting.act(
      official,
      `mutation ($input: RenegotiateCommitmentInput!) { renegotiateCommitment(input: $input) {
        commitment { isLate lateOn } } }`,
      { commitmentId: id, expectedVersion: version, dueOn: addDays(today, 5), reason: 'Menunggu data.' },
    )
    expect(answer).toEqual({ renegotiateCommitment: { commitment: { isLate: false, lateOn: null } } })
    acting.setClock(day(16))
    await acting.subgraph.doJobs()
    const { lateOn } = await acting.one('select late_on::text as "lateOn" from agreement_commitment where id = $1', [
      id,
    ])
    expect(lateOn).toBe(addDays(today, 16))
  })
})

describe('a breach', () => {
  it('whose 72 hours are over is told once, and one that was notified or has time is not', async () => {
    const breach = (id: string, dueDay: number, notified: boolean) =>
      acting.sql(
        `insert into breach_notice (id, agency, detected_at, due_at, notified_at, hours_until_notice, scope, reported_on,
           version) values ($1, $2, $3, $4, $5, $6, 'Contoh', $7, 1)`,
        [id, ngo, day(dueDay - 3), day(dueDay), notified ? day(dueDay) : null, notified ? 72 : null, today],
      )
    await breach('over', 10, false)
    await breach('running', 17, false)
    await breach('notified', 10, true)
    await beginJobs([breachReminders], acting.subgraph.services)
    await acting.subgraph.doJobs()
    await beginJobs([breachReminders], acting.subgraph.services)
    await acting.subgraph.doJobs()
    expect(await acting.sql(`select about_id as id from notice where about_type = 'BreachNotice'`)).toEqual([
      { id: 'over' },
    ])
    expect((await page(official, 'forumNotices(about: "BREACH_OVERDUE") { totalCount }')).totalCount).toBe(1)
  })
})

describe('the next agenda', () => {
  it('has by itself what is overdue, disputed, unanswered, worse or new, once, and says what each is about', async () => {
    const [{ later } = { later: '' }, { later: earlier } = { later: '' }] = (await acting.sql(
      `select period_start::text as later from process_indicator
       where measure = 'QUORUM' and period = 'QUARTER' and period_end < $1 order by 1 desc`,
      [addDays(today, 16)],
    )) as { later: string }[]
    for (const [start, value] of [
      [earlier, 0.9],
      [later, 0.5],
    ])
      await acting.sql(
        `update process_indicator set value = $2, n = 10, not_enough = null
         where measure = 'QUORUM' and period = 'QUARTER' and period_start = $1`,
        [start, value],
      )
    const [year, before] = [Number(addDays(today, 16).slice(0, 4)), Number(addDays(today, 16).slice(0, 4)) - 1]
    await acting.sql(
      `update process_indicator set value = case when period_start = $1 then 30 else 20 end, n = 5, not_enough = null
       where measure = 'MEETING_GAP' and period = 'YEAR_TO_DATE' and period_start in ($1, $2)`,
      [`${year}-01-01`, `${before}-01-01`],
    )
    await acting.sql(
      `insert into regulation_step (id, date, stage, outcome, event, source, is_regression)
       values ('step', $1, 'HARMONISATION', 'REACHED', 'diharmonisasi', 'contoh', false)`,
      [today],
    )
    const plan = `mutation ($input: PlanMeetingInput!) { planMeeting(input: $input) { meeting { id } } }`
    const next = { heldOn: addDays(today, 17), place: 'Aula Contoh', chairedBy: ngo }
    const { planMeeting } = await acting.act(secretary, plan, next)
    const { id } = (planMeeting as { meeting: { id: string } }).meeting
    const agenda = async () =>
      (await acting.sql(`select source, about_id as about, subject from agenda_item where meeting_id = $1`, [id])) as {
        source: string
        about: string
        subject: string
      }[]
    const items = await agenda()
    const about = (source: string) => items.filter((one) => one.source === source).map((one) => one.about)
    const ids = async (sql: string) => (await acting.sql(sql)).map((row) => row.id)
    expect(about('SUGGESTION').toSorted()).toEqual(
      (await ids(`select id from suggestion where status in ('SUBMITTED', 'UNDER_REVIEW')`)).toSorted(),
    )
    expect(about('DISAGREEMENT')).toEqual(await ids(`select id from count_disagreement where state = 'OPEN'`))
    expect(about('OVERDUE_COMMITMENT').length).toBeGreaterThan(0)
    expect(about('OUTCOME')).toEqual(
      expect.arrayContaining(['step', `quorum.quarter.${later}`, `meeting_gap.year_to_date.${year}-01-01`]),
    )
    expect(items.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        `Raperda, ${today}: diharmonisasi`,
        `Memburuk: Rapat yang kuorum, dari 90 % menjadi 50 % (triwulan sejak ${later})`,
        `Memburuk: Jarak antarrapat, dari 20 hari menjadi 30 hari (tahun sejak ${year}-01-01)`,
      ]),
    )
    acting.setClock(day(17))
    await acting.subgraph.doJobs()
    const known = new Set(items.map(({ about: row }) => row))
    expect((await agenda()).filter(({ about: row }) => known.has(row))).toHaveLength(items.length)
  })
})

describe('the cost of a day', () => {
  it('is as many statements for many rows as for few', async () => {
    const counts: number[] = []
    for (const more of [0, 40, 200]) {
      await acting.sql(
        `insert into information_broadcast (id, from_agency, text, sent_on)
         select gen_random_uuid()::text, $2, 'Informasi.', $3::date from generate_series(1, $1)`,
        [more, ngo, today],
      )
      await acting.sql(
        `insert into meeting (id, held_on, place, chaired_by, state)
         select gen_random_uuid()::text, $3::date - n, 'Aula', $2, 'HELD' from generate_series(1, $1) n`,
        [more, ngo, today],
      )
      counts.push(await acting.statements(() => writeIndicators(acting.subgraph.database.own, now)))
    }
    expect(counts[0]).toBeGreaterThan(5)
    expect(counts).toEqual(counts.map(() => counts[0]))
  })
})

describe('the process indicators', () => {
  const query = 'processIndicators(variable: INTERMEDIATE_OUTCOMES, first: 100)'

  it('are open to everybody, with their formula in both languages', async () => {
    const all = await page(
      undefined,
      `${query} { totalCount edges { node { measure definitionIndonesian definitionEnglish period value notEnough n } } }`,
    )
    expect(all.totalCount).toBe(all.edges.length)
    for (const { node } of all.edges) expect((node.value === null) === (node.notEnough === null)).toBe(false)
    expect(new Set(all.edges.map(({ node }) => node.measure))).toEqual(
      new Set(['REFERRALS_ANSWERED', 'REGULATION_STAGE', 'REGULATION_DAYS']),
    )
  })

  it('pair who came with what was kept', async () => {
    const { edges } = await page(
      undefined,
      `processIndicators(measure: ATTENDANCE, period: YEAR_TO_DATE, agency: "${ngo}") {
        edges { node { agency periodStart pairedWith { measure agency periodStart } } } }`,
    )
    expect(edges.length).toBeGreaterThan(0)
    for (const { node } of edges) {
      const { agency, periodStart } = node
      expect(node.pairedWith).toEqual({ measure: 'DECISIONS_KEPT', agency, periodStart })
    }
  })

  it('hold nobody: every agency named has a seat', async () => {
    const agencies = await acting.sql(
      'select distinct agency from process_indicator where agency is not null order by 1',
    )
    expect(agencies).toEqual([government, hubCompany, ngo].sort().map((agency) => ({ agency })))
    expect(await acting.ask(undefined, `{ worker(id: "${nobody}") { id } }`)).toEqual({ worker: { id: nobody } })
  })
})
