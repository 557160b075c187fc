import type { Tracer } from '@opentelemetry/api'

export interface TelemetryOptions {
  /** The base address of a collector that takes OTLP over HTTP, `http://127.0.0.1:4318`. */
  readonly endpoint: string
  readonly service: string
  /** The part of all requests that is traced: 0 to 1. */
  readonly ratio: number
}

export interface Telemetry {
  readonly tracer: Tracer
  /** Sends what is left. */
  close(): Promise<void>
}

/**
 * Starts to send spans to a collector, in batches, beside the path of requests; what the collector does not take in
 * time is dropped. Loads the SDK only here. Nothing is instrumented but what is told to an observer. The SDK itself
 * reads `OTEL_EXPORTER_OTLP_HEADERS` from the environment, where a collector wants a key.
 */
export async function startTelemetry({ endpoint, service, ratio }: TelemetryOptions): Promise<Telemetry> {
  const [{ BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider }, exporting, resources] =
    await Promise.all([
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const exporter = new exporting.OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resources.resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  return { tracer: provider.getTracer(service), close: () => provider.shutdown() }
}
