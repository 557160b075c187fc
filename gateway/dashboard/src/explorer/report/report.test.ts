import { figures } from './figures.ts'
import { keepReportChoice, recallReportChoice } from './report-choice.ts'
import { reportSums } from './report-sums.ts'
import { attemptWords, orderWords, outcomeWords, reportWords } from './report-words.ts'
import { type ReportedCall, type RequestReport, readRequestReport } from './request-report.ts'
import { waterfallOf } from './waterfall.ts'

const call: ReportedCall = {
  kind: 'fetch',
  subgraph: 'ngo',
  agency: 'migrant-care-jember',
  paths: ['worker.cases'],
  isMutation: false,
  startedMilliseconds: 4,
  milliseconds: 8,
  sentBytes: 1_200,
  receivedBytes: 4_000,
  attempts: 1,
  representations: { found: 48, sent: 12 },
  outcome: 'answered',
}
const report: RequestReport = {
  totalMilliseconds: 16,
  plan: {
    startedMilliseconds: 1,
    milliseconds: 2,
    isCached: false,
    tree: {
      kind: 'sequence',
      nodes: [
        { kind: 'fetch', subgraph: 'ngo', path: '', operation: '{ a }' },
        { kind: 'if', variable: 'v', nodes: [] },
      ],
    },
  },
  calls: [call],
  pruned: [{ coordinate: 'Worker.nik', reason: 'NOT_OFFERED', path: 'worker.nik' }],
  shape: { startedMilliseconds: 14, milliseconds: 2, characters: 900, isExact: false },
  isCut: false,
}

describe('readRequestReport', () => {
  it.each([
    ['a report', { data: {}, extensions: { report } }, report],
    ['an answer without one', { data: {}, extensions: {} }, undefined],
    ['one of another shape', { extensions: { report: { calls: 7 } } }, undefined],
    [
      'a plan of a kind that is not known',
      { extensions: { report: { ...report, plan: { tree: { kind: 'x' } } } } },
      undefined,
    ],
    ['nothing', null, undefined],
  ])('reads %s', (_, answer, expected) => {
    expect(readRequestReport(answer)).toEqual(expected)
  })
})

describe('waterfallOf', () => {
  it('puts each step at its time, in percent of the whole', () => {
    expect(waterfallOf(report).rows.map(({ step, bar }) => [step.kind, bar.start, bar.width])).toEqual([
      ['plan', 6.25, 12.5],
      ['call', 25, 50],
      ['shape', 87.5, 12.5],
    ])
  })

  it.each([
    ['in a report of nothing', { calls: [], totalMilliseconds: 0 }],
    ['of no length', { calls: [{ ...call, startedMilliseconds: 16, milliseconds: 0 }] }],
    ['that ends after the report was written', { calls: [{ ...call, milliseconds: 400 }] }],
  ])('keeps each bar visible and inside the chart, also one %s', (_, part) => {
    const { rows } = waterfallOf({ ...report, ...part })
    expect(rows.filter(({ bar }) => bar.width < 0.5 || bar.start < 0 || bar.start + bar.width > 100.001)).toEqual([])
  })

  it.each([
    [0, [0, 0.02, 0.04, 0.06, 0.08, 0.1]],
    [0.3, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]],
    [16, [0, 5, 10, 15]],
    [40, [0, 10, 20, 30, 40]],
    [27.4, [0, 5, 10, 15, 20, 25]],
    [61, [0, 20, 40, 60]],
    [7_300, [0, 2_000, 4_000, 6_000]],
  ])('marks round times on %d ms', (totalMilliseconds, expected) => {
    const { ticks } = waterfallOf({ totalMilliseconds, calls: [], pruned: [], isCut: false })
    expect(ticks.map(({ milliseconds }) => milliseconds)).toEqual(expected)
  })
})

describe('reportSums', () => {
  it('adds up what went out; an inquiry carries no representations', () => {
    const calls = [
      call,
      { ...call, kind: 'inquiry' },
      { ...call, outcome: 'refused' },
      { ...call, outcome: 'asked-nothing' },
    ] as const
    expect(reportSums({ ...report, calls })).toEqual({
      calls: 2,
      sentBytes: 2_400,
      receivedBytes: 8_000,
      found: 48,
      sent: 12,
    })
  })
})

describe('figures', () => {
  it.each([
    ['id', ['4,3 ms', '1.234 ms', '12,3 s', '900 B', '1,3 kB', '87 kB', '2,5 MB']],
    ['en', ['4.3 ms', '1,234 ms', '12.3 s', '900 B', '1.3 kB', '87 kB', '2.5 MB']],
  ] as const)('are written as readers of %s write them', (language, expected) => {
    const { milliseconds, bytes } = figures(language)
    expect([...[4.3, 1_234, 12_300].map(milliseconds), ...[900, 1_300, 87_000, 2_500_000].map(bytes)]).toEqual(expected)
  })
})

describe('the choice to see reports', () => {
  it('outlives a reload of its tab', () => {
    const kept = new Map<string, string>()
    const store = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
    }
    const before = recallReportChoice(store)
    keepReportChoice(store, true)
    const on = recallReportChoice(store)
    keepReportChoice(store, false)
    expect([before, on, recallReportChoice(store)]).toEqual([false, true, false])
  })
})

describe('the words of the report', () => {
  it('say everything in both languages', () => {
    const all = [
      ...Object.values(reportWords),
      ...Object.values(outcomeWords),
      ...Object.values(orderWords),
      attemptWords(2),
    ]
    expect(all.filter(({ id, en }) => !id || !en || id === en)).toEqual([])
  })
})
