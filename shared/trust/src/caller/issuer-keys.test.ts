import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newSigningKey } from '../signing-key.ts'
import { dpopKey, testIssuer } from '../testing.ts'
import { readTrustAnchors } from '../trust-anchors.ts'
import { TrustError } from '../trust-error.ts'
import { callerVerifier } from './caller-verifier.ts'
import { issuerKeys } from './issuer-keys.ts'

const now = new Date()
const issuer = testIssuer('http://localhost:4009/disnaker-jember')
let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serving(answer: RequestListener): Promise<string> {
  const started = createServer(answer).listen(0, '127.0.0.1')
  server = started
  await new Promise((resolve) => started.once('listening', resolve))
  return `http://127.0.0.1:${portOf(started.address())}/jwks`
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return address.port
}

/** What a caller with a good token is told when the key set of their issuer answers like this. */
async function outcome(answer: RequestListener): Promise<string> {
  const jwksUri = await serving(answer)
  const anchors = readTrustAnchors({
    audience: 'urn:simpul:hub',
    agencies: [
      {
        id: 'disnaker-jember',
        kind: 'GOVERNMENT',
        subgraph: 'government',
        name: { id: 'Disnaker', en: 'Manpower Service' },
        issuer: issuer.issuer,
        jwksUri,
      },
    ],
    subjects: { issuer: 'http://localhost:4009/subjects', jwksUri: 'http://localhost:4009/subjects/jwks' },
    gateway: { publicKey: newSigningKey().publicKey },
  })
  const keyFor = issuerKeys(anchors, { timeoutMs: 300, cooldownMs: 30_000, maxBytes: 65_536 })
  const { thumbprint } = dpopKey()
  const token = await issuer.token({ sub: 'a', roles: ['OFFICER'], purposes: ['PROTECTION'], thumbprint, now })
  return callerVerifier({ anchors, keyFor })
    .verify(token, { purpose: 'PROTECTION', role: undefined, now })
    .then(
      () => 'PASSED',
      (error: unknown) => (error instanceof TrustError ? error.code : String(error)),
    )
}

describe('issuerKeys', () => {
  const keySet = JSON.stringify(issuer.jwks)

  it.each<[string, RequestListener, string]>([
    ['answers with its keys', (_, answer) => answer.end(keySet), 'PASSED'],
    ['has other keys now', (_, answer) => answer.end(JSON.stringify(testIssuer('x').jwks)), 'TOKEN_SIGNATURE'],
    ['has no keys', (_, answer) => answer.end('{"keys":[]}'), 'TOKEN_SIGNATURE'],
    ['answers with something else', (_, answer) => answer.end('<html>'), 'ISSUER_KEYS_UNAVAILABLE'],
    ['fails', (_, answer) => answer.writeHead(500).end(keySet), 'ISSUER_KEYS_UNAVAILABLE'],
    ['sends elsewhere', (_, answer) => answer.writeHead(302, { location: '/other' }).end(), 'ISSUER_KEYS_UNAVAILABLE'],
    ['hangs up', (request) => request.socket.destroy(), 'ISSUER_KEYS_UNAVAILABLE'],
    ['does not answer', () => undefined, 'ISSUER_KEYS_UNAVAILABLE'],
    ['answers and does not end', (_, answer) => answer.write('{"keys":['), 'ISSUER_KEYS_UNAVAILABLE'],
    ['answers at length', (_, answer) => answer.end(keySet + ' '.repeat(70_000)), 'ISSUER_KEYS_UNAVAILABLE'],
  ])('when an issuer %s', async (_, answer, expected) => {
    expect(await outcome(answer)).toBe(expected)
  })

  it('asks an issuer once for many tokens', async () => {
    let asked = 0
    await outcome((_, answer) => {
      asked += 1
      answer.end(keySet)
    })
    expect(asked).toBe(1)
  })
})
