import { createPublicKey } from 'node:crypto'
import { readRules } from '@simpul/boundary'
import { compose, gatewayServer, hubSubgraph, planThread } from '@simpul/gateway'
import { everythingOffered, testParties, testRegister } from '@simpul/testing'
import { hopSigner } from '@simpul/trust'
import { pino } from 'pino'
import { reviewsWorkload } from '../reviews-workload.ts'
import type { LoadCaller } from './load-process.ts'
import { readSettings, ready } from './serve-bench.ts'
import { shopAgencies, shopSdl } from './shop-boundary.ts'

// The hub's own gateway over the workload: its parts belong to four agencies, and a caller of the government may read what
// the others signed to share. Each request brings a token and a proof; each of its fetches is signed.

const { urls } = readSettings<{ readonly urls: Readonly<Record<string, string>> }>()
const publicUrl = 'http://hub.bench/graphql'
const caller = { issuer: 'disnaker-jember', person: 'person', role: 'HEAD', purpose: 'GOVERNANCE' } as const
const clock = () => new Date()

const subgraphs = reviewsWorkload().map((one) => {
  const sdl = shopSdl(one)
  return { name: one.name, url: urls[one.name] ?? '', sdl, rules: readRules(sdl) }
})
const composed = compose([...subgraphs, hubSubgraph])
if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
const { supergraph } = composed

const parties = testParties()
const register = testRegister(parties, new Date(`${clock().getUTCFullYear()}-01-02T00:00:00Z`))
register.freshAt = clock()
register.agree(frameAgreement())

const server = await gatewayServer({
  supergraph,
  planner: await planThread({ supergraph, deadlineMilliseconds: 10_000, waiting: 100 }),
  subgraphs,
  anchors: parties.anchors,
  register: register.replica,
  hops: hopSigner({ privateKey: parties.gatewayKey.privateKey }),
  publicUrl,
  clock,
  logger: pino({ level: 'silent' }),
  limits: { timeoutMilliseconds: 30_000, answerBytes: 16 * 1024 * 1024, connections: 128 },
  callerKeys: parties.callerKeys,
})
await server.listen({ host: '127.0.0.1', port: 0 })
process.on('message', async () => process.send?.(await newCaller()))
const address = server.server.address()
ready({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/graphql` })

/** A caller with a new token; the proofs that go with it are the client's to make. */
async function newCaller(): Promise<LoadCaller> {
  return {
    token: await parties.token(caller, clock()),
    publicUrl,
    purpose: caller.purpose,
    privateKey: String(parties.holderKey.export({ type: 'pkcs8', format: 'pem' })),
    publicJwk: createPublicKey(parties.holderKey).export({ format: 'jwk' }),
  }
}

function frameAgreement() {
  const document = everythingOffered(
    'mou-jember',
    subgraphs.map(({ rules }) => rules),
    Object.values(shopAgencies),
  )
  const year = clock().getUTCFullYear()
  return { ...document, from: `${year}-01-01`, until: `${year}-12-31` }
}
