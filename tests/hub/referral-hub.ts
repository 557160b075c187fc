import { randomUUID } from 'node:crypto'
import { type Outbox, outbox, type SubgraphDefinition } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import {
  everythingOffered,
  type TestAnswer,
  type TestCaller,
  type TestDoorAnswer,
  type TestParties,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jakartaDay, keySigner, peerHeaderName, peerSigner } from '@simpul/trust'

export const disnaker = 'disnaker-jember'
export const migrantCare = 'migrant-care-jember'
export const company = 'p3mi-in-era-sejahtera'
export const forumAgency = 'forum-pmi-jember'
export const nobody = '00000000-0000-4000-8000-00000000000f'

const members = [
  { id: disnaker, kind: 'GOVERNMENT', definition: government },
  { id: migrantCare, kind: 'NGO', definition: ngo },
  { id: forumAgency, kind: 'FORUM', definition: forum },
] as const
type MemberId = (typeof members)[number]['id']

export const companion: TestCaller = {
  issuer: migrantCare,
  person: 'companion',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
export const official: TestCaller = { ...companion, issuer: disnaker, person: 'official' }
export const placer: TestCaller = { ...companion, issuer: company, person: 'placer' }
export const secretary: TestCaller = { issuer: forumAgency, person: 'secretary', role: 'HEAD', purpose: 'GOVERNANCE' }

/** The agencies that refer to each other, and the forum, each with its database and kit; the company only asks. */
export interface ReferralHub {
  readonly at: Readonly<Record<MemberId, TestSubgraph>>
  ask(at: MemberId, as: TestCaller | undefined, query: string, variables?: object): Promise<TestAnswer>
  /** The data of an answer that has no error but refusals. */
  data(at: MemberId, as: TestCaller, query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>
  /** Rows of an agency's own tables, past every policy that names anybody. */
  rows<T extends object>(at: MemberId, sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>
  staff(at: MemberId, as: TestCaller, operation: string, input: object): Promise<TestDoorAnswer>
  /** Delivers all that was told, until nothing is left. */
  deliver(): Promise<void>
  /** Sends a letter in an agency's name, as a kit that was taken over would. */
  say(from: string, to: MemberId, message: string, input: object): Promise<TestDoorAnswer>
  close(): Promise<void>
}

/** Serves the three, with everything agreed that any of them offers. */
export async function referralHub(): Promise<ReferralHub> {
  const cluster = await testCluster()
  const parties = testParties()
  const clock = () => new Date()
  const register = agreed(testRegister(parties, clock()), clock())
  const served = new Map<string, TestSubgraph>()
  const agencyUrls = Object.fromEntries(members.map(({ id }) => [id, `http://${id}.test`]))
  const fetch = inProcess(served)
  const serve = async (definition: SubgraphDefinition, id: string) => {
    const database = await testDatabase(cluster, definition)
    const subgraph = await testSubgraph({ definition, database, parties, register, clock, agencyUrls, fetch })
    served.set(id, subgraph)
    return subgraph
  }
  const at = {
    [disnaker]: await serve(withoutRoutes(government), disnaker),
    [migrantCare]: await serve(withoutRoutes(ngo), migrantCare),
    [forumAgency]: await serve(withoutRoutes(forum), forumAgency),
  }
  const outboxes = members.map(({ id }) => outbox({ agency: id, services: at[id].services }))
  const ask: ReferralHub['ask'] = (where, as, query, variables = {}) =>
    at[where].ask({ as, query, variables: { ...variables } })
  return {
    at,
    ask,
    data: async (...asked) => dataOf(await ask(...asked)),
    rows: (where, sql, parameters = []) => at[where].database.own.query(sql, [...parameters]),
    staff: (where, as, operation, input) => at[where].staff({ as, operation, input }),
    deliver: () => deliverAll(outboxes),
    say: (from, to, message, input) => say({ parties, at }, { from, to, message, input }),
    async close() {
      for (const subgraph of served.values()) {
        await subgraph.close()
        await subgraph.database.close()
      }
      await cluster.stop()
    },
  }
}

/** What they do beside answering, as refreshing ages and agreements, is no part of these tests. */
function withoutRoutes({ routes: _, ...definition }: SubgraphDefinition): SubgraphDefinition {
  return definition
}

function agreed(register: TestRegister, now: Date): TestRegister {
  const rules = members.map(({ definition }) => readRules(definition.sdl))
  const dates = { from: dayFrom(now, -30), until: dayFrom(now, 300) }
  const [state, organisation] = members
  const all = [...members, { id: company, kind: 'RECRUITMENT' } as const]
  register.agree({ ...everythingOffered('mou-jember', rules, all), ...dates })
  register.agree({ ...everythingOffered('pks-protection', rules, [state, organisation]), ...dates })
  return register
}

/** The day so many days from now, `yyyy-mm-dd`. */
export function dayFrom(now: Date, days: number): string {
  return jakartaDay(new Date(now.getTime() + days * 86_400_000))
}

function inProcess(served: ReadonlyMap<string, TestSubgraph>): typeof globalThis.fetch {
  return async (address, init) => {
    const url = new URL(String(address))
    const server = served.get(url.hostname.replace(/\.test$/, ''))?.server
    if (server === undefined) throw new Error('Nobody answers at this address.')
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

interface Letter {
  readonly from: string
  readonly to: MemberId
  readonly message: string
  readonly input: object
}

async function say(
  { parties, at }: { readonly parties: TestParties; readonly at: ReferralHub['at'] },
  { from, to, message, input }: Letter,
): Promise<TestDoorAnswer> {
  const privateKey = parties.agencyKeys.get(from)
  if (privateKey === undefined) throw new Error(`The test has no key of ${from}.`)
  const body = JSON.stringify({ message, input, id: randomUUID() })
  const signer = peerSigner({ agency: from, signer: keySigner(privateKey) })
  const token = await signer.sign({ audience: to, body, now: new Date() })
  const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
  const answer = await at[to].server.inject({ method: 'POST', url: '/peer', headers, payload: body })
  return { status: answer.statusCode, body: answer.json() }
}

function dataOf({ body, text }: TestAnswer): Readonly<Record<string, unknown>> {
  const unexpected = body.errors?.filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED') ?? []
  if (unexpected.length > 0 || body.data === undefined || body.data === null) throw new Error(text)
  return body.data
}
