import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { compose } from '@simpul/gateway'

const simpul = fileURLToPath(new URL('../../gateway/cli/bin/simpul.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'simpul-alone-'))
const supergraphFile = join(folder, 'supergraph.graphql')
const subgraph = createServer(async (request, response) => {
  await text(request)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ data: { greeting: 'Halo' } }))
})

beforeAll(async () => {
  const composed = compose([{ name: 'greetings', url: '', sdl: 'type Query { greeting: String }' }])
  if (composed.kind === 'refused') throw new Error(composed.reasons.join())
  writeFileSync(supergraphFile, composed.supergraph)
  subgraph.listen(0, '127.0.0.1')
  await once(subgraph, 'listening')
})
afterAll(() => {
  subgraph.close()
  rmSync(folder, { recursive: true })
})

function gateway(...options: readonly string[]): ChildProcess {
  const args = [simpul, 'gateway', '--supergraph', supergraphFile, '--open', ...options]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly err: string }> {
  const [err, [code]] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'close')])
  return { code, err }
}

describe('simpul gateway', () => {
  it('serves a supergraph until it is stopped, and says why a second one cannot take its port', async () => {
    const { port } = subgraph.address() as AddressInfo
    const first = gateway('--port', '0', '--json', '--subgraph', `greetings=http://127.0.0.1:${port}/graphql`)
    const [line] = await once(first.stdout ?? first, 'data')
    const { url, readyz, pid } = JSON.parse(String(line))
    try {
      expect((await fetch(readyz)).status).toBe(200)
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: '{ greeting }' }) })
      expect(await answer.json()).toEqual({ data: { greeting: 'Halo' } })

      const taken = new URL(url).port
      const second = await ended(gateway('--port', taken, '--subgraph', 'greetings=http://127.0.0.1:1/graphql'))
      expect(second).toEqual({
        code: 1,
        err: `simpul: Port ${taken} of 127.0.0.1 cannot be opened: it is in use.\n`,
      })
    } finally {
      first.kill('SIGTERM')
    }
    expect((await ended(first)).code).toBe(0)
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  }, 60_000)

  it('says which subgraph has no address', async () => {
    const { code, err } = await ended(gateway('--port', '0'))
    expect(code).toBe(1)
    expect(err).toContain('The subgraph "greetings" has no http address')
  }, 60_000)
})
