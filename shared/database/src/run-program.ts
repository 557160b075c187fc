import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { Command } from './service-account.ts'

/** How a started program ended. */
export type Ending =
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null }
  | { readonly kind: 'not started'; readonly error: Error }

/** A program that was started, and its end, which is told once. */
export interface StartedProgram {
  readonly child: ChildProcess
  readonly ending: Promise<Ending>
}

/** Starts a program of PostgreSQL with nothing of our environment, whose PG… variables would change what it does. */
export function startProgram(command: Command, options: Pick<SpawnOptions, 'stdio' | 'detached'>): StartedProgram {
  const child = spawn(command.file, command.args, { ...options, ...command.account, cwd: '/', env: environment() })
  const ending = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not started', error }))
    child.once('exit', (code, signal) => resolve({ kind: 'ended', code, signal }))
  })
  return { child, ending }
}

function environment(): NodeJS.ProcessEnv {
  const libraries = process.env.LD_LIBRARY_PATH
  const own = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }
  return libraries === undefined ? own : { ...own, LD_LIBRARY_PATH: libraries }
}
