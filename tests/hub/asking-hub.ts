import type { AskerFor } from '@simpul/gateway'
import type { MatrixCaller } from '../boundary/callers.ts'
import { bases, isGranted, situations, workerOf } from '../boundary/canary-seed.ts'
import { type AgreementCircumstance, definitions, type MatrixHub, matrixHub } from '../boundary/matrix-hub.ts'
import type { AskingQuestion } from './asking-questions.ts'
import { faultsOfInbound, type Inbound, type InboundCircumstance, inboundOwner, spyingOn } from './inbound.ts'
import { type TestGateway, testGateway } from './test-gateway.ts'

/** The hub with a spy on all that comes in at each agency, behind two gateways. */
export interface AskingHub {
  readonly hub: MatrixHub
  readonly gateway: TestGateway
  /** The same with the step left out: whoever is named is asked about. */
  readonly careless: TestGateway
  /** Everything that came in anywhere since it was last emptied. */
  readonly inbound: Inbound[]
  /** The subgraphs whose kits do not answer. */
  readonly away: Set<string>
  close(): Promise<void>
}

/** Starts it. */
export async function askingHub(): Promise<AskingHub> {
  const inbound: Inbound[] = []
  const away = new Set<string>()
  const spied = definitions.map((definition) => spyingOn(definition, inbound, () => away.has(definition.name)))
  const hub = await matrixHub(undefined, spied)
  const gateway = await testGateway(hub)
  const careless = await testGateway(hub, { askerFor: askAboutAll })
  return {
    away,
    hub,
    gateway,
    careless,
    inbound,
    async close() {
      await gateway.close()
      await careless.close()
      await hub.close()
    },
  }
}

const askAboutAll: AskerFor = () => ({
  mayAsk: async (_, persons) => ({ persons: new Set(persons), failure: undefined }),
})

export interface Examination {
  readonly callers: readonly MatrixCaller[]
  readonly agreements: AgreementCircumstance
  readonly questions: readonly AskingQuestion[]
}

/** Whom each owner was asked about and should not have been, over all callers and questions of one gateway. */
export async function faultsOfAsking(
  { hub, inbound }: AskingHub,
  gateway: TestGateway,
  { callers, agreements, questions }: Examination,
): Promise<string[]> {
  hub.use(agreements)
  const faults: string[] = []
  for (const caller of callers) {
    for (const { name, query, variables } of questions) {
      inbound.length = 0
      const { body } = await gateway.ask(caller.test, query, variables)
      const failures = (body.errors ?? []).filter(({ extensions }) => extensions?.code === 'SUBGRAPH_FAILED')
      const asked = faultsAtPartners(inbound, { caller, agreements: agreements.reference, isAllowed })
      const found = [...failures.map(({ message }) => message), ...asked]
      faults.push(...found.map((fault) => `${caller.name}, ${agreements.name}, ${name}: ${fault}`))
    }
  }
  return faults
}

/** Where two gateways answer one question of a caller with other bytes. */
export async function differences(
  { hub, gateway, careless }: AskingHub,
  { callers, agreements, questions }: Examination,
): Promise<string[]> {
  hub.use(agreements)
  const faults: string[] = []
  for (const caller of callers) {
    for (const { name, query, variables } of questions) {
      const left = alike((await gateway.ask(caller.test, query, variables)).text)
      const right = alike((await careless.ask(caller.test, query, variables)).text)
      if (left !== right) faults.push(`${caller.name}, ${name}: ${apart(left, right)}`)
    }
  }
  return faults
}

function apart(left: string, right: string): string {
  const at = Math.max(0, [...left].findIndex((letter, index) => letter !== right[index]) - 80)
  return `…${left.slice(at, at + 300)} and …${right.slice(at, at + 300)}`
}

/** An answer without what differs from request to request. */
export function alike(text: string): string {
  return text.replace(/"requestId":"[^"]+"/, '')
}

/** Whom the seed has a live grant of, on any basis, for every owner and recipient. */
const allowed = new Set(situations.filter((one) => bases.some((basis) => isGranted(one, basis))).map(workerOf))

function isAllowed(worker: string): boolean {
  return allowed.has(worker)
}

const owners = new Map(definitions.map((definition) => [definition.name, inboundOwner(definition)]))
const subgraphOf: Readonly<Record<string, string>> = {
  'disnaker-jember': 'government',
  'p3mi-in-era-sejahtera': 'recruitment',
  'migrant-care-jember': 'ngo',
  'forum-pmi-jember': 'forum',
}

/** What came in at other agencies than the caller's own, and should not have. */
function faultsAtPartners(inbound: readonly Inbound[], circumstance: InboundCircumstance): string[] {
  const { test } = circumstance.caller
  if (test === undefined || test.role === 'SUBJECT') return []
  return inbound
    .filter(({ subgraph }) => subgraph !== subgraphOf[test.issuer])
    .flatMap(({ subgraph, url, body }) => {
      const owner = owners.get(subgraph)
      if (owner === undefined) return [`nobody is ${subgraph}`]
      return url === '/graphql' ? faultsOfInbound(body, owner, circumstance) : [`${subgraph} was asked at ${url}`]
    })
}
