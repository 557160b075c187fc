import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { CommandError } from '../command-error.ts'
import { checkout } from './hub-layout.ts'
import { inheritedEnvironment } from './inherited-environment.ts'

/** What the engine alone is told. */
export interface EngineOptions {
  readonly supergraphFile: string
  readonly port: number
  /** Addresses of subgraphs, by name, that go before those of the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>
}

/** The engine as a process of its own. */
export interface EngineProcess {
  readonly url: string
  readonly pid: number
  /** Resolves when it has ended, asked or not. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

type Told =
  | { readonly kind: 'ready'; readonly url: string; readonly pid: number }
  | { readonly kind: 'failed'; readonly message: string }

/** Starts the engine alone and waits until it serves; why it does not is thrown as a sentence. */
export async function engineProcess(options: EngineOptions): Promise<EngineProcess> {
  const script = join(checkout, 'gateway', 'server', 'dist', 'alone', 'main.js')
  const child = spawn(process.execPath, [script], {
    env: environmentOf(options),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'close').then(() => undefined)
  const told = await Promise.race([toldBy(child), ended])
  if (told?.kind !== 'ready')
    throw new CommandError('REQUEST_FAILED', told?.message ?? 'The engine ended before it was ready.')
  return {
    url: told.url,
    pid: told.pid,
    ended,
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function toldBy(child: ChildProcess): Promise<Told> {
  const [message] = await once(child, 'message')
  return message
}

function environmentOf({ supergraphFile, port, subgraphUrls }: EngineOptions): Readonly<Record<string, string>> {
  return {
    ...inheritedEnvironment('LOG_LEVEL', 'NODE_OPTIONS'),
    NODE_ENV: 'production',
    SUPERGRAPH_FILE: supergraphFile,
    PORT: String(port),
    SUBGRAPH_URLS: JSON.stringify(subgraphUrls),
  }
}
