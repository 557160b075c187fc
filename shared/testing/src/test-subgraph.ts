import { randomBytes, randomUUID } from 'node:crypto'
import { type SubgraphDefinition, type SubgraphServices, subgraphServer } from '@simpul/agency'
import { hopSigner } from '@simpul/trust'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { TestDatabase } from './test-database.ts'
import type { TestCaller, TestParties } from './test-parties.ts'
import type { TestRegister } from './test-register.ts'

/** What a subgraph answered. */
export interface TestAnswer {
  readonly status: number
  readonly text: string
  readonly body: {
    readonly data?: Readonly<Record<string, unknown>> | null
    readonly errors?: readonly {
      readonly message: string
      readonly path?: readonly unknown[]
      readonly extensions?: Readonly<Record<string, unknown>>
    }[]
    readonly extensions?: {
      readonly boundary?: {
        readonly closed: readonly Readonly<Record<string, unknown>>[]
        readonly opened: readonly Readonly<Record<string, unknown>>[]
      }
    }
  }
}

/** A question to a subgraph, as the gateway would bring it. */
export interface TestQuestion {
  readonly as?: TestCaller | undefined
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

/** A subgraph in this process: everything real but the port. */
export interface TestSubgraph {
  readonly server: FastifyInstance
  readonly database: TestDatabase
  ask(question: TestQuestion): Promise<TestAnswer>
  close(): Promise<void>
}

export interface TestSubgraphOptions {
  readonly definition: SubgraphDefinition
  readonly database: TestDatabase
  readonly parties: TestParties
  readonly register: TestRegister
  readonly clock: () => Date
  /** Hears the text of every GraphQL answer, before it leaves. */
  readonly onAnswer?: (text: string) => void
}

/** Serves a subgraph in process and asks it with both tokens, made anew for each question. */
export async function testSubgraph(options: TestSubgraphOptions): Promise<TestSubgraph> {
  const { definition, database, parties, register, clock } = options
  const spied = options.onAnswer === undefined ? definition : withSpy(definition, options.onAnswer)
  const services: SubgraphServices = {
    database,
    anchors: parties.anchors,
    register: register.replica,
    cursorSecret: randomBytes(32),
    logger: pino({ level: 'silent' }),
    clock,
    callerKeys: parties.callerKeys,
  }
  const server = await subgraphServer(spied, services)
  const hops = hopSigner({ privateKey: parties.gatewayKey.privateKey })
  return {
    server,
    database,
    async ask({ as, query, variables }) {
      const now = clock()
      const body = JSON.stringify({ query, variables })
      const token = as === undefined ? undefined : await parties.token(as, now)
      const hop = hops.sign({
        subgraph: definition.name,
        body,
        callerToken: token,
        requestId: randomUUID(),
        purpose: as?.purpose,
        role: as?.role,
        now,
      })
      const answer = await server.inject({
        method: 'POST',
        url: '/graphql',
        headers: {
          'content-type': 'application/json',
          'x-simpul-hop': hop,
          ...(token === undefined ? {} : { authorization: `DPoP ${token}` }),
        },
        payload: body,
      })
      return { status: answer.statusCode, text: answer.body, body: answer.json() }
    },
    close: () => server.close(),
  }
}

function withSpy(definition: SubgraphDefinition, onAnswer: (text: string) => void): SubgraphDefinition {
  return {
    ...definition,
    routes(server, services) {
      definition.routes?.(server, services)
      server.addHook('onSend', async (request, _reply, payload) => {
        if (request.url === '/graphql') onAnswer(String(payload))
        return payload
      })
    },
  }
}
