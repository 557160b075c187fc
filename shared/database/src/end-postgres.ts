import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from './error-code.ts'
import { postgresProcessesOf } from './process-identity.ts'

/** How long each way of ending may take, in milliseconds. */
export type EndSteps = readonly (readonly [signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL', patience: number])[]

/** Fast shutdown; then one without a checkpoint (the next start recovers); then the one nothing survives. */
export const endSteps: EndSteps = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
]

/** Ends a server. It never takes longer than the steps together. */
export async function endPostgres(pid: number, isRunning: () => boolean, steps: EndSteps = endSteps): Promise<void> {
  for (const [signal, patience] of steps) {
    if (!isRunning()) return
    send(pid, signal)
    await waitFor(() => !isRunning(), patience)
  }
}

/** Ends what is left of a server that was itself killed: its children, when they have not noticed yet. */
export function endLeftovers(data: string): void {
  for (const pid of postgresProcessesOf(data)) send(pid, 'SIGKILL')
}

/** Sends a signal to a process that may just have ended. */
export function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** What `postmaster.pid` says: which process serves the folder, and whether it takes connections yet. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly isReady: boolean
}

/** Reads `postmaster.pid`; `undefined` when there is none or it is half written. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(`${data}/postmaster.pid`, 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 1 ? { pid, port, isReady: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/** Waits until `happened`, at most `patience` milliseconds; says whether it did. */
export async function waitFor(happened: () => boolean, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience
  while (!happened()) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}
