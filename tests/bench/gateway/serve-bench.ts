import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

// What each process of the comparison has in common: settings come in the environment, word goes back to its parent.

/** What the process that started this one said. */
export function readSettings<Settings>(): Settings {
  return JSON.parse(process.env.BENCH_SETTINGS ?? '{}')
}

/** Listens on a free port of this machine and answers it. */
export async function listen(server: Server): Promise<number> {
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Says that the process is ready, and ends with the one that started it. */
export function ready(told: object): void {
  process.send?.(told)
  process.once('disconnect', () => process.exit(0))
}
