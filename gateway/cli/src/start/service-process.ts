import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { checkout } from './hub-layout.ts'
import { inheritedEnvironment } from './inherited-environment.ts'

/** One process of the hub: a script of one package, with an environment that is its own. */
export interface ServiceScript {
  /** The package's folder below the checkout: `subgraphs/ngo`. */
  readonly package: string
  /** `main` or `prepare`. */
  readonly script: string
  /** All that the process gets to know; nothing of this one's environment but the search path goes with it. */
  readonly environment: Readonly<Record<string, string>>
  /** Where its log goes. */
  readonly log: string
}

/** Starts a process that lives or dies apart from the terminal's signals: this one ends it. */
export function startProcess(service: ServiceScript, onLine?: (line: string) => void): ChildProcess {
  const child = spawn(process.execPath, commandOf(service), {
    cwd: join(checkout, service.package),
    env: { ...inheritedEnvironment(), NODE_ENV: 'production', ...service.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const log = createWriteStream(service.log, { flags: 'a', mode: 0o600 })
  child.stderr?.pipe(log, { end: false })
  if (onLine === undefined) child.stdout?.pipe(log, { end: false })
  else createInterface({ input: child.stdout }).on('line', onLine)
  child.once('close', () => log.end())
  return child
}

/** Runs a process to its end; a failure is a sentence that names its log. */
export async function runProcess(service: ServiceScript, onLine: (line: string) => void): Promise<void> {
  const child = startProcess(service, onLine)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new Error(`${service.package} could not be prepared (exit code ${code}). ${service.log} says why.`)
}

function commandOf({ package: folder, script }: ServiceScript): string[] {
  return [join(checkout, folder, 'dist', `${script}.js`)]
}
