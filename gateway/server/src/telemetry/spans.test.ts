import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import type { CallEnd, OutgoingCall } from '../report/observer.ts'
import { spans } from './spans.ts'
import { readTraceParent, traceParent } from './trace-parent.ts'

const outside = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
const call: OutgoingCall = {
  kind: 'fetch',
  subgraph: 'ngo',
  agency: 'migrant-care-jember',
  isMutation: false,
  paths: [['worker', 'cases']],
  representations: { found: 4, sent: 2 },
}
const end: CallEnd = { outcome: 'answered', sentBytes: 120, receivedBytes: 400, attempts: 1, status: 200 }

let exporter: InMemorySpanExporter
let observerFor: ReturnType<typeof spans>

beforeEach(() => {
  exporter = new InMemorySpanExporter()
  const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] })
  observerFor = spans({ tracer: provider.getTracer('test'), addressOf: () => ({ host: '127.0.0.1', port: 4003 }) })
})

describe('spans', () => {
  it('are one of the request and one below it for each step', () => {
    const observer = observerFor({ method: 'POST', headers: {} })
    observer.identified({
      kind: 'agency',
      agency: 'migrant-care-jember',
      role: 'CASEWORKER',
      purpose: 'PROTECTION',
      requestId: 'request',
    })
    observer.prepared({ plan: { kind: 'QueryPlan' }, isCached: false, milliseconds: 5, pruned: [] })
    observer.calling(call).ended(end)
    observer.shaped({ milliseconds: 1, bytes: 90, isExact: false })
    observer.ended({
      milliseconds: 20,
      status: 200,
      operation: { kind: 'query', name: 'OneWorker' },
      codes: ['BOUNDARY_CLOSED', 'BOUNDARY_CLOSED'],
      closed: [],
    })
    const [plan, called, shape, server] = finished()
    expect([plan, called, shape].map((span) => [span?.name, span?.parent])).toEqual([
      ['plan', server?.id],
      ['POST', server?.id],
      ['shape', server?.id],
    ])
    expect([called?.kind, called?.attributes]).toEqual([
      SpanKind.CLIENT,
      {
        'graphql.operation.type': 'query',
        'http.request.body.size': 120,
        'http.request.method': 'POST',
        'http.response.body.size': 400,
        'http.response.status_code': 200,
        'server.address': '127.0.0.1',
        'server.port': 4003,
        'simpul.call': 'fetch',
        'simpul.outcome': 'answered',
        'simpul.representations.found': 4,
        'simpul.representations.sent': 2,
        'simpul.subgraph': 'ngo',
        'simpul.subgraph.agency': 'migrant-care-jember',
      },
    ])
    expect([server?.name, server?.kind, server?.parent, server?.attributes]).toEqual([
      'query',
      SpanKind.SERVER,
      undefined,
      {
        'graphql.operation.name': 'OneWorker',
        'graphql.operation.type': 'query',
        'http.request.method': 'POST',
        'http.response.status_code': 200,
        'http.route': '/graphql',
        'simpul.agency': 'migrant-care-jember',
        'simpul.caller': 'agency',
        'simpul.error.codes': ['BOUNDARY_CLOSED'],
        'simpul.outcome': 'answered',
        'simpul.plan.cached': false,
        'simpul.plan.pruned': 0,
        'simpul.purpose': 'PROTECTION',
        'simpul.request.id': 'request',
        'simpul.role': 'CASEWORKER',
      },
    ])
  })

  it('begin a trace of their own, linked to the one that came from outside', () => {
    const observer = observerFor({ method: 'POST', headers: { traceparent: outside } })
    const { headers, ended } = observer.calling(call)
    ended(end)
    observer.ended({ milliseconds: 1, status: 200, operation: undefined, codes: [], closed: [] })
    const [called, server] = exporter.getFinishedSpans()
    expect([
      server?.links.map(({ context }) => context.traceId),
      server?.spanContext().traceId === outsideTrace,
    ]).toEqual([[outsideTrace], false])
    expect(headers).toEqual({ traceparent: called && traceParent(called.spanContext()) })
  })

  it.each([
    ['a call in vain', { outcome: 'late', attempts: 2, status: undefined }, SpanStatusCode.ERROR, 'late', 1],
    ['a call with nothing to ask', { outcome: 'asked-nothing' }, SpanStatusCode.UNSET, undefined, undefined],
  ] as const)('mark %s', (_, part, status, error, resent) => {
    observerFor({ method: 'POST', headers: {} })
      .calling(call)
      .ended({ ...end, ...part })
    const [span] = exporter.getFinishedSpans()
    expect([span?.status.code, span?.attributes['error.type'], span?.attributes['http.request.resend_count']]).toEqual([
      status,
      error,
      resent,
    ])
  })

  it.each([
    ['a request that failed', 500, SpanStatusCode.ERROR],
    ['not one that was refused', 401, SpanStatusCode.UNSET],
    ['not one whose caller went away', undefined, SpanStatusCode.UNSET],
  ])('mark %s', (_, status, expected) => {
    observerFor({ method: 'POST', headers: {} }).ended({
      milliseconds: 1,
      status,
      operation: undefined,
      codes: ['X'],
      closed: [],
    })
    expect(exporter.getFinishedSpans()[0]?.status.code).toBe(expected)
  })
})

describe('readTraceParent', () => {
  it('reads what traceParent writes', () => {
    const read = readTraceParent(outside)
    expect(read && traceParent(read)).toBe(outside)
  })

  it.each([
    undefined,
    '',
    'x',
    outside.toUpperCase(),
    outside.replace(/^00/, 'ff'),
    outside.replace(/-01$/, ''),
    outside.replace(/-01$/, '-012'),
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    [outside],
  ])('takes %j for none', (header) => {
    expect(readTraceParent(header)).toBeUndefined()
  })
})

const outsideTrace = '0af7651916cd43dd8448eb211c80319c'

function finished() {
  return exporter.getFinishedSpans().map((span) => ({
    id: span.spanContext().spanId,
    parent: span.parentSpanContext?.spanId,
    name: span.name,
    kind: span.kind,
    attributes: span.attributes,
  }))
}
