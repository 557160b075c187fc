import type { Registry } from 'prom-client'
import { noHeaders } from '../report/all-observers.ts'
import type { CallEnd, OutgoingCall, RequestObserver } from '../report/observer.ts'
import { boundedLabel } from './bounded-label.ts'
import { type RequestMetrics, requestMetrics } from './request-metrics.ts'
import { requestOutcome } from './request-outcome.ts'

/** Counts requests into `registry`; one observer a request, by callers' kinds and never by callers. */
export function metrics(registry: Registry, now: () => number): () => RequestObserver {
  const counted = requestMetrics(registry)
  const labels = { code: boundedLabel(60), subgraph: boundedLabel(300), owner: boundedLabel(300) }
  return () => observerOf(counted, labels, now)
}

type Labels = Readonly<Record<'code' | 'owner' | 'subgraph', (value: string) => string>>

function observerOf(counted: RequestMetrics, labels: Labels, now: () => number): RequestObserver {
  let caller = 'unknown'
  return {
    identified({ kind }) {
      caller = kind
    },
    prepared({ isCached, milliseconds }) {
      counted.prepared.inc({ result: isCached ? 'hit' : 'miss' })
      if (!isCached) counted.planSeconds.observe(milliseconds / 1_000)
    },
    calling(call) {
      const started = now()
      return {
        headers: noHeaders,
        ended: (end) =>
          countCall(counted, labels.subgraph(call.subgraph), { call, end, milliseconds: now() - started }),
      }
    },
    shaped({ bytes, isExact }) {
      counted.answerBytes.observe(bytes)
      if (isExact) counted.exact.inc()
    },
    ended({ milliseconds, status, operation, codes, closed }) {
      const kind = operation?.kind ?? 'none'
      counted.requestSeconds.observe(
        { caller, operation: kind, outcome: requestOutcome({ status, codes }) },
        milliseconds / 1_000,
      )
      for (const code of codes) counted.errors.inc({ code: labels.code(code) })
      for (const { owner, reason } of closed) counted.closed.inc({ owner: labels.owner(owner), reason })
    },
  }
}

interface CountedCall {
  readonly call: OutgoingCall
  readonly end: CallEnd
  readonly milliseconds: number
}

function countCall(counted: RequestMetrics, subgraph: string, { call, end, milliseconds }: CountedCall): void {
  const { outcome, sentBytes, receivedBytes, attempts, sent = call.representations.sent } = end
  counted.callSeconds.observe({ subgraph, kind: call.kind, outcome }, milliseconds / 1_000)
  counted.sentBytes.inc({ subgraph }, sentBytes)
  counted.receivedBytes.inc({ subgraph }, receivedBytes)
  if (attempts > 1) counted.retries.inc({ subgraph }, attempts - 1)
  counted.found.inc({ subgraph }, call.representations.found)
  counted.sent.inc({ subgraph }, sent)
}
