import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import { logRequest } from './log-request.ts'
import { metrics } from './metrics.ts'
import { serveMetrics } from './serve-metrics.ts'
import { type SubgraphAddress, spans } from './spans.ts'
import { startTelemetry } from './start-telemetry.ts'
import { type GatewayState, stateMetrics } from './state-metrics.ts'
import type { ObserverFor } from './watch-requests.ts'

export interface GatewayTelemetryOptions {
  readonly logger: Logger
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
  /** Where figures are served; undefined for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined
  /** Where traces are sent; undefined for nowhere. */
  readonly traces: { readonly endpoint: string; readonly ratio: number } | undefined
}

export interface GatewayTelemetry {
  readonly observers: readonly ObserverFor[]
  /** Where figures are served. */
  readonly metricsPort: number | undefined
  /** Shows the gateway's state among the figures; once. */
  shows(state: GatewayState): void
  /** Ends the listener and sends what is left of the traces. */
  close(): Promise<void>
}

/** Opens what the gateway's operator asked for: a line of log a request, figures, traces. */
export async function gatewayTelemetry(options: GatewayTelemetryOptions): Promise<GatewayTelemetry> {
  const { logger } = options
  const registry = new Registry()
  const listener = options.metrics && (await serveMetrics(registry, options.metrics))
  const tracing = options.traces && (await startTelemetry({ ...options.traces, service: 'simpul-gateway' }))
  const addresses = new Map(options.subgraphs.map(({ name, url }) => [name, addressOf(url)]))
  return {
    observers: [
      ...(logger.isLevelEnabled('info') ? [logRequest(logger)] : []),
      ...(listener ? [metrics(registry, () => performance.now())] : []),
      ...(tracing ? [spans({ tracer: tracing.tracer, addressOf: (name) => addresses.get(name) })] : []),
    ],
    metricsPort: listener?.port,
    shows(state) {
      if (listener) stateMetrics(registry, state)
    },
    async close() {
      await Promise.all([listener?.close(), tracing?.close()])
    },
  }
}

function addressOf(url: string): SubgraphAddress {
  const { hostname, port, protocol } = new URL(url)
  return { host: hostname, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) }
}
