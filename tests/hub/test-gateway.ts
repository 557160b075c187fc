import { readRules } from '@simpul/boundary'
import { compose, type GatewayServices, gatewayServer, hubSubgraph, planHere } from '@simpul/gateway'
import type { TestCaller } from '@simpul/testing'
import { hopSigner } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { type MatrixHub, now } from '../boundary/matrix-hub.ts'

/** What passed between the gateway and one subgraph. */
export interface Passage {
  readonly subgraph: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly answer: string
}

/** The gateway in front of the matrix test's subgraphs, with a spy on every passage. */
export interface TestGateway {
  readonly server: FastifyInstance
  readonly passages: Passage[]
  readonly publicUrl: string
  ask(as: TestCaller | undefined, query: string, variables?: Readonly<Record<string, unknown>>): Promise<GatewayAnswer>
  close(): Promise<void>
}

export interface GatewayAnswer {
  readonly status: number
  readonly text: string
  readonly body: {
    readonly data?: unknown
    readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
    readonly extensions?: { readonly boundary?: { readonly closed: readonly Readonly<Record<string, unknown>>[] } }
  }
}

const publicUrl = 'http://hub.test/graphql'

/** What a gateway stands before: a hub's subgraphs, its parties and their register. */
export interface BehindGateway extends Pick<MatrixHub, 'parties' | 'replica'> {
  readonly subgraphs: readonly Pick<MatrixHub['subgraphs'][number], 'definition' | 'subgraph'>[]
}

/** Lets the subgraphs listen on free ports, composes them, and puts the gateway before them. */
export async function testGateway(
  hub: BehindGateway,
  changes: Partial<Pick<GatewayServices, 'askerFor' | 'clock' | 'observers' | 'shows' | 'streamLimits'>> = {},
): Promise<TestGateway> {
  const passages: Passage[] = []
  const subgraphs = []
  for (const { definition, subgraph } of hub.subgraphs) {
    const { server } = subgraph
    if (!server.server.listening) await server.listen({ host: '127.0.0.1', port: 0 })
    const address = server.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    subgraphs.push({
      name: definition.name,
      url: `http://127.0.0.1:${port}/graphql`,
      sdl: definition.sdl,
      rules: readRules(definition.sdl),
    })
  }
  const composed = compose([...subgraphs, hubSubgraph])
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  const server = await gatewayServer({
    supergraph: composed.supergraph,
    planner: planHere(composed.supergraph),
    subgraphs,
    anchors: hub.parties.anchors,
    register: hub.replica,
    hops: hopSigner({ privateKey: hub.parties.gatewayKey.privateKey }),
    publicUrl,
    clock: () => now,
    logger: pino({ level: 'silent' }),
    limits: { timeoutMilliseconds: 30_000, answerBytes: 16 * 1024 * 1024, connections: 8 },
    callerKeys: hub.parties.callerKeys,
    ...changes,
  })
  return {
    server,
    passages,
    publicUrl,
    async ask(as, query, variables) {
      const at = changes.clock?.() ?? now
      const headers = as === undefined ? {} : await headersFor(hub, as, { at })
      const answer = await server.inject({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...headers },
        payload: JSON.stringify({ query, variables }),
      })
      return { status: answer.statusCode, text: answer.body, body: answer.json() }
    },
    close: () => server.close(),
  }
}

/** A token, a proof made for one POST to the hub, or to another address, and the purpose. */
export async function headersFor(
  hub: Pick<MatrixHub, 'parties'>,
  as: TestCaller,
  { method = 'POST', url = publicUrl, at = now } = {},
): Promise<Record<string, string>> {
  const token = await hub.parties.token(as, at)
  return {
    authorization: `DPoP ${token}`,
    dpop: hub.parties.proof({ method, url, token, now: at }),
    'x-simpul-purpose': as.purpose,
  }
}
