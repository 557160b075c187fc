import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoAgreements, demoWorker } from '@simpul/demo'
import { jakartaDay } from '@simpul/trust'
import { type SignedIn, signIn } from 'simpul/sign-in-client'

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
const repeats = 5

/**
 * How long a suspension takes to close a field everywhere, in milliseconds: the median of five, from the head's request at
 * the recipient's own agency until the owner, which hears of it by the register, answers the gateway with the field closed.
 */
export async function measureWithdrawal(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-bench-'))
  const ports = Object.fromEntries(await Promise.all(portNames.map(async (name) => [name, String(await freePort())])))
  const hub = spawn(
    process.execPath,
    [join(checkout, 'gateway/cli/bin/simpul.js'), 'start', '--folder', join(folder, '.simpul'), '--workers', '60'],
    { env: { PATH: process.env.PATH, HOME: process.env.HOME, ...ports }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  try {
    let log = ''
    hub.stdout.on('data', (chunk) => (log += chunk))
    hub.stderr.resume()
    await until(() => log.includes('Simpul is ready'), 120_000)
    const times: number[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) times.push(await onceSuspended(ports))
    return Number((times.sort((left, right) => left - right)[Math.floor(repeats / 2)] ?? Number.NaN).toFixed(0))
  } finally {
    if (hub.exitCode === null) {
      hub.kill('SIGINT')
      await once(hub, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

type Ports = Readonly<Record<string, string>>

async function onceSuspended(ports: Ports): Promise<number> {
  const today = jakartaDay(new Date())
  const { protection } = demoAgreements(today)
  const at = `http://localhost:${ports.SIGN_IN_PORT}/migrant-care-jember`
  const [head, caseworker] = await Promise.all([
    signIn({ issuer: at, person: 'head' }),
    signIn({ issuer: at, person: 'caseworker' }),
  ])
  const { id } = demoWorker(0, { today })
  await until(() => isOpen(caseworker, id, ports), 10_000)
  const startedAt = performance.now()
  const told = act(head, ports, 'agreementSuspend', { agreement: protection.id, reason: 'Pengukuran' })
  await until(async () => !(await isOpen(caseworker, id, ports)), 30_000)
  const took = performance.now() - startedAt
  await told
  const { digest } = (await act(head, ports, 'agreementDocument', { agreement: protection.id })) as { digest: string }
  await act(head, ports, 'agreementSign', { agreement: protection.id, digest })
  return took
}

async function act(who: SignedIn, ports: Ports, operation: string, input: object): Promise<unknown> {
  const url = `http://localhost:${ports.NGO_PORT}/agency/${operation}`
  const answer = await fetch(url, {
    method: 'POST',
    headers: await headersOf(who, url, 'GOVERNANCE'),
    body: JSON.stringify(input),
  })
  if (!answer.ok) throw new Error(`${operation} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

/** A field of the government's, read by the gateway: closed there means closed at the owner and at the hub. */
async function isOpen(who: SignedIn, id: string, ports: Ports): Promise<boolean> {
  const url = `http://localhost:${ports.GATEWAY_PORT}/graphql`
  const body = JSON.stringify({ query: 'query ($id: ID!) { worker(id: $id) { fullName } }', variables: { id } })
  const answer = await fetch(url, { method: 'POST', headers: await headersOf(who, url, 'PROTECTION'), body })
  const { data } = (await answer.json()) as {
    readonly data?: { readonly worker?: { readonly fullName: string | null } }
  }
  return typeof data?.worker?.fullName === 'string'
}

async function headersOf(who: SignedIn, url: string, purpose: string): Promise<Record<string, string>> {
  return {
    'content-type': 'application/json',
    authorization: `DPoP ${who.token}`,
    dpop: await who.proof('POST', url, who.token),
    'x-simpul-purpose': purpose,
  }
}

async function until(holds: () => boolean | Promise<boolean>, milliseconds: number): Promise<void> {
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
