import { type Outbox, outbox, type SubgraphDefinition } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import { recruitment } from '@simpul/recruitment'
import {
  everythingOffered,
  type TestDoorAnswer,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { type GatewayAnswer, testGateway } from '../hub/test-gateway.ts'
import { company, disnaker, forumAgency, migrantCare, type Speaker } from './people.ts'

/** The four agencies with empty databases and a gateway before them, at a time that the story sets. */
export interface WalkthroughHub {
  /** Goes on to a later moment. What fell due until then is done, and what was told is delivered. */
  goTo(moment: string): Promise<void>
  ask(who: Speaker, query: string, variables: object): Promise<GatewayAnswer>
  /** An operation at the door of an agency's own kit. */
  staff(agency: string, who: Speaker, operation: string, input: object): Promise<TestDoorAnswer>
  /** The schema that the gateway shows. */
  schema(): Promise<GraphQLSchema>
  close(): Promise<void>
}

const definitions: readonly SubgraphDefinition[] = [government, recruitment, ngo, forum]
const members = [
  { id: disnaker, kind: 'GOVERNMENT' },
  { id: company, kind: 'RECRUITMENT' },
  { id: migrantCare, kind: 'NGO' },
  { id: forumAgency, kind: 'FORUM' },
] as const
const pairs = [
  ['pks-placement', [disnaker, company]],
  ['pks-protection', [disnaker, migrantCare]],
  ['pks-client', [company, migrantCare]],
] as const

/** Starts it, with everything agreed that any of them offers, for the years of the story. */
export async function walkthroughHub(start: string): Promise<WalkthroughHub> {
  let now = new Date(start)
  const clock = () => now
  const cluster = await testCluster()
  const parties = testParties()
  const register = agreed(testRegister(parties, now))
  const served = new Map<string, TestSubgraph>()
  const agencyUrls = Object.fromEntries(members.map(({ id }) => [id, `http://${id}.test`]))
  const subgraphs: { readonly definition: SubgraphDefinition; readonly subgraph: TestSubgraph }[] = []
  for (const definition of definitions) {
    const database = await testDatabase(cluster, definition)
    const fetch = inProcess(served)
    const subgraph = await testSubgraph({ definition, database, parties, register, clock, agencyUrls, fetch })
    served.set(readRules(definition.sdl).agency.id, subgraph)
    subgraphs.push({ definition, subgraph })
  }
  const gateway = await testGateway({ parties, subgraphs, replica: register.replica }, { clock })
  const outboxes = [...served].map(([agency, { services }]) => outbox({ agency, services }))
  const settle = async () => {
    for (const { subgraph } of subgraphs) await subgraph.doJobs()
    await deliverAll(outboxes)
  }
  return {
    async goTo(moment) {
      now = new Date(moment)
      register.freshAt = now
      await settle()
    },
    async ask({ as }, query, variables) {
      const answer = await gateway.ask(as, query, { ...variables })
      await settle()
      return answer
    },
    async staff(agency, { as }, operation, input) {
      const answer = await theOne(served, agency).staff({ as, operation, input })
      await settle()
      return answer
    },
    async schema() {
      const { body } = await gateway.ask(undefined, getIntrospectionQuery())
      return buildClientSchema(body.data as IntrospectionQuery)
    },
    async close() {
      await gateway.close()
      for (const { subgraph } of subgraphs) {
        await subgraph.close()
        await subgraph.database.close()
      }
      await cluster.stop()
    },
  }
}

function theOne(served: ReadonlyMap<string, TestSubgraph>, agency: string): TestSubgraph {
  const subgraph = served.get(agency)
  if (subgraph === undefined) throw new Error(`Nobody serves ${agency}.`)
  return subgraph
}

function agreed(register: TestRegister): TestRegister {
  const rules = definitions.map(({ sdl }) => readRules(sdl))
  const dates = { from: '2025-01-01', until: '2027-12-31' }
  register.agree({ ...everythingOffered('mou-jember', rules, members), ...dates })
  for (const [form, between] of pairs) {
    const both = members.filter(({ id }) => (between as readonly string[]).includes(id))
    register.agree({ ...everythingOffered(form, rules, both), ...dates })
  }
  return register
}

function inProcess(served: ReadonlyMap<string, TestSubgraph>): typeof globalThis.fetch {
  return async (address, init) => {
    const url = new URL(String(address))
    const { server } = theOne(served, url.hostname.replace(/\.test$/, ''))
    const headers = Object.fromEntries(new Headers(init?.headers))
    const answer = await server.inject({ method: 'POST', url: url.pathname, headers, payload: String(init?.body) })
    return new Response(answer.body, { status: answer.statusCode })
  }
}

async function deliverAll(outboxes: readonly Outbox[]): Promise<void> {
  for (;;) {
    let delivered = 0
    for (const one of outboxes) delivered += await one.deliver()
    if (delivered === 0) return
  }
}
