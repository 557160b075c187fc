import { chownSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { isNativeError } from 'node:util/types'
import { connectAs } from './admin-connection.ts'
import { type ClusterLayout, clusterLayout } from './cluster-layout.ts'
import { DatabaseError } from './database-error.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { endPostgres, readPostmasterFile, send } from './end-postgres.ts'
import { errorCode } from './error-code.ts'
import { accountRefused, diskFull, folderUnusable } from './explain-start.ts'
import { livingHolder, lockFolder } from './folder-lock.ts'
import { freePort } from './free-port.ts'
import { type LaunchedServer, type LaunchOptions, launchPostgres } from './launch-postgres.ts'
import { adminRole, makeCluster, readAdminPassword } from './make-cluster.ts'
import { accountFacts, type ServiceAccount, serviceAccount } from './service-account.ts'

/** What an embedded PostgreSQL is started with. */
export interface StartOptions {
  /** Holds everything of the server; it is made when it is missing. */
  readonly folder: string
  /** 0 takes a free one. */
  readonly port: number
  /** `false` for tests: nothing waits for the disk, and a crash of the machine may lose everything. Default `true`. */
  readonly durable?: boolean
  /** Hears what goes on, in whole sentences. */
  readonly onProgress?: (sentence: string) => void
  /** Hears it once when the server ends before `stop` was called. */
  readonly onEnd?: (error: DatabaseError) => void
}

/** The address of an embedded PostgreSQL. */
export interface PostgresAddress {
  readonly host: string
  readonly port: number
  /** The superuser's address, password included: for `prepareDatabase`, never for serving. */
  readonly adminUrl: string
}

/** An embedded PostgreSQL that this process runs. */
export interface RunningPostgres extends PostgresAddress {
  /** Ends the server and its connections; it never hangs, and may be called again. */
  stop(): Promise<void>
}

const host = '127.0.0.1'

/** Starts the PostgreSQL of a folder, making it first when there is none. Fails with a `DatabaseError`. */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres> {
  const layout = openFolder(options.folder)
  const unlock = guarded(layout, () => lockFolder(layout.lock))
  try {
    return await startLocked(layout, options, unlock)
  } catch (error) {
    unlock()
    throw told(layout, error)
  }
}

/** The PostgreSQL that another process runs in this folder; `undefined` when none does. */
export function findPostgres(folder: string): PostgresAddress | undefined {
  const layout = existsSync(folder) ? clusterLayout(realpathSync(folder)) : clusterLayout(folder)
  const serving = readPostmasterFile(layout.data)
  if (serving === undefined || !serving.isReady || livingHolder(layout.lock) === undefined) return undefined
  return address(readAdminPassword(layout), serving.port)
}

async function startLocked(layout: ClusterLayout, options: StartOptions, unlock: () => void): Promise<RunningPostgres> {
  const say = options.onProgress ?? (() => {})
  const durable = options.durable ?? true
  const { initdb, postgres } = embeddedBinaries()
  const account = serviceAccount(accountFacts(layout, [initdb, postgres]))
  giveFolder(layout, account)
  if (!existsSync(layout.data)) {
    say(`A new PostgreSQL is made in ${layout.folder}.`)
    await makeCluster({ layout, initdb, account, durable })
  }
  const password = readAdminPassword(layout)
  const { server, port } = await launchOnPort({ layout, postgres, account, durable, say, port: options.port })
  const running = keepRunning({ layout, server, unlock, onEnd: options.onEnd }, address(password, port))
  await closeMaintenanceDatabases(running)
  say(`PostgreSQL 18 is ready on port ${port}.`)
  return running
}

// A port that was free a moment ago may be taken by now: then another one is asked for.
async function launchOnPort(options: LaunchOptions): Promise<{ server: LaunchedServer; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port === 0 ? await freePort() : options.port
    try {
      return { port, server: await launchPostgres({ ...options, port }) }
    } catch (error) {
      const isBadLuck = options.port === 0 && attempt < 10
      if (!(error instanceof DatabaseError && error.code === 'PORT_TAKEN' && isBadLuck)) throw error
    }
  }
}

interface Kept {
  readonly layout: ClusterLayout
  readonly server: LaunchedServer
  readonly unlock: () => void
  readonly onEnd: StartOptions['onEnd']
}

function keepRunning({ layout, server, unlock, onEnd }: Kept, at: PostgresAddress): RunningPostgres {
  let stopping: Promise<void> | undefined
  const endWithUs = () => send(server.pid, 'SIGINT')
  process.once('exit', endWithUs)
  const ended = server.ending.then(() => {
    process.off('exit', endWithUs)
    unlock()
    if (stopping === undefined) onEnd?.(endedAlone(layout))
  })
  const stop = async () => {
    server.await()
    await endPostgres(server.pid, server.isRunning)
    if (!server.isRunning()) await ended
  }
  return {
    ...at,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

// The databases of the server itself are open to every role by default; no agency has business in them.
async function closeMaintenanceDatabases(running: RunningPostgres): Promise<void> {
  try {
    await connectAs(running.adminUrl, 'simpul start', async (admin) => {
      await admin.query('revoke all on database postgres, template1 from public')
    })
  } catch (error) {
    await running.stop()
    throw error
  }
}

function openFolder(folder: string): ClusterLayout {
  const wanted = clusterLayout(folder)
  return guarded(wanted, () => {
    mkdirSync(wanted.folder, { recursive: true, mode: 0o700 })
    return clusterLayout(realpathSync(wanted.folder))
  })
}

function giveFolder({ folder }: ClusterLayout, { owner }: ServiceAccount): void {
  if (owner === undefined) return
  try {
    chownSync(folder, owner.uid, owner.gid)
  } catch (cause) {
    throw accountRefused(`it may not give ${folder} to user number ${owner.uid}`, cause)
  }
}

function address(password: string, port: number): PostgresAddress {
  return { host, port, adminUrl: `postgres://${adminRole}:${password}@${host}:${port}/postgres` }
}

function guarded<T>(layout: ClusterLayout, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw told(layout, error)
  }
}

function told({ folder }: ClusterLayout, error: unknown): unknown {
  if (error instanceof DatabaseError || !isNativeError(error) || errorCode(error) === undefined) return error
  const isFull = errorCode(error) === 'ENOSPC' || errorCode(error) === 'EDQUOT'
  return isFull ? diskFull(folder, error) : folderUnusable({ folder, reason: error.message, cause: error })
}

function endedAlone(layout: ClusterLayout): DatabaseError {
  return new DatabaseError(
    'SERVER_ENDED',
    `PostgreSQL ended although nobody stopped it. Its log is ${layout.log}; start again to go on.`,
  )
}
