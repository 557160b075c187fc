import type { TestCaller } from '@simpul/testing'
import { callersOf } from '../../plans/callers.ts'
import { questionsOf } from '../../plans/questions.ts'
import { quantile, rounded } from '../gateway/tally.ts'
import type { MeasuredAgency } from './measured-agency.ts'

/** What the page of one worker took at one subgraph. */
export interface PageRow {
  readonly subgraph: string
  readonly caller: string
  readonly p50Ms: number
  readonly p95Ms: number
  readonly answerKb: number
  /** The most SQL statements that the page of one of ten workers took. */
  readonly statements: number
  /** What the pages of 50 workers take in one request. */
  readonly statementsFor50: number
}

const depth = 3
const measured = 60
const warmUp = 10

/** The page of different workers, one after another, for own staff and for partners. */
export async function measurePages(agency: MeasuredAgency): Promise<readonly PageRow[]> {
  const { own, partners } = callersOf[agency.name] ?? { own: undefined, partners: [] }
  const ids = await workersOf(agency)
  const rows: PageRow[] = []
  for (const as of [own, ...partners]) if (as !== undefined) rows.push(await measurePage(agency, as, ids))
  return rows
}

async function measurePage(agency: MeasuredAgency, as: TestCaller, ids: readonly string[]): Promise<PageRow> {
  const questions = questionsOf(agency.sdl)
  const query = questions.workerPage(depth)
  for (const id of ids.slice(0, warmUp)) await agency.ask({ as, query, variables: { id } })
  const took: number[] = []
  let bytes = 0
  for (const id of ids.slice(warmUp)) {
    const answer = await agency.ask({ as, query, variables: { id } })
    took.push(answer.milliseconds)
    bytes += answer.bytes
  }
  took.sort((left, right) => left - right)
  const counts: number[] = []
  for (const id of ids.slice(0, 10)) counts.push(await agency.statements({ as, query, variables: { id } }))
  const representations = ids.slice(0, 50).map((id) => ({ __typename: 'Worker', id }))
  return {
    subgraph: agency.name,
    caller: `${as.issuer} for ${as.purpose}`,
    p50Ms: rounded(quantile(took, 0.5), 1),
    p95Ms: rounded(quantile(took, 0.95), 1),
    answerKb: rounded(bytes / took.length / 1_000, 1),
    statements: Math.max(...counts),
    statementsFor50: await agency.statements({ as, query: questions.workers(depth), variables: { representations } }),
  }
}

/** Workers of whom the agency knows most: with a complaint, a placement or a case. */
async function workersOf({ name, database }: MeasuredAgency): Promise<readonly string[]> {
  const table = { government: 'complaint', recruitment: 'placement', ngo: '"case"' }[name]
  const found = await database.own.query<{ id: string }[]>(
    `select worker_id as id from ${table} where worker_id is not null group by 1 order by md5(worker_id) limit $1`,
    [measured + warmUp],
  )
  return found.map(({ id }) => id)
}
