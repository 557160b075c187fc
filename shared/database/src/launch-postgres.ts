import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ClusterLayout } from './cluster-layout.ts'
import { DatabaseError } from './database-error.ts'
import { endLeftovers, endPostgres, readPostmasterFile } from './end-postgres.ts'
import { explainStart, isHeldByEarlierServer } from './explain-start.ts'
import { configureCluster, notStarted } from './make-cluster.ts'
import { isPostgresOf } from './process-identity.ts'
import { type Ending, type StartedProgram, startProgram } from './run-program.ts'
import type { ServiceAccount } from './service-account.ts'

/** What a server is started with. */
export interface LaunchOptions {
  readonly layout: ClusterLayout
  readonly postgres: string
  readonly account: ServiceAccount
  readonly port: number
  readonly durable: boolean
  readonly say: (sentence: string) => void
}

/** A server that takes connections. */
export interface LaunchedServer {
  readonly pid: number
  readonly ending: Promise<Ending>
  readonly isRunning: () => boolean
  /** Keeps this process alive until the server has ended; else a running server does not. */
  readonly await: () => void
}

const patienceWithEarlierServer = 20_000
const largestLog = 10_000_000

/** Starts the server of a folder whose earlier server, if any, was left running or was killed. */
export async function launchPostgres(options: LaunchOptions): Promise<LaunchedServer> {
  await endEarlierServer(options)
  configureCluster(options.layout, options.port, options.durable)
  const deadline = performance.now() + patienceWithEarlierServer
  for (;;) {
    const outcome = await launchOnce(options)
    if (outcome.kind === 'serving') return outcome.server
    if (!isHeldByEarlierServer(outcome.output) || performance.now() > deadline) throw explain(options, outcome.output)
    endLeftovers(options.layout.data)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

// The number in the file may belong to another program by now. PostgreSQL would then refuse to start; we know better.
async function endEarlierServer({ layout, say }: LaunchOptions): Promise<void> {
  const earlier = readPostmasterFile(layout.data)
  if (earlier === undefined) return
  if (isPostgresOf(earlier.pid, layout.data)) {
    say('A PostgreSQL of an earlier start is still running here; it is stopped first.')
    await endPostgres(earlier.pid, () => isPostgresOf(earlier.pid, layout.data))
  }
  if (isNumberTaken(earlier.pid)) rmSync(join(layout.data, 'postmaster.pid'), { force: true })
}

function isNumberTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return existsSync(`/proc/${pid}`)
  }
}

type Outcome =
  | { readonly kind: 'serving'; readonly server: LaunchedServer }
  | { readonly kind: 'failed'; readonly output: string }

// Its own session, so that a Ctrl-C meant for the hub does not reach it; a file as its log, so that it outlives us.
async function launchOnce(options: LaunchOptions): Promise<Outcome> {
  const { layout, account, postgres } = options
  const log = openLog(layout, account)
  const written = statSync(layout.log).size
  const command = account.command(postgres, ['-D', layout.data])
  const started = startProgram(command, { stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  const end = await servingOrEnd(options, started)
  if (end === undefined) return { kind: 'serving', server: served(started) }
  if (end.kind === 'not started') throw notStarted(postgres, end.error)
  return { kind: 'failed', output: readFileSync(layout.log, 'utf8').slice(written) }
}

async function servingOrEnd(options: LaunchOptions, started: StartedProgram): Promise<Ending | undefined> {
  let end: Ending | undefined
  const ended = started.ending.then((how) => {
    end = how
  })
  const patience = setTimeout(() => options.say('PostgreSQL is reading its log again after a crash.'), 5_000)
  while (end === undefined && !isServing(options.layout.data, started.child.pid)) {
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 5))])
  }
  clearTimeout(patience)
  return end
}

function isServing(data: string, pid: number | undefined): boolean {
  const file = readPostmasterFile(data)
  return file !== undefined && file.pid === pid && file.isReady
}

function served({ child, ending }: StartedProgram): LaunchedServer {
  child.unref()
  if (child.pid === undefined) throw new DatabaseError('START_FAILED', 'PostgreSQL has no process number.')
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return { pid: child.pid, ending, isRunning, await: () => child.ref() }
}

function openLog(layout: ClusterLayout, account: ServiceAccount): number {
  if (existsSync(layout.log) && statSync(layout.log).size > largestLog) renameSync(layout.log, `${layout.log}.1`)
  const log = openSync(layout.log, 'a', 0o600)
  if (account.owner !== undefined) chownSync(layout.log, account.owner.uid, account.owner.gid)
  return log
}

function explain({ layout, port }: LaunchOptions, output: string): DatabaseError {
  return explainStart({ output, folder: layout.folder, log: layout.log, port })
}
