import { randomUUID } from 'node:crypto'
import { type Outbox, outbox, type SubgraphDefinition } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import { government } from '@simpul/government'
import { recruitment } from '@simpul/recruitment'
import {
  everythingOffered,
  type TestCaller,
  type TestParties,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { keySigner, peerHeaderName, peerSigner } from '@simpul/trust'
import { company, dayFrom, disnaker } from './referral-hub.ts'

export const clerk: TestCaller = { issuer: disnaker, person: 'clerk', role: 'CASEWORKER', purpose: 'VERIFICATION' }
export const placer: TestCaller = { issuer: company, person: 'placer', role: 'CASEWORKER', purpose: 'PLACEMENT' }

const members = [
  { id: disnaker, kind: 'GOVERNMENT', definition: government },
  { id: company, kind: 'RECRUITMENT', definition: recruitment },
] as const
type MemberId = (typeof members)[number]['id']

/** The Manpower Service and a placement company in one process, each with its database and kit. */
export interface FilingHub {
  readonly at: Readonly<Record<MemberId, TestSubgraph>>
  /** The agencies that do not answer now. */
  readonly away: Set<string>
  /** Those whose answer is lost on the way once, after they did what was asked. */
  readonly loses: Set<string>
  /** Runs one act and gives what it answered under its name; any error fails the test. */
  act(as: TestCaller, name: string, input: object, shown: string): Promise<Readonly<Record<string, unknown>>>
  /** The code with which an act is refused. */
  refused(as: TestCaller, name: string, input: object): Promise<unknown>
  ask(at: MemberId, as: TestCaller, query: string, variables: object): Promise<unknown>
  rows<T extends object>(at: MemberId, sql: string, parameters?: readonly unknown[]): Promise<readonly T[]>
  /** Delivers all that was told and is due, until nothing is left. */
  deliver(): Promise<void>
  /** Sends a letter in an agency's name, as a kit that was taken over would; gives the status. */
  say(from: string, to: MemberId, message: string, input: object): Promise<number>
  close(): Promise<void>
}

/** Serves the two. Without the agreement on placements where told so. */
export async function filingHub({ isAgreed = true } = {}): Promise<FilingHub> {
  const cluster = await testCluster()
  const parties = testParties()
  const clock = () => new Date()
  const register = agreed(testRegister(parties, clock()), isAgreed)
  const served = new Map<string, TestSubgraph>()
  const [away, loses] = [new Set<string>(), new Set<string>()]
  const agencyUrls = Object.fromEntries(members.map(({ id }) => [id, `http://${id}.test`]))
  const fetch = inProcess({ served, away, loses })
  const serve = async ({ routes: _, ...definition }: SubgraphDefinition, id: string) => {
    const database = await testDatabase(cluster, definition)
    const subgraph = await testSubgraph({ definition, database, parties, register, clock, agencyUrls, fetch })
    served.set(id, subgraph)
    return subgraph
  }
  const at = { [disnaker]: await serve(government, disnaker), [company]: await serve(recruitment, company) }
  const outboxes = members.map(({ id }) => outbox({ agency: id, services: at[id].services }))
  const run = (as: TestCaller, name: string, input: object, shown: string) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${shown} } }`
    const variables = { input: { clientKey: randomUUID(), ...input } }
    return at[as.issuer as MemberId].ask({ as, query, variables })
  }
  return {
    at,
    away,
    loses,
    async act(as, name, input, shown) {
      const { body, text } = await run(as, name, input, shown)
      const found = body.data?.[name]
      if (body.errors !== undefined || typeof found !== 'object' || found === null) throw new Error(text)
      return found as Readonly<Record<string, unknown>>
    },
    refused: async (as, name, input) => (await run(as, name, input, '__typename')).body.errors?.[0]?.extensions?.code,
    ask: async (where, as, query, variables) =>
      (await at[where].ask({ as, query, variables: { ...variables } })).body.data,
    rows: (where, sql, parameters = []) => at[where].database.own.query(sql, [...parameters]),
    deliver: () => deliverAll(outboxes),
    say: (from, to, message, input) => say(parties, { from, server: at[to].server, to, message, input }),
    async close() {
      for (const subgraph of served.values()) {
        await subgraph.close()
        await subgraph.database.close()
      }
      await cluster.stop()
    },
  }
}

function agreed(register: TestRegister, isAgreed: boolean): TestRegister {
  const rules = members.map(({ definition }) => readRules(definition.sdl))
  const dates = { from: dayFrom(new Date(), -30), until: dayFrom(new Date(), 300) }
  register.agree({ ...everythingOffered('mou-jember', rules, [...members]), ...dates })
  if (isAgreed) register.agree({ ...everythingOffered('pks-placement', rules, [...members]), ...dates })
  return register
}

interface Wires {
  readonly served: ReadonlyMap<string, TestSubgraph>
  readonly away: ReadonlySet<string>
  readonly loses: Set<string>
}

function inProcess({ served, away, loses }: Wires): typeof globalThis.fetch {
  return async (address, init) => {
    const url = new URL(String(address))
    const id = url.hostname.replace(/\.test$/, '')
    const server = served.get(id)?.server
    if (server === undefined || away.has(id)) throw new Error('Nobody answers at this address.')
    const headers = Object.fromEntries(new Headers(init?.headers))
    const answer = await server.inject({ method: 'POST', url: url.pathname, headers, payload: String(init?.body) })
    if (loses.delete(id)) throw new Error('The answer was lost.')
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
  readonly to: string
  readonly server: TestSubgraph['server']
  readonly message: string
  readonly input: object
}

async function say(parties: TestParties, { from, to, server, message, input }: Letter): Promise<number> {
  const key = parties.agencyKeys.get(from)
  if (key === undefined) throw new Error(`The test has no key of ${from}.`)
  const body = JSON.stringify({ message, input, id: randomUUID() })
  const signer = peerSigner({ agency: from, signer: keySigner(key) })
  const token = await signer.sign({ audience: to, body, now: new Date() })
  const headers = { 'content-type': 'application/json', [peerHeaderName]: token }
  return (await server.inject({ method: 'POST', url: '/peer', headers, payload: body })).statusCode
}
