import { isSpanContextValid, type SpanContext } from '@opentelemetry/api'

/** Writes a span as the header `traceparent` of W3C Trace Context. */
export function traceParent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${(traceFlags & 0xff).toString(16).padStart(2, '0')}`
}

/** Reads the header `traceparent`; undefined where it is none. */
export function readTraceParent(header: unknown): SpanContext | undefined {
  if (typeof header !== 'string') return undefined
  const found = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/.exec(header)
  if (found?.[1] === undefined || found[2] === undefined || found[3] === undefined) return undefined
  const context = { traceId: found[1], spanId: found[2], traceFlags: Number.parseInt(found[3], 16), isRemote: true }
  return isSpanContextValid(context) ? context : undefined
}
