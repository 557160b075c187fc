import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClusterLayout } from './cluster-layout.ts'
import { clusterSettings, clusterSignIn } from './cluster-settings.ts'
import { DatabaseError } from './database-error.ts'
import { explainStart } from './explain-start.ts'
import { newPassword } from './new-password.ts'
import { startProgram } from './run-program.ts'
import type { ServiceAccount } from './service-account.ts'

/** The embedded server's superuser. Only the code that prepares databases signs in as it. */
export const adminRole = 'simpul_admin'

/** What a cluster is made with. */
export interface MakeOptions {
  readonly layout: ClusterLayout
  readonly initdb: string
  readonly account: ServiceAccount
  readonly durable: boolean
}

/** Makes the data folder. It is built beside its place and renamed when whole, so a start that is killed leaves no half. */
export async function makeCluster(options: MakeOptions): Promise<void> {
  const { layout, account } = options
  rmSync(layout.unfinished, { recursive: true, force: true })
  writePassword(layout, account)
  const { child, ending } = startProgram(account.command(options.initdb, initdbArguments(options)), { stdio: 'pipe' })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => output.push(String(text)))
  const end = await ending
  if (end.kind === 'not started') throw notStarted(options.initdb, end.error)
  if (end.code !== 0) {
    throw explainStart({ output: output.join(''), folder: layout.folder, log: 'the text above', port: 0 })
  }
  renameSync(layout.unfinished, layout.data)
}

/** Writes the settings of this start, and closes the data folder to others as PostgreSQL demands. */
export function configureCluster(layout: ClusterLayout, port: number, durable: boolean): void {
  refuseOtherVersion(layout)
  chmodSync(layout.data, 0o700)
  writeFileSync(join(layout.data, 'postgresql.conf'), clusterSettings({ port, durable }))
  writeFileSync(join(layout.data, 'pg_hba.conf'), clusterSignIn)
}

/** The superuser's password, from its file. */
export function readAdminPassword(layout: ClusterLayout): string {
  if (existsSync(layout.password)) return readFileSync(layout.password, 'utf8').trim()
  throw new DatabaseError(
    'PASSWORD_MISSING',
    `The file ${layout.password}, which holds the password of the embedded PostgreSQL, is missing. Put it back from a copy, or move ${layout.folder} away to start with empty databases.`,
  )
}

/** A program that the machine would not start at all. */
export function notStarted(program: string, error: Error): DatabaseError {
  return new DatabaseError(
    'BINARIES_MISSING',
    `The program ${program} cannot be started (${error.message}). The embedded PostgreSQL needs a system with the GNU C library, as Debian and Ubuntu have; elsewhere, give a PostgreSQL 18 server of your own by its address.`,
    { cause: error },
  )
}

function writePassword(layout: ClusterLayout, account: ServiceAccount): void {
  if (!existsSync(layout.password)) writeFileSync(layout.password, `${newPassword()}\n`, { mode: 0o600 })
  chmodSync(layout.password, 0o600)
  if (account.owner !== undefined) chownSync(layout.password, account.owner.uid, account.owner.gid)
}

function initdbArguments({ layout, durable }: MakeOptions): readonly string[] {
  return [
    `--pgdata=${layout.unfinished}`,
    `--username=${adminRole}`,
    `--pwfile=${layout.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

function refuseOtherVersion(layout: ClusterLayout): void {
  const version = readFileSync(join(layout.data, 'PG_VERSION'), 'utf8').trim()
  if (version === '18') return
  throw explainStart({
    output: `was initialized by PostgreSQL version ${version}`,
    folder: layout.folder,
    log: layout.log,
    port: 0,
  })
}
