import type { ChildProcess } from 'node:child_process'
import { type ServiceScript, startProcess } from './service-process.ts'

/** A running service that comes back by itself when it ends unasked. */
export interface Supervised {
  readonly name: string
  pid(): number | undefined
  /** Ends it and keeps it ended. */
  stop(): Promise<void>
}

export interface SuperviseOptions {
  readonly name: string
  readonly service: ServiceScript
  /** Hears of an end that nobody asked for. */
  readonly onRestart: (sentence: string) => void
  /** Hears that it cannot be kept up. */
  readonly onGiveUp: (error: Error) => void
}

const firstDelay = 250
const longestDelay = 5_000
const healthyAfter = 10_000
const mostQuickEnds = 6

/** Starts a service and starts it again, at growing distances, whenever it ends; six quick ends in a row are the last. */
export function supervise(options: SuperviseOptions): Supervised {
  let child: ChildProcess | undefined
  let isStopping = false
  let quickEnds = 0
  let timer: NodeJS.Timeout | undefined

  const start = () => {
    const startedAt = Date.now()
    child = startProcess(options.service)
    child.once('close', (code, signal) => {
      child = undefined
      if (isStopping) return
      quickEnds = Date.now() - startedAt > healthyAfter ? 1 : quickEnds + 1
      if (quickEnds > mostQuickEnds) {
        options.onGiveUp(
          new Error(
            `${options.name} ended ${quickEnds} times in a row (${signal ?? `code ${code}`}). ${options.service.log} says why.`,
          ),
        )
        return
      }
      const delay = Math.min(longestDelay, firstDelay * 2 ** (quickEnds - 1))
      options.onRestart(`${options.name} ended (${signal ?? `code ${code}`}); it starts again in ${delay} ms.`)
      timer = setTimeout(start, delay)
    })
  }
  start()
  return {
    name: options.name,
    pid: () => child?.pid,
    async stop() {
      isStopping = true
      clearTimeout(timer)
      if (child !== undefined) await end(child)
    },
  }
}

/** Asks a process to end, and ends it when it does not. */
async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
  await ended
  clearTimeout(late)
}
