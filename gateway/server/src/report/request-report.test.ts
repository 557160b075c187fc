import { OperationTypeNode } from 'graphql'
import { TransportError } from '../run/transport/transport-error.ts'
import { allObservers, silentObserver } from './all-observers.ts'
import { outcomeOf } from './call-outcome.ts'
import type { CallEnd, OutgoingCall } from './observer.ts'
import { reportingObserver } from './request-report.ts'

const call: OutgoingCall = {
  kind: 'fetch',
  subgraph: 'ngo',
  agency: 'migrant-care-jember',
  isMutation: false,
  paths: [
    ['workers', '@', 'cases'],
    ['worker', 'cases'],
  ],
  representations: { found: 48, sent: 12 },
}
const end: CallEnd = { outcome: 'answered', sentBytes: 1_203, receivedBytes: 4_000, attempts: 1 }
const plan = {
  kind: 'QueryPlan',
  node: {
    kind: 'Fetch',
    serviceName: 'ngo',
    operation: '{ a }',
    operationName: undefined,
    operationKind: OperationTypeNode.QUERY,
  },
} as const

let time: number
const now = () => time

beforeEach(() => {
  time = 1_000
})

describe('the report of a request', () => {
  it('tells what it heard, by the time since the request came', () => {
    const observer = reportingObserver(now, 1_000)
    time = 1_004
    observer.prepared({
      plan,
      isCached: false,
      milliseconds: 3.04,
      pruned: [{ coordinate: 'Worker.nik', reason: 'NOT_OFFERED', path: ['workers', 'nik'] }],
    })
    const first = observer.calling(call)
    time = 1_005
    const second = observer.calling({ ...call, kind: 'inquiry', paths: [] })
    time = 1_009.26
    second.ended({ ...end, outcome: 'late', attempts: 2, receivedBytes: 0 })
    time = 1_010
    first.ended({ ...end, sent: 7 })
    time = 1_012
    observer.shaped({ milliseconds: 1.5, bytes: 900, isExact: false })
    const { kind, subgraph, agency, isMutation } = call
    expect(observer.report()).toEqual({
      totalMilliseconds: 12,
      plan: {
        startedMilliseconds: 1,
        milliseconds: 3,
        isCached: false,
        tree: { kind: 'fetch', subgraph: 'ngo', path: '', operation: '{\n  a\n}' },
      },
      calls: [
        {
          ...{ kind, subgraph, agency, isMutation },
          paths: ['workers[].cases', 'worker.cases'],
          startedMilliseconds: 4,
          milliseconds: 6,
          sentBytes: 1_300,
          receivedBytes: 4_000,
          attempts: 1,
          representations: { found: 48, sent: 7 },
          outcome: 'answered',
        },
        {
          ...{ kind: 'inquiry', subgraph, agency, isMutation },
          paths: [],
          startedMilliseconds: 5,
          milliseconds: 4.3,
          sentBytes: 1_300,
          receivedBytes: 0,
          attempts: 2,
          representations: { found: 48, sent: 12 },
          outcome: 'late',
        },
      ],
      pruned: [{ coordinate: 'Worker.nik', reason: 'NOT_OFFERED', path: 'workers.nik' }],
      shape: { startedMilliseconds: 10.5, milliseconds: 1.5, bytes: 900, isExact: false },
      isCut: false,
    })
  })

  it('is bounded, and says so', () => {
    const observer = reportingObserver(now, 1_000)
    const path = Array.from({ length: 500 }, () => 'aLongAlias')
    for (let index = 0; index < 500; index += 1) {
      const paths = Array.from({ length: 50 }, (_, place) => [...path.slice(place)])
      observer.calling({ ...call, paths }).ended(end)
    }
    const report = observer.report()
    expect([report.calls.length, report.isCut, JSON.stringify(report).length < 200_000]).toEqual([100, true, true])
  })

  it('leaves out what was never heard', () => {
    expect(reportingObserver(now, 990).report()).toEqual({ totalMilliseconds: 10, calls: [], pruned: [], isCut: false })
  })
})

describe('allObservers', () => {
  it('tells all of them, and joins the headers they want sent', () => {
    const one = reportingObserver(now, 1_000)
    const traced = { ...silentObserver, calling: () => ({ headers: { traceparent: 't' }, ended: () => undefined }) }
    const open = allObservers([one, traced]).calling(call)
    open.ended(end)
    expect([open.headers, one.report().calls.length]).toEqual([{ traceparent: 't' }, 1])
  })

  it('is the same for every request that nobody watches', () => {
    expect(allObservers([])).toBe(allObservers([]))
  })
})

describe('outcomeOf', () => {
  it.each([
    ['TIMEOUT', 'late'],
    ['BUSY', 'refused'],
    ['BREAKER_OPEN', 'refused'],
    ['UNREACHABLE', 'failed'],
    ['TOO_LARGE', 'failed'],
  ] as const)('of %s is %s', (fault, expected) => {
    expect([outcomeOf(new TransportError(fault, 'x')), outcomeOf(new Error('x'))]).toEqual([expected, 'failed'])
  })
})
