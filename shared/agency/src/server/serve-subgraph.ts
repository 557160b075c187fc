import { readFileSync } from 'node:fs'
import { openDataSource } from '@simpul/database'
import { type RegisterReplica, registerAt, registerReplica, stopOnSignals } from '@simpul/serving'
import { trustAnchorsSchema } from '@simpul/trust'
import { type Logger, pino } from 'pino'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import { databaseReplicaStore, readEntries } from '../register/replica-store.ts'
import type { SubgraphConfig } from './config.ts'
import type { SubgraphDefinition } from './definition.ts'
import type { SubgraphServices } from './services.ts'
import { subgraphServer } from './subgraph-server.ts'

// a failed statement carries its parameters and the rows it met: a NIK or a name must not reach the log
const rowValues = ['err.parameters', 'err.detail', 'err.driverError']

/** Serves a subgraph until it is told to stop. The edge: here are the clock, the files, the database and the network. */
export async function serveSubgraph(definition: SubgraphDefinition, config: SubgraphConfig): Promise<void> {
  const logger = pino({ name: definition.name, level: config.LOG_LEVEL, redact: { paths: rowValues, remove: true } })
  const clock = () => new Date()
  const database = await openDatabase(definition, config)
  const register = replicaFor(definition, config, database, { clock, logger })
  await register.start()
  const services: SubgraphServices = {
    database,
    register,
    logger,
    clock,
    anchors: trustAnchorsSchema.parse(JSON.parse(readFileSync(config.FOUNDING_FILE, 'utf8'))),
    cursorSecret: readFileSync(config.CURSOR_SECRET_FILE),
  }
  const server = await subgraphServer(definition, services)
  await server.listen({ host: config.HOST, port: config.PORT })
  stopOnSignals(logger, async () => {
    await server.close()
    register.stop()
    await Promise.all([database.own.destroy(), database.partner.destroy()])
  })
}

async function openDatabase({ name, tables }: SubgraphDefinition, config: SubgraphConfig): Promise<AgencyDatabase> {
  const entities = tables.map((table) => table.entity)
  const common = { entities, poolSize: config.POOL_SIZE }
  const own = await openDataSource({ ...common, url: config.DATABASE_URL_OWN, applicationName: `simpul ${name} own` })
  const partner = await openDataSource({
    ...common,
    url: config.DATABASE_URL_PARTNER,
    applicationName: `simpul ${name} partner`,
  })
  return { own, partner }
}

interface Edge {
  readonly clock: () => Date
  readonly logger: Logger
}

function replicaFor(
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  database: AgencyDatabase,
  edge: Edge,
): RegisterReplica {
  const isKeeper = definition.register === 'KEEPER'
  if (!isKeeper && config.REGISTER_URL === undefined)
    throw new Error('REGISTER_URL must say where the register is served.')
  const store = databaseReplicaStore(database.own)
  return registerReplica({
    store: isKeeper ? { ...store, append: async () => undefined } : store,
    fetchAfter: isKeeper ? (seq) => readEntries(database.own, seq) : registerAt(config.REGISTER_URL ?? ''),
    maxAgeSeconds: config.REGISTER_MAX_AGE,
    pollMilliseconds: config.REGISTER_POLL_MS,
    ...edge,
  })
}
