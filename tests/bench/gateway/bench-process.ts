import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A process of the comparison. */
export interface BenchProcess<Told> {
  readonly pid: number
  /** What it said when it was ready. */
  readonly told: Told
  /** Sends it a message and answers its next one. */
  ask<Answer>(message: object): Promise<Answer>
  stop(): Promise<void>
}

const checkout = fileURLToPath(new URL('../../../', import.meta.url))
const built = fileURLToPath(new URL('../../../node_modules/.cache/simpul-bench/', import.meta.url))

/**
 * Writes the processes' scripts as plain JavaScript, as the hub's services run too: a loader that keeps the names of
 * functions would make the ones written in TypeScript slower.
 */
export async function buildScripts(scripts: readonly string[]): Promise<void> {
  await build({
    entryPoints: scripts.map((script) => fileURLToPath(new URL(`./${script}.ts`, import.meta.url))),
    outdir: built,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
}

/** Starts one script, with these flags of Node, and waits until it is ready. */
export async function startScript<Told extends object>(
  script: string,
  settings: object,
  flags: readonly string[] = [],
): Promise<BenchProcess<Told>> {
  const child = spawn(process.execPath, [...flags, `${built}${script}.js`], {
    env: {
      ...inherited(),
      NODE_ENV: 'production',
      APOLLO_TELEMETRY_DISABLED: 'true',
      BENCH_SETTINGS: JSON.stringify(settings),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const told = await firstMessage<Told>(child, script)
  return { pid: child.pid ?? 0, told, ask: (message) => ask(child, message), stop: () => end(child) }
}

/** Starts `simpul gateway` as a user does; the process that is measured is the one that serves. */
export async function startSimpulGateway(
  supergraphFile: string,
): Promise<BenchProcess<{ readonly url: string; readonly pid: number }>> {
  const child = spawn(
    process.execPath,
    [
      `${checkout}gateway/cli/bin/simpul.js`,
      'gateway',
      '--supergraph',
      supergraphFile,
      '--port',
      '0',
      '--open',
      '--json',
    ],
    { env: { ...inherited(), NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await Promise.race([once(child.stdout, 'data'), once(child, 'close').then(() => undefined)])
  if (line === undefined) throw new Error('simpul gateway ended before it was ready.')
  const { url, pid } = JSON.parse(String(line[0]))
  return { pid, told: { url, pid }, ask: () => Promise.reject(new Error('not spoken to')), stop: () => end(child) }
}

async function firstMessage<Told>(child: ChildProcess, script: string): Promise<Told> {
  const told = await Promise.race([once(child, 'message'), once(child, 'close').then(() => undefined)])
  if (told === undefined) throw new Error(`The process "${script}" ended before it was ready.`)
  return told[0]
}

async function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const answer = once(child, 'message')
  child.send(message)
  const [received] = await answer
  if (typeof received?.failure === 'string') throw new Error(received.failure)
  return received
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(late)
}

function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, String(process.env[name])]] : [])))
}
