import { readFileSync } from 'node:fs'
import { readRules } from '@simpul/boundary'
import { registerAt, registerReplica, stopOnSignals } from '@simpul/serving'
import { hopSigner, trustAnchorsSchema } from '@simpul/trust'
import { pino } from 'pino'
import { composeApart } from './compose/compose-apart.ts'
import type { GatewayConfig } from './config.ts'
import { readTrustedDocuments } from './documents/trusted-documents.ts'
import { gatewayServer } from './gateway-server.ts'
import { hubSubgraph } from './hub/hub-subgraph.ts'
import { planThread } from './plan/plan-thread.ts'
import { fileReplicaStore } from './register-file.ts'
import { gatewayTelemetry } from './telemetry/gateway-telemetry.ts'

/** Serves the hub until it is told to stop. The edge: here are the clock, the files and the network. */
export async function serveGateway(config: GatewayConfig): Promise<void> {
  const logger = pino({ name: 'gateway', level: config.LOG_LEVEL })
  const clock = () => new Date()
  const sources = config.SUBGRAPHS.map(({ name, url, schemaFile }) => ({
    name,
    url,
    sdl: readFileSync(schemaFile, 'utf8'),
  }))
  const anchors = trustAnchorsSchema.parse(JSON.parse(readFileSync(config.FOUNDING_FILE, 'utf8')))
  const register = registerReplica({
    store: fileReplicaStore(config.REGISTER_FILE),
    sources: config.REGISTER_URLS.map((url) => registerAt(url)),
    founding: anchors.agencies,
    maxAgeSeconds: config.REGISTER_MAX_AGE,
    clock,
    logger,
  })
  const [supergraph] = await Promise.all([composeApart([...sources, hubSubgraph]), register.start()])
  const planner = await planThread({ supergraph, deadlineMilliseconds: config.PLAN_TIMEOUT_MS, waiting: 200 })
  const telemetry = await gatewayTelemetry({
    logger,
    subgraphs: sources,
    metrics: config.METRICS_PORT === undefined ? undefined : { host: config.METRICS_HOST, port: config.METRICS_PORT },
    traces:
      config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT, ratio: config.TRACE_RATIO },
  })
  const server = await gatewayServer({
    supergraph,
    planner,
    subgraphs: sources.map(({ name, url, sdl }) => ({ name, url, rules: readRules(sdl) })),
    anchors,
    register,
    hops: hopSigner({ privateKey: JSON.parse(readFileSync(config.GATEWAY_KEY_FILE, 'utf8')) }),
    publicUrl: config.PUBLIC_URL,
    clock,
    logger,
    limits: {
      timeoutMilliseconds: config.SUBGRAPH_TIMEOUT_MS,
      answerBytes: config.SUBGRAPH_ANSWER_BYTES,
      connections: config.SUBGRAPH_CONNECTIONS,
      waiting: config.SUBGRAPH_WAITING,
      breakerFailures: config.SUBGRAPH_BREAKER_FAILURES,
      breakerMilliseconds: config.SUBGRAPH_BREAKER_MS,
    },
    trustedDocuments:
      config.TRUSTED_DOCUMENTS_FILE === undefined
        ? undefined
        : readTrustedDocuments(readFileSync(config.TRUSTED_DOCUMENTS_FILE, 'utf8')),
    onlyTrustedDocuments: config.TRUSTED_DOCUMENTS_ONLY,
    dashboardFolder: config.DASHBOARD_FOLDER,
    exampleWorker: config.EXAMPLE_WORKER,
    observers: telemetry.observers,
    shows: telemetry.shows,
  })
  await server.listen({ host: config.HOST, port: config.PORT })
  stopOnSignals(logger, async () => {
    await server.close()
    await telemetry.close()
    register.stop()
  })
}
