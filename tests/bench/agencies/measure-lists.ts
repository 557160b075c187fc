import type { TestCaller } from '@simpul/testing'
import { askedLists } from '../../plans/asked-lists.ts'
import { callersOf } from '../../plans/callers.ts'
import { type List, questionsOf } from '../../plans/questions.ts'
import { quantile, rounded } from '../gateway/tally.ts'
import type { MeasuredAgency } from './measured-agency.ts'

/** What one list of 50 rows took, over all the ways to filter and sort it. */
export interface ListRow {
  readonly subgraph: string
  readonly caller: string
  readonly list: string
  readonly ways: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly slowestMs: number
  readonly slowest: string
}

/** The same, and every single time. */
export interface MeasuredList {
  readonly row: ListRow
  readonly took: readonly number[]
}

const rounds = 2

/** Each list of a subgraph for its own staff, in every way that it can be filtered and sorted. */
export async function measureLists(agency: MeasuredAgency): Promise<readonly MeasuredList[]> {
  const own = callersOf[agency.name]?.own
  if (own === undefined) return []
  const measured: MeasuredList[] = []
  for (const list of questionsOf(agency.sdl).lists) measured.push(await measureList(agency, list, own))
  return measured
}

async function measureList(agency: MeasuredAgency, list: List, as: TestCaller): Promise<MeasuredList> {
  const ways = await askedLists(list, agency.database.own, { first: 50, depth: 0 })
  const took: number[] = []
  let slowest = { name: '', milliseconds: 0 }
  for (const { name, query } of ways) {
    await agency.ask({ as, query })
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) times.push((await agency.ask({ as, query })).milliseconds)
    times.sort((left, right) => left - right)
    took.push(...times)
    const milliseconds = quantile(times, 0.5)
    if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds }
  }
  const sorted = [...took].sort((left, right) => left - right)
  return {
    took,
    row: {
      subgraph: agency.name,
      caller: `${as.issuer} for ${as.purpose}`,
      list: list.field,
      ways: ways.length,
      p50Ms: rounded(quantile(sorted, 0.5), 1),
      p95Ms: rounded(quantile(sorted, 0.95), 1),
      slowestMs: rounded(slowest.milliseconds, 1),
      slowest: slowest.name,
    },
  }
}
