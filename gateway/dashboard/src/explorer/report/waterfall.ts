import type { ReportedCall, RequestReport } from './request-report.ts'

/** The steps of a request over its time. */
export interface Waterfall {
  readonly rows: readonly WaterfallRow[]
  readonly ticks: readonly Tick[]
}

/** One step, with the place of its bar in percent of the whole width. */
export interface WaterfallRow {
  readonly step: Step
  readonly startedMilliseconds: number
  readonly milliseconds: number
  readonly bar: Bar
}

export type Step =
  | { readonly kind: 'plan'; readonly isCached: boolean }
  | { readonly kind: 'call'; readonly call: ReportedCall }
  | { readonly kind: 'shape'; readonly isExact: boolean }

export interface Bar {
  readonly start: number
  readonly width: number
}

export interface Tick {
  readonly milliseconds: number
  readonly at: number
}

/** Lays out a report: the plan first, each call in the order of its start, the shaping of the answer last. */
export function waterfallOf({ plan, calls, shape, totalMilliseconds }: RequestReport): Waterfall {
  const steps = [
    ...(plan ? [{ step: { kind: 'plan', isCached: plan.isCached } as const, ...timesOf(plan) }] : []),
    ...calls.map((call) => ({ step: { kind: 'call', call } as const, ...timesOf(call) })),
    ...(shape ? [{ step: { kind: 'shape', isExact: shape.isExact } as const, ...timesOf(shape) }] : []),
  ]
  const end = Math.max(
    totalMilliseconds,
    ...steps.map((one) => one.startedMilliseconds + one.milliseconds),
    shortestMilliseconds,
  )
  return { rows: steps.map((one) => ({ ...one, bar: barOf(one, end) })), ticks: ticksOf(end) }
}

const shortestMilliseconds = 0.1
const narrowest = 0.5

type Times = Pick<WaterfallRow, 'startedMilliseconds' | 'milliseconds'>

function timesOf({ startedMilliseconds, milliseconds }: Times): Times {
  return { startedMilliseconds, milliseconds }
}

/** A bar is never so narrow that one could not see it, and never leaves the chart. */
function barOf({ startedMilliseconds, milliseconds }: Times, end: number): Bar {
  const width = Math.max((milliseconds / end) * 100, narrowest)
  return { start: Math.min((startedMilliseconds / end) * 100, 100 - width), width }
}

/** Ticks at round times: 1, 2 or 5 times a power of ten, at most seven of them. */
function ticksOf(end: number): readonly Tick[] {
  const power = 10 ** Math.floor(Math.log10(end / 6))
  const interval = [1, 2, 5, 10].map((factor) => factor * power).find((step) => end / step <= 6) ?? end
  const count = Math.floor(end / interval + 1e-9) + 1 // 0.3 / 0.1 is a little less than 3
  return Array.from({ length: count }, (_, index) => {
    const milliseconds = Number((index * interval).toPrecision(3))
    return { milliseconds, at: (milliseconds / end) * 100 }
  })
}
