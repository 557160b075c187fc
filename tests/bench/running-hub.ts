import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SignedIn } from 'simpul/sign-in-client'

/** The ports of a hub's services, by the name of their variable: `GATEWAY_PORT`. */
export type Ports = Readonly<Record<string, string>>

/** A hub of separate processes, as `npm start` runs it, in a folder of its own. */
export interface RunningHub {
  readonly pid: number
  readonly ports: Ports
  stop(): Promise<void>
}

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const portNames = [
  'GATEWAY_PORT',
  'GOVERNMENT_PORT',
  'RECRUITMENT_PORT',
  'NGO_PORT',
  'FORUM_PORT',
  'SIGN_IN_PORT',
  'POSTGRES_PORT',
]

/** Starts a hub with so many invented workers on free ports, and waits until it is ready. */
export async function runningHub({ workers }: { readonly workers: number }): Promise<RunningHub> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-bench-'))
  const ports = Object.fromEntries(await Promise.all(portNames.map(async (name) => [name, String(await freePort())])))
  const hub = spawn(
    process.execPath,
    [
      join(checkout, 'gateway/cli/bin/simpul.js'),
      'start',
      '--folder',
      join(folder, '.simpul'),
      '--workers',
      String(workers),
    ],
    { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...ports }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const stop = async () => {
    if (hub.exitCode === null) {
      hub.kill('SIGINT')
      await once(hub, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  let log = ''
  hub.stdout.on('data', (chunk) => (log += chunk))
  hub.stderr.resume()
  try {
    await until(() => log.includes('Simpul is ready'), 240_000)
  } catch (error) {
    await stop()
    throw error
  }
  return { pid: hub.pid ?? 0, ports, stop }
}

/** What a caller sends with one POST. */
export async function headersOf(who: SignedIn, url: string, purpose: string): Promise<Record<string, string>> {
  return {
    'content-type': 'application/json',
    authorization: `DPoP ${who.token}`,
    dpop: await who.proof('POST', url, who.token),
    'x-simpul-purpose': purpose,
  }
}

/** Looks again and again until something holds; throws when it does not in time. */
export async function until(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`What was waited for did not come within ${milliseconds} ms.`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port is free.')
  return address.port
}
