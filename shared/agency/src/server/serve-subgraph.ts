import { readFileSync } from 'node:fs'
import { readRules } from '@simpul/boundary'
import { openDataSource } from '@simpul/database'
import { stopOnSignals } from '@simpul/serving'
import { keySigner, readSigningKey, trustAnchorsSchema } from '@simpul/trust'
import { pino } from 'pino'
import { outbox } from '../doors/outbox.ts'
import type { AgencyDatabase } from '../enforcement/as-caller.ts'
import { openFileServices } from '../files/open-file-services.ts'
import { jobKindsOf } from '../jobs/job-kinds-of.ts'
import { jobRunner } from '../jobs/job-runner.ts'
import { jobServices } from '../jobs/job-services.ts'
import { type Mailer, smtpMailer } from '../notices/mailer.ts'
import { openRegister } from '../register/open-register.ts'
import { changeFeed } from '../stream/change-feed.ts'
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
  const { agency } = readRules(definition.sdl)
  const anchors = trustAnchorsSchema.parse(JSON.parse(readFileSync(config.FOUNDING_FILE, 'utf8')))
  const signer = keySigner(readSigningKey(readFileSync(config.SIGNING_KEY_FILE, 'utf8')))
  const database = await openDatabase(definition, config)
  const held = openRegister({
    own: database.own,
    agency: agency.id,
    isKeeper: definition.register === 'KEEPER',
    signer,
    founding: anchors.agencies,
    urls: config.REGISTER_URLS,
    maxAgeSeconds: config.REGISTER_MAX_AGE,
    beatMilliseconds: config.REGISTER_BEAT_MS,
    clock,
    logger,
  })
  await held.start()
  const changes = await changeFeed({
    url: config.DATABASE_URL_OWN,
    applicationName: `simpul ${definition.name} changes`,
    logger,
  })
  const services: SubgraphServices = {
    database,
    register: held.register,
    enter: held.enter,
    ownStops: held.ownStops,
    keeper: held.keeper,
    logger,
    clock,
    anchors,
    signer,
    publicUrl: config.PUBLIC_URL,
    agencyUrls: config.AGENCY_URLS,
    cursorSecret: readFileSync(config.CURSOR_SECRET_FILE),
    changes,
    files: openFileServices(config),
    mail: mailerOf(config),
    onTold: () => letters.wake(),
  }
  const letters = outbox({ agency: agency.id, services })
  const server = await subgraphServer(definition, services)
  await server.listen({ host: config.HOST, port: config.PORT })
  letters.start()
  const jobs = await jobRunner({
    kinds: jobKindsOf(definition, services),
    services: jobServices(agency.id, services),
    logger,
    url: config.DATABASE_URL_OWN,
  })
  stopOnSignals(logger, async () => {
    await server.close()
    await jobs.stop()
    services.mail?.close()
    await letters.stop()
    held.stop()
    await changes.close()
    await Promise.all([database.own.destroy(), database.partner.destroy()])
  })
}

function mailerOf({
  MAIL_URL: url,
  MAIL_FROM,
  MAIL_TO: to,
  MAIL_LINK,
  PUBLIC_URL,
}: SubgraphConfig): Mailer | undefined {
  if (url === undefined) return undefined
  return smtpMailer({
    url,
    from: MAIL_FROM ?? `simpul@${new URL(PUBLIC_URL).hostname}`,
    to,
    link: MAIL_LINK ?? PUBLIC_URL,
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
