import type { LoadResult } from './load-process.ts'

/** What one gateway did on the workload. */
export interface GatewayRow {
  readonly name: string
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerRequest: number
  readonly rssMb: number
  readonly callsPerRequest: number
}

/** One round of one gateway. */
export interface Round extends LoadResult {
  readonly cpuMilliseconds: number
  readonly calls: number
}

/** The row of a gateway: throughput is the median of its rounds, the rest is of all its requests together. */
export function rowOf(name: string, rounds: readonly Round[], rssMb: number): GatewayRow {
  const took = rounds.flatMap((round) => round.took).sort((left, right) => left - right)
  const perRequest = (total: (round: Round) => number) =>
    rounds.reduce((sum, round) => sum + total(round), 0) / took.length
  return {
    name,
    rps: rounded(median(rounds.map((round) => (round.took.length * 1_000) / round.milliseconds)), 1),
    p50Ms: rounded(quantile(took, 0.5), 1),
    p99Ms: rounded(quantile(took, 0.99), 1),
    cpuMsPerRequest: rounded(
      perRequest((round) => round.cpuMilliseconds),
      2,
    ),
    rssMb: rounded(rssMb, 0),
    callsPerRequest: rounded(
      perRequest(({ calls }) => calls),
      2,
    ),
  }
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((left, right) => left - right),
    0.5,
  )
}

/** A number with at most so many digits behind the point. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}

/** The value below which so great a share of sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}
