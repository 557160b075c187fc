import { readRules } from '@simpul/boundary'
import { compose, type GatewayServices, gatewayServer, hubSubgraph, planHere } from '@simpul/gateway'
import { testParties, testRegister } from '@simpul/testing'
import { hopSigner } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { definitions, now } from '../boundary/matrix-hub.ts'

/** The gateway without anybody behind it: for what is decided before a subgraph is asked. */
export interface IdleGateway {
  readonly server: FastifyInstance
  /** Where it listens, once `listen` was called. */
  listen(): Promise<string>
  /** What a signed-in person of an agency sends along. */
  headersOf(agency: string, method?: 'GET' | 'POST'): Promise<Record<string, string>>
  close(): Promise<void>
}

const publicUrl = 'http://hub.test/graphql'

/** Starts it over the hub's own schemas. */
export async function idleGateway(changes: Partial<GatewayServices> = {}): Promise<IdleGateway> {
  const parties = testParties()
  const subgraphs = definitions.map(({ name, sdl }) => ({
    name,
    url: 'http://127.0.0.1:9/graphql',
    sdl,
    rules: readRules(sdl),
  }))
  const composed = compose([...subgraphs, hubSubgraph])
  if (composed.kind === 'refused') throw new Error(composed.reasons.join('\n'))
  const server = await gatewayServer({
    supergraph: composed.supergraph,
    planner: planHere(composed.supergraph),
    subgraphs,
    anchors: parties.anchors,
    register: testRegister(parties, now).replica,
    hops: hopSigner({ privateKey: parties.gatewayKey.privateKey }),
    publicUrl,
    clock: () => now,
    logger: pino({ level: 'silent' }),
    limits: { timeoutMilliseconds: 1_000, answerBytes: 1_024 * 1_024, connections: 2 },
    callerKeys: parties.callerKeys,
    ...changes,
  })
  return {
    server,
    async listen() {
      await server.listen({ host: '127.0.0.1', port: 0 })
      const address = server.server.address()
      return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/graphql`
    },
    async headersOf(issuer, method = 'POST') {
      const token = await parties.token({ issuer, person: 'person', role: 'OFFICER', purpose: 'VERIFICATION' }, now)
      const proof = parties.proof({ method, url: publicUrl, token, now })
      return { authorization: `DPoP ${token}`, dpop: proof, 'x-simpul-purpose': 'VERIFICATION' }
    },
    close: () => server.close(),
  }
}
