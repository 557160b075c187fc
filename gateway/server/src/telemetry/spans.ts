import {
  type Attributes,
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { noHeaders } from '../report/all-observers.ts'
import type { CallEnd, OpenCall, OutgoingCall, RequestEnd, RequestObserver } from '../report/observer.ts'
import { operationLabel } from './operation-label.ts'
import { requestOutcome } from './request-outcome.ts'
import { readTraceParent, traceParent } from './trace-parent.ts'
import type { ObserverFor } from './watch-requests.ts'

export interface SpanOptions {
  readonly tracer: Tracer
  /** Where a subgraph is reached. */
  readonly addressOf: (subgraph: string) => SubgraphAddress | undefined
}

export interface SubgraphAddress {
  readonly host: string
  readonly port: number
}

/**
 * Traces requests: one server span each, and below it the plan, each call and the shaping. A request from outside
 * begins a trace of its own; a `traceparent` that it brought is linked, not followed, so that nobody out there decides
 * what is recorded here or writes into another's trace.
 */
export function spans({ tracer, addressOf }: SpanOptions): ObserverFor {
  return ({ headers, method }) => {
    const outside = readTraceParent(headers.traceparent)
    const links = outside === undefined ? [] : [{ context: outside }]
    const server = tracer.startSpan('graphql', { kind: SpanKind.SERVER, links }, ROOT_CONTEXT)
    if (server.isRecording()) server.setAttributes({ 'http.request.method': method, 'http.route': '/graphql' })
    return observerOf(server, { tracer, addressOf })
  }
}

function observerOf(server: Span, { tracer, addressOf }: SpanOptions): RequestObserver {
  const below = trace.setSpan(ROOT_CONTEXT, server)
  const isRecorded = server.isRecording()
  const step = (name: string, milliseconds: number, attributes: Attributes) => {
    const end = Date.now()
    tracer.startSpan(name, { startTime: end - milliseconds, attributes }, below).end(end)
  }
  return {
    identified({ kind, agency, role, purpose, requestId }) {
      if (!isRecorded) return
      server.setAttributes(known({ 'simpul.caller': kind, 'simpul.agency': agency, 'simpul.role': role }))
      server.setAttributes(known({ 'simpul.purpose': purpose, 'simpul.request.id': requestId }))
    },
    prepared({ isCached, milliseconds, pruned }) {
      if (!isRecorded) return
      server.setAttributes({ 'simpul.plan.cached': isCached, 'simpul.plan.pruned': pruned.length })
      if (!isCached) step('plan', milliseconds, {})
    },
    calling: (call) => openCall(call, { tracer, below, address: addressOf(call.subgraph) }),
    shaped({ milliseconds, bytes, isExact }) {
      if (isRecorded) step('shape', milliseconds, { 'simpul.answer.bytes': bytes, 'simpul.exact': isExact })
    },
    ended(end) {
      if (isRecorded) describeEnd(server, end)
      server.end()
    },
  }
}

function describeEnd(server: Span, { status, operation, codes }: RequestEnd): void {
  const outcome = requestOutcome({ status, codes })
  if (operation !== undefined) server.updateName(operation.kind)
  server.setAttributes(
    known({
      'http.response.status_code': status,
      'graphql.operation.type': operation?.kind,
      'graphql.operation.name': operationLabel(operation?.name),
      'simpul.outcome': outcome,
      'simpul.error.codes': codes.length === 0 ? undefined : [...new Set(codes)].slice(0, 20),
    }),
  )
  if (outcome === 'failed') server.setStatus({ code: SpanStatusCode.ERROR })
}

interface CallPlace {
  readonly tracer: Tracer
  readonly below: Context
  readonly address: SubgraphAddress | undefined
}

function openCall(call: OutgoingCall, { tracer, below, address }: CallPlace): OpenCall {
  const span = tracer.startSpan('POST', { kind: SpanKind.CLIENT }, below)
  const context = span.spanContext()
  if (span.isRecording()) {
    span.setAttributes(
      known({
        'http.request.method': 'POST',
        'server.address': address?.host,
        'server.port': address?.port,
        'simpul.subgraph': call.subgraph,
        'simpul.subgraph.agency': call.agency,
        'simpul.call': call.kind,
        'graphql.operation.type': call.isMutation ? 'mutation' : 'query',
        'simpul.representations.found': call.representations.found,
      }),
    )
  }
  return {
    headers: isSpanContextValid(context) ? { traceparent: traceParent(context) } : noHeaders,
    ended(end) {
      if (span.isRecording()) describeCallEnd(span, call, end)
      span.end()
    },
  }
}

function describeCallEnd(span: Span, { representations }: OutgoingCall, end: CallEnd): void {
  const isAnswered = end.outcome === 'answered' || end.outcome === 'asked-nothing'
  span.setAttributes(
    known({
      'http.response.status_code': end.status,
      'http.request.body.size': end.sentBytes,
      'http.response.body.size': end.receivedBytes,
      'http.request.resend_count': end.attempts > 1 ? end.attempts - 1 : undefined,
      'simpul.representations.sent': end.sent ?? representations.sent,
      'simpul.outcome': end.outcome,
      'error.type': isAnswered ? undefined : end.outcome,
    }),
  )
  if (!isAnswered) span.setStatus({ code: SpanStatusCode.ERROR })
}

function known(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}
