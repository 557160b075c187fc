import { hopSigner, newSigningKey } from '@simpul/trust'
import type { Identity } from '../caller/identify-caller.ts'
import { signedPost } from './signed-post.ts'
import { subgraphSources } from './subgraph-sources.ts'
import { type Loopback, loopback } from './transport/testing/loopback.ts'

const identity: Identity = { caller: { kind: 'public' }, token: undefined, requestId: 'r' }

interface Heard {
  readonly url: string | undefined
  readonly authorization: string | undefined
  readonly hop: Readonly<Record<string, unknown>>
}

let heard: Heard[]
let server: Loopback
let sources: ReturnType<typeof subgraphSources>

beforeEach(async () => {
  heard = []
  server = await loopback((request, response) => {
    const { 'x-simpul-hop': token, authorization } = request.headers
    const hop = JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())
    heard.push({ url: request.url, authorization, hop })
    if (heard.length === 1) request.socket.resetAndDestroy()
    else response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{}}')
  })
  sources = subgraphSources({
    subgraphs: [{ name: 'ngo', url: `${server.origin}/graphql?v=1`, rules: { agency: { id: 'the-ngo' } } }],
    hops: hopSigner({ privateKey: newSigningKey().privateKey }),
    clock: () => new Date('2026-07-01T03:00:00Z'),
    limits: { timeoutMilliseconds: 2_000, answerBytes: 10_000, connections: 1 },
  })
})

afterEach(async () => {
  await sources.close()
  await server.close()
})

describe('a signed request', () => {
  it('is signed anew where it is sent again, since a hop token is heard once', async () => {
    const channel = sources.channelOf('ngo')
    const answer = await signedPost(channel, { path: channel.path, body: '{}', isIdempotent: true }, identity)
    expect([answer.text, answer.attempts]).toEqual(['{"data":{}}', 2])
    expect(heard.map(({ url, authorization }) => [url, authorization])).toEqual(
      Array(2).fill(['/graphql?v=1', undefined]),
    )
    const [first, second] = heard.map(({ hop }) => hop)
    expect({ ...first, jti: '' }).toEqual({ ...second, jti: '' })
    expect(first?.jti).not.toBe(second?.jti)
  })

  it('is not sent again where nobody said that it may be', async () => {
    const channel = sources.channelOf('ngo')
    await expect(signedPost(channel, { path: '/kit', body: '{}' }, identity)).rejects.toMatchObject({
      fault: 'UNREACHABLE',
    })
    expect(heard).toHaveLength(1)
  })

  it('needs an address that is configured', () => {
    expect(() => sources.channelOf('unknown')).toThrow('no address is configured')
  })
})
