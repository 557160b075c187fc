import { callersOf } from '../../plans/callers.ts'
import { questionsOf, type Statistics } from '../../plans/questions.ts'
import { quantile, rounded } from '../gateway/tally.ts'
import type { MeasuredAgency } from './measured-agency.ts'

/** What figures counted at the moment of the question took. */
export interface StatisticsRow {
  readonly subgraph: string
  readonly field: string
  readonly dimensions: string
  readonly figures: number
  readonly p50Ms: number
  readonly p95Ms: number
}

const dimensionsAsked = 6
const rounds = 25

/** Each statistics field by six dimensions, or by as many as keep the answer within what it may hold. */
export async function measureStatistics(agency: MeasuredAgency): Promise<readonly StatisticsRow[]> {
  const rows: StatisticsRow[] = []
  for (const statistics of questionsOf(agency.sdl).statistics) rows.push(await measureOne(agency, statistics))
  return rows
}

async function measureOne(agency: MeasuredAgency, statistics: Statistics): Promise<StatisticsRow> {
  const own = callersOf[agency.name]?.own
  if (own === undefined) throw new Error(`Nobody asks ${agency.name}.`)
  const as = { ...own, person: 'analyst', role: 'ANALYST', purpose: 'STATISTICS' } as const
  const dimensions = await fitting(statistics, (query) => agency.ask({ as, query }))
  const query = statistics.operation(dimensions)
  const took: number[] = []
  let figures = 0
  for (let round = 0; round <= rounds; round += 1) {
    const { milliseconds, data } = await agency.ask({ as, query })
    if (round > 0) took.push(milliseconds)
    figures = figuresOf(data[statistics.field])
  }
  took.sort((left, right) => left - right)
  return {
    subgraph: agency.name,
    field: statistics.field,
    dimensions: dimensions.join(' '),
    figures,
    p50Ms: rounded(quantile(took, 0.5), 1),
    p95Ms: rounded(quantile(took, 0.95), 1),
  }
}

/** Six dimensions that stand beside each other; fewer where their combinations are more than an answer may hold. */
async function fitting(
  { field, dimensions, operation }: Statistics,
  ask: (query: string) => Promise<unknown>,
): Promise<readonly string[]> {
  for (let most = dimensionsAsked; most > 0; most -= 1) {
    for (let from = dimensions.length - most; from >= 0; from -= 1) {
      const asked = dimensions.slice(from, from + most)
      const isHeld = await ask(operation(asked)).then(
        () => true,
        () => false,
      )
      if (isHeld) return asked
    }
  }
  throw new Error(`${field} answers by no dimension.`)
}

function figuresOf(answered: unknown): number {
  if (typeof answered !== 'object' || answered === null || !('figures' in answered)) return 0
  return Array.isArray(answered.figures) ? answered.figures.length : 0
}
