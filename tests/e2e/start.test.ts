import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { demoWorker } from '@simpul/demo'
import { jakartaDay } from '@simpul/trust'
import { type SignedIn, signIn } from 'simpul/sign-in-client'

const checkout = fileURLToPath(new URL('../../', import.meta.url))
const question = readFileSync(join(checkout, 'docs/examples/one-worker.graphql'), 'utf8')
const star = demoWorker(0, { today: jakartaDay(new Date()) }).id
const folder = mkdtempSync(join(tmpdir(), 'simpul-e2e-'))

let hub: ChildProcess
let gateway: string
let signInAt: string
let log = ''

beforeAll(async () => {
  const names = [
    'GATEWAY_PORT',
    'GOVERNMENT_PORT',
    'RECRUITMENT_PORT',
    'NGO_PORT',
    'FORUM_PORT',
    'SIGN_IN_PORT',
    'POSTGRES_PORT',
  ]
  const ports = Object.fromEntries(await Promise.all(names.map(async (name) => [name, String(await freePort())])))
  gateway = `http://localhost:${ports.GATEWAY_PORT}/graphql`
  signInAt = `http://localhost:${ports.SIGN_IN_PORT}`
  hub = spawn(
    process.execPath,
    [join(checkout, 'gateway/cli/bin/simpul.js'), 'start', '--folder', join(folder, '.simpul'), '--workers', '60'],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...ports },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  hub.stdout?.on('data', (chunk) => (log += chunk))
  hub.stderr?.on('data', (chunk) => (log += chunk))
  await until(() => log.includes('Simpul is ready'), 120)
}, 150_000)

afterAll(async () => {
  if (hub?.exitCode === null) {
    hub.kill('SIGINT')
    await once(hub, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

interface Answer {
  readonly data?: { readonly worker: Readonly<Record<string, unknown>> | null }
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[]
  readonly extensions?: {
    readonly boundary: { readonly closed: readonly { readonly coordinate: string; readonly reason: string }[] }
  }
}

async function ask(who: SignedIn, purpose: string): Promise<Answer> {
  const answer = await fetch(gateway, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `DPoP ${who.token}`,
      dpop: await who.proof('POST', gateway, who.token),
      'x-simpul-purpose': purpose,
    },
    body: JSON.stringify({ query: question, variables: { id: star } }),
  })
  return (await answer.json()) as Answer
}

const as = (issuer: string, person: string) => signIn({ issuer: `${signInAt}/${issuer}`, person })
const failedAgencies = ({ errors = [] }: Answer) =>
  errors.flatMap(({ extensions }) => (extensions.agency === undefined ? [] : [extensions.agency]))
const reasons = ({ extensions }: Answer) =>
  Object.fromEntries((extensions?.boundary.closed ?? []).map(({ coordinate, reason }) => [coordinate, reason]))

describe('the hub, started as a new user starts it', () => {
  it('gives three agencies three answers about one worker', async () => {
    const government = await ask(await as('disnaker-jember', 'officer'), 'VERIFICATION')
    const company = await ask(await as('p3mi-in-era-sejahtera', 'officer'), 'PLACEMENT')
    const ngo = await ask(await as('migrant-care-jember', 'caseworker'), 'PROTECTION')
    expect(government.data?.worker).toMatchObject({
      fullName: 'Sulastri',
      kecamatan: expect.any(String),
      proceduralStatus: null,
      cases: null,
    })
    expect(reasons(government)).toMatchObject({
      'Worker.proceduralStatus': 'NOT_CLEARED',
      'Worker.cases': 'PURPOSE_NOT_ALLOWED',
    })
    expect(company.data?.worker).toMatchObject({
      fullName: 'Sulastri',
      kecamatan: null,
      proceduralStatus: null,
      filedPlacements: null,
      cases: null,
    })
    expect(ngo.data?.worker).toMatchObject({
      fullName: 'Sulastri',
      proceduralStatus: 'PROCEDURAL',
      registrationDocuments: null,
      cases: [{ severity: 'HIGH' }],
    })
    expect(reasons(ngo)).toMatchObject({
      'Worker.registrationDocuments': 'NOT_OFFERED',
      'FiledPlacement.flight': 'LINE_OUTDATED',
    })
  }, 60_000)

  it.each([
    ['recruitment', 'p3mi-in-era-sejahtera'],
    ['government', 'disnaker-jember'],
  ])(
    'answers the rest under load while %s is killed, and all again when it is back',
    async (subgraph, agency) => {
      const who = await as('migrant-care-jember', 'caseworker')
      const load = underLoad(who)
      process.kill(await pidOf(subgraph), 'SIGKILL')
      await until(() => load.answers.some((answer) => failedAgencies(answer).length > 0), 10)
      await until(async () => failedAgencies(await ask(who, 'PROTECTION')).length === 0, 40)
      await load.end()
      const failed = load.answers.filter((answer) => failedAgencies(answer).length > 0)
      expect(new Set(failed.flatMap(failedAgencies))).toEqual(new Set([agency]))
      for (const answer of load.answers)
        expect(answer.data?.worker).toMatchObject({ id: star, cases: [{ severity: 'HIGH' }] })
    },
    90_000,
  )

  it('goes on without the register, and without Postgres until it is back', async () => {
    const who = await as('migrant-care-jember', 'caseworker')
    const load = underLoad(who)
    process.kill(await pidOf('forum'), 'SIGKILL')
    expect((await ask(who, 'PROTECTION')).data?.worker).toMatchObject({ fullName: 'Sulastri' })
    const postmaster = Number(readFileSync(join(folder, '.simpul/postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(postmaster, 'SIGKILL')
    await until(
      async () =>
        (await ask(await as('migrant-care-jember', 'caseworker'), 'PROTECTION')).data?.worker?.fullName === 'Sulastri',
      60,
    )
    await load.end()
    for (const answer of load.answers) expect(answer.data?.worker).toMatchObject({ id: star })
  }, 120_000)

  it('leaves nothing running when it is told to end', async () => {
    hub.kill('SIGINT')
    await once(hub, 'exit')
    expect(hub.exitCode).toBe(0)
    await expect(fetch(gateway)).rejects.toThrow()
  }, 60_000)
})

/** Four callers who ask without a pause, whatever happens, until they are told to end. */
function underLoad(who: SignedIn): { readonly answers: Answer[]; end(): Promise<void> } {
  const answers: Answer[] = []
  let isOver = false
  const one = async () => {
    while (!isOver) answers.push(await ask(who, 'PROTECTION'))
  }
  const all = Promise.all(Array.from({ length: 4 }, one))
  all.catch(() => undefined) // told by end()
  return {
    answers,
    async end() {
      isOver = true
      await all
    },
  }
}

async function pidOf(subgraph: string): Promise<number> {
  const { execFileSync } = await import('node:child_process')
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n')
  const parents = new Set([
    hub.pid,
    ...lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([, parent]) => Number(parent) === hub.pid)
      .map(([pid]) => Number(pid)),
  ])
  const found = lines
    .map((line) => line.trim().split(/\s+/))
    .find(
      ([, parent, ...args]) =>
        parents.has(Number(parent)) && args.join(' ').includes(`subgraphs/${subgraph}/dist/main.js`),
    )
  if (found === undefined) throw new Error(`No process serves ${subgraph}.`)
  return Number(found[0])
}

async function until(holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1_000
  while (Date.now() < end) {
    try {
      if (await holds()) return
    } catch {
      // not yet
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`It did not come about within ${seconds} s.\n${log.slice(-2_000)}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
