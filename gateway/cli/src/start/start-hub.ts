import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DatabaseAccess, type RunningPostgres, startPostgres } from '@simpul/database'
import { demoWorker } from '@simpul/demo'
import { awaitReady } from './await-ready.ts'
import { buildServices } from './build-services.ts'
import { buildDashboard } from './dashboard-build.ts'
import { agencyDatabase } from './databases.ts'
import { foundHub } from './found-hub.ts'
import { type AgencyPlace, addressesOf, type HubLayout } from './hub-layout.ts'
import { type Progress, preparingSentence } from './progress.ts'
import { registerSeedFile } from './register-seed.ts'
import { runProcess, type ServiceScript } from './service-process.ts'
import { gatewayService, logFile, preparing, signInService, subgraphService } from './services.ts'
import { type Supervised, supervise } from './supervise.ts'

export interface StartHubOptions {
  readonly layout: HubLayout
  readonly today: string
  readonly workers: number
  readonly progress: Progress
  readonly stop: AbortSignal
}

/** A hub that runs on this machine, one process a service. */
export interface RunningHub {
  readonly services: readonly Supervised[]
  /** Ends every process, Postgres last. */
  stop(): Promise<void>
  /** Rejects when a service cannot be kept up. */
  readonly failed: Promise<never>
}

/** Starts everything, in the order in which things need each other, and waits until it answers. */
export async function startHub(options: StartHubOptions): Promise<RunningHub> {
  const { layout, progress, stop } = options
  mkdirSync(join(layout.folder, 'logs'), { recursive: true, mode: 0o700 })
  await buildServices()
  const anchors = foundHub(layout)
  const seedFile = registerSeedFile(layout, anchors, options.today)
  const hub = emptyHub(progress)
  try {
    const example = demoWorker(0, { today: options.today }).id
    const pages = buildDashboard().then(() => {
      progress.say('The pages are built.')
      if (!stop.aborted) hub.add('gateway', gatewayService(layout, example)) // it composes while the databases fill
    })
    pages.catch(() => undefined) // told below, when everything else is up
    hub.add('sign-in', signInService(layout))
    const adminUrl = await startDatabases(layout, hub, progress)
    stop.throwIfAborted()
    // each agency serves as soon as its own database is ready
    await prepareAll(options, adminUrl, seedFile, (agency, access) =>
      hub.add(agency.subgraph, subgraphService(layout, agency, access)),
    )
    stop.throwIfAborted()
    await pages
    await allReady(layout, stop)
    return hub.running
  } catch (error) {
    await hub.running.stop()
    throw error
  }
}

interface GrowingHub {
  readonly running: RunningHub
  add(name: string, service: ServiceScript): void
  keep(postgres: RunningPostgres): void
  readonly fail: (error: Error) => void
}

function emptyHub(progress: Progress): GrowingHub {
  const services: Supervised[] = []
  let postgres: RunningPostgres | undefined
  let fail: (error: Error) => void = () => undefined
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => undefined) // whoever waits for it hears it
  return {
    fail: (error) => fail(error),
    add(name, service) {
      services.push(supervise({ name, service, onRestart: (sentence) => progress.say(sentence), onGiveUp: fail }))
    },
    keep(running) {
      postgres = running
    },
    running: {
      services,
      failed,
      async stop() {
        await Promise.all(services.map((service) => service.stop()))
        await postgres?.stop()
      },
    },
  }
}

/** The embedded server, unless every agency brings one; it comes back when it ends unasked. Resolves with its admin's address. */
async function startDatabases(layout: HubLayout, hub: GrowingHub, progress: Progress): Promise<string> {
  if (layout.agencies.every(({ databaseUrl }) => databaseUrl !== undefined)) return ''
  const launch = async (): Promise<RunningPostgres> => {
    const postgres = await startPostgres({
      folder: join(layout.folder, 'postgres'),
      port: layout.postgresPort,
      onProgress: (sentence) => progress.say(sentence),
      onEnd: (error) => {
        progress.say(`${error.message} It starts again.`)
        launch().catch(hub.fail)
      },
    })
    hub.keep(postgres)
    return postgres
  }
  return (await launch()).adminUrl
}

async function prepareAll(
  options: StartHubOptions,
  adminUrl: string,
  registerFile: string,
  onReady: (agency: AgencyPlace, access: DatabaseAccess) => void,
): Promise<void> {
  const { layout, today, workers, progress } = options
  const prepare = async (agency: AgencyPlace) => {
    const access = await agencyDatabase(layout, agency, adminUrl)
    await runProcess(preparing(layout, agency, { access, today, workers, registerSeedFile: registerFile }), (line) => {
      const sentence = preparingSentence(agency.subgraph, line)
      if (sentence !== undefined) progress.say(sentence)
    })
    onReady(agency, access)
  }
  await Promise.all(layout.agencies.map(prepare))
}

async function allReady(layout: HubLayout, stop: AbortSignal): Promise<void> {
  const ready = (name: string, url: string) =>
    awaitReady(name, `${url}/readyz`, { seconds: 60, stop, log: logFile(layout, name) })
  const { gateway, signIn } = addressesOf(layout)
  await Promise.all([
    ...layout.agencies.map(({ subgraph, port }) => ready(subgraph, `http://${layout.host}:${port}`)),
    ready('sign-in', signIn),
    ready('gateway', gateway),
  ])
}
