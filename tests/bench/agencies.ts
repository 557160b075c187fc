import { seededAgencies } from '../plans/seeded-agencies.ts'
import { type ListRow, type MeasuredList, measureLists } from './agencies/measure-lists.ts'
import { measurePages, type PageRow } from './agencies/measure-pages.ts'
import { measureStatistics, type StatisticsRow } from './agencies/measure-statistics.ts'
import { type MeasuredAgency, measuredAgency } from './agencies/measured-agency.ts'
import { quantile, rounded } from './gateway/tally.ts'

/** What the agencies' everyday reads take with so many workers. */
export interface AgenciesFigures {
  readonly workers: number
  /** The worst subgraph's: its worst caller's page of one worker. */
  readonly workerPageP50Ms: number
  /** The worst subgraph's, over all that its lists were asked. */
  readonly listP50Ms: number
  /** The worst subgraph's: its slowest statistics. */
  readonly statisticsP50Ms: number
  readonly seedSeconds: Readonly<Record<string, number>>
  readonly pages: readonly PageRow[]
  readonly lists: readonly ListRow[]
  readonly statistics: readonly StatisticsRow[]
}

const workers = 100_000

export const agenciesMethod = `agencies: the demonstration's population of ${workers} workers, of which each agency keeps those whom it knows, in a PostgreSQL of
its own with the settings of the embedded one but for waiting for the disk; vacuumed and analysed once after the seed, as
autovacuum would. The subgraphs listen on the loopback interface in one process with whoever asks. Every agreement is
signed. Each request brings a hop token and a caller's token made for it before its time begins, and is asked alone.
pages: every field of one worker, three levels down, 60 workers with a complaint, a placement or a case after 10 to warm
up. lists: 50 rows with their own fields, for own staff, in every order and filtered by each filter with its most and its
least frequent value, twice each after one to warm up. statistics: by six dimensions, or by as many as give at most 5,000
figures, 25 times after one. statements:
what is sent to the database for the page of one worker, the most of 10, and for the pages of all 50 in one request.
workerPageP50Ms, listP50Ms and statisticsP50Ms are each the worst of the subgraphs' p50s.`

/** Measures the three agencies. It takes some minutes, most of them to seed. */
export async function benchAgencies(tell: (step: string) => void): Promise<AgenciesFigures> {
  tell(`seeding ${workers} workers`)
  const hub = await seededAgencies({ workers })
  try {
    const measured: Measured[] = []
    for (const seeded of hub.agencies.filter(({ definition }) => definition.name !== 'forum')) {
      tell(seeded.definition.name)
      measured.push(await measure(await measuredAgency(seeded, hub.parties)))
    }
    const seedSeconds = hub.agencies.map(({ definition, seedSeconds: took }) => [definition.name, rounded(took, 0)])
    return { workers, ...worstOf(measured), seedSeconds: Object.fromEntries(seedSeconds), ...rowsOf(measured) }
  } finally {
    await hub.close()
  }
}

interface Measured {
  readonly pages: readonly PageRow[]
  readonly lists: readonly MeasuredList[]
  readonly statistics: readonly StatisticsRow[]
}

async function measure(agency: MeasuredAgency): Promise<Measured> {
  try {
    const pages = await measurePages(agency)
    const lists = await measureLists(agency)
    const statistics = await measureStatistics(agency)
    return { pages, lists, statistics }
  } finally {
    await agency.close()
  }
}

function worstOf(measured: readonly Measured[]) {
  const listP50s = measured.map(({ lists }) => {
    const took = lists.flatMap((list) => list.took).sort((left, right) => left - right)
    return rounded(quantile(took, 0.5), 1)
  })
  return {
    workerPageP50Ms: Math.max(...measured.flatMap(({ pages }) => pages.map(({ p50Ms }) => p50Ms))),
    listP50Ms: Math.max(...listP50s),
    statisticsP50Ms: Math.max(...measured.flatMap(({ statistics }) => statistics.map(({ p50Ms }) => p50Ms))),
  }
}

function rowsOf(measured: readonly Measured[]) {
  return {
    pages: measured.flatMap(({ pages }) => pages),
    lists: measured.flatMap(({ lists }) => lists.map(({ row }) => row)),
    statistics: measured.flatMap(({ statistics }) => statistics),
  }
}
