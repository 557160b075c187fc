import { randomBytes, randomUUID } from 'node:crypto'
import {
  changeFeed,
  doDueJobs,
  type EntryDoor,
  type FileServices,
  jobKindsOf,
  jobServices,
  type Mailer,
  type OwnStops,
  ownStops,
  type RegisterKeeper,
  type SubgraphDefinition,
  type SubgraphServices,
  signAndEnter,
  subgraphServer,
} from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import type { RegisterReplica } from '@simpul/serving'
import { foldRegister, hopSigner, keySigner, newSigningKey, type RegisterState, type Signer } from '@simpul/trust'
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

/** An operation of a door of the kit. */
export interface TestAct {
  readonly as: TestCaller | undefined
  readonly operation: string
  readonly input?: unknown
  /** Sent beside, or instead of, what the door wants. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A file that comes to the staff door. */
export interface TestSending {
  readonly as: TestCaller | undefined
  readonly bytes: Buffer
  /** Sent beside, or instead of, what the door wants. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What a door answered. */
export interface TestDoorAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>> & {
    readonly error?: { readonly code: string; readonly message: string }
  }
}

/** A subgraph in this process: everything real but the port. */
export interface TestSubgraph {
  readonly server: FastifyInstance
  readonly database: TestDatabase
  readonly services: SubgraphServices
  ask(question: TestQuestion): Promise<TestAnswer>
  /** Comes to the staff door, with a token and a proof made for exactly this operation. */
  staff(act: TestAct): Promise<TestDoorAnswer>
  /** Sends a file, with a token and a proof. */
  send(sending: TestSending): Promise<TestDoorAnswer>
  /** Comes to the hop door, as the gateway would. */
  kit(act: TestAct): Promise<TestDoorAnswer>
  /** Does what is due by the test's clock, and gives how many jobs that were. */
  doJobs(): Promise<number>
  close(): Promise<void>
}

export interface TestSubgraphOptions {
  readonly definition: SubgraphDefinition
  readonly database: TestDatabase
  readonly parties: TestParties
  readonly register: TestRegister
  readonly clock: () => Date
  /** The way of entries into the register; by default into the test's. One that throws is a forum that is away. */
  readonly enter?: EntryDoor
  /** The register itself, for the subgraph that keeps it. */
  readonly keeper?: RegisterKeeper
  /** Where other agencies' kits are, by agency; nowhere unless told. */
  readonly agencyUrls?: Readonly<Record<string, string>>
  /** How those are reached, in process too. */
  readonly fetch?: typeof globalThis.fetch
  /** Where files are kept; the agency takes none unless told. */
  readonly files?: FileServices
  /** How mail is sent; none is unless told. */
  readonly mail?: Mailer
  /** Hears the text of every GraphQL answer, before it leaves. */
  readonly onAnswer?: (text: string) => void
}

/** Serves a subgraph in process and asks it with both tokens, made anew for each question. */
export async function testSubgraph(options: TestSubgraphOptions): Promise<TestSubgraph> {
  const { definition, database, parties, register, clock } = options
  const spied = options.onAnswer === undefined ? definition : withSpy(definition, options.onAnswer)
  const signer = signerOf(definition, parties)
  const stops = stopsOf(options, signer)
  const changes = await changeFeed({ url: database.urls.own, applicationName: 'test changes', logger: silent })
  const services: SubgraphServices = {
    database,
    changes,
    anchors: parties.anchors,
    register: withStops(options, stops),
    enter: options.enter ?? register.enter,
    ownStops: stops,
    keeper: options.keeper,
    cursorSecret: randomBytes(32),
    logger: silent,
    clock,
    callerKeys: parties.callerKeys,
    signer,
    publicUrl: `http://${definition.name}.test`,
    agencyUrls: options.agencyUrls ?? {},
    files: options.files,
    mail: options.mail,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  }
  const server = await subgraphServer(spied, services)
  server.addHook('onClose', () => changes.close())
  const hops = hopSigner({ privateKey: parties.gatewayKey.privateKey })
  const throughGateway = async (url: string, as: TestCaller | undefined, content: object, more: Headers = {}) => {
    const now = clock()
    const body = JSON.stringify(content)
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
    const signedIn: Headers = token === undefined ? {} : { authorization: `DPoP ${token}` }
    const headers = { ...json, 'x-simpul-hop': hop, ...signedIn, ...more }
    return server.inject({ method: 'POST', url, headers, payload: body })
  }
  const withProof = async (url: string, as: TestCaller | undefined): Promise<Headers> => {
    if (as === undefined) return {}
    const now = clock()
    const token = await parties.token(as, now)
    const dpop = parties.proof({ method: 'POST', url, token, now })
    return { authorization: `DPoP ${token}`, dpop, 'x-simpul-purpose': as.purpose, 'x-simpul-role': as.role }
  }
  return {
    server,
    database,
    services,
    async ask({ as, query, variables }) {
      const answer = await throughGateway('/graphql', as, { query, variables })
      return { status: answer.statusCode, text: answer.body, body: answer.json() }
    },
    async staff({ as, operation, input, headers }) {
      const url = `/agency/${operation}`
      const answer = await server.inject({
        method: 'POST',
        url,
        headers: { ...json, ...(await withProof(`${services.publicUrl}${url}`, as)), ...headers },
        payload: JSON.stringify(input ?? {}),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    async send({ as, bytes, headers }) {
      const own = await withProof(`${services.publicUrl}/files`, as)
      const answer = await server.inject({
        method: 'POST',
        url: '/files',
        headers: { ...own, ...headers },
        payload: bytes,
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    async kit({ as, operation, input, headers }) {
      const answer = await throughGateway('/kit', as, { operation, input: input ?? {} }, headers)
      return { status: answer.statusCode, body: answer.json() }
    },
    doJobs: () =>
      doDueJobs(jobKindsOf(definition, services), jobServices(readRules(definition.sdl).agency.id, services)),
    close: () => server.close(),
  }
}

type Headers = Readonly<Record<string, string>>

const json: Headers = { 'content-type': 'application/json' }

/** The key of the agency that the anchors name for this subgraph; a subgraph made up by a test has a key of its own. */
function signerOf({ name }: SubgraphDefinition, { anchors, agencyKeys }: TestParties): Signer {
  const agency = anchors.agencies.find(({ subgraph }) => subgraph === name)
  return keySigner(agencyKeys.get(agency?.id ?? '') ?? newSigningKey().privateKey)
}

const silent = pino({ level: 'silent' })

function stopsOf({ definition, database, register, clock, enter }: TestSubgraphOptions, signer: Signer): OwnStops {
  const { replica } = register
  return ownStops({
    own: database.own,
    agency: readRules(definition.sdl).agency.id,
    register: () => replica,
    submit: (draft) => signAndEnter({ signer, register: replica, clock, enter: enter ?? register.enter }, draft),
    clock,
    logger: silent,
  })
}

/** The test's replica as this agency sees it: what it stopped itself is stopped. */
function withStops({ register, parties }: TestSubgraphOptions, stops: OwnStops): RegisterReplica {
  let folded: { readonly base: RegisterState; readonly stops: unknown; readonly state: RegisterState } | undefined
  return {
    ...register.replica,
    state(now) {
      const base = register.replica.state(now)
      const active = stops.active()
      if (active.length === 0) return base
      if (folded?.base === base && folded.stops === active) return folded.state
      const founding = parties.anchors.agencies
      const moment = { now, freshAt: register.freshAt, maxAgeSeconds: 3_600, founding, ownStops: active }
      folded = { base, stops: active, state: foldRegister(register.replica.entries(0), moment) }
      return folded.state
    },
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
