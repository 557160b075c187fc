import type { SubgraphDefinition } from '@simpul/agency'
import { type BoundaryRules, type Kind, readRules } from '@simpul/boundary'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import { recruitment } from '@simpul/recruitment'
import type { RegisterReplica } from '@simpul/serving'
import {
  everythingOffered,
  type TestCluster,
  type TestDatabase,
  type TestParties,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { seedCanaries } from './canary-seed.ts'
import type { Judged } from './check-answer.ts'
import { type ReferenceAgreements, referenceFields } from './reference.ts'

/** The moment at which every test of the matrix asks. */
export const now = new Date('2026-07-01T03:00:00Z')

/** The subgraphs as they answer. What they do beside it, as refreshing ages and agreements, would change the canaries. */
export const definitions: readonly SubgraphDefinition[] = [government, recruitment, ngo, forum].map(
  ({ routes: _, ...definition }) => definition,
)

/** One subgraph of the matrix test: served, seeded with canaries, and known to the reference. */
export interface MatrixSubgraph {
  readonly definition: SubgraphDefinition
  readonly subgraph: TestSubgraph
  readonly judged: Judged
}

/** A state of all agreements, for the hub and for the reference. */
export interface AgreementCircumstance {
  readonly name: string
  readonly register: TestRegister
  readonly reference: ReferenceAgreements
}

/** The four subgraphs with one row a table and situation. */
export interface MatrixHub {
  readonly parties: TestParties
  readonly subgraphs: readonly MatrixSubgraph[]
  readonly circumstances: readonly AgreementCircumstance[]
  /** Every party's replica from now on. */
  use(circumstance: AgreementCircumstance): void
  readonly replica: RegisterReplica
  close(): Promise<void>
}

/** Starts everything that the matrix test asks. */
export async function matrixHub(
  onAnswer?: (subgraph: string, text: string) => void,
  served: readonly SubgraphDefinition[] = definitions,
): Promise<MatrixHub> {
  const parties = testParties()
  const cluster = await testCluster()
  const circumstances = agreementCircumstances(parties)
  let current = circumstances[0]?.register ?? testRegister(parties, now)
  const replica: RegisterReplica = { ...current.replica, state: (moment) => current.replica.state(moment) }
  const subgraphs: MatrixSubgraph[] = []
  for (const definition of served)
    subgraphs.push(await matrixSubgraph(definition, cluster, { parties, register: { ...current, replica }, onAnswer }))
  return {
    parties,
    subgraphs,
    circumstances,
    replica,
    use({ register }) {
      current = register
    },
    async close() {
      for (const { subgraph } of subgraphs) {
        await subgraph.close()
        await subgraph.database.close()
      }
      await cluster.stop()
    },
  }
}

interface Served {
  readonly parties: TestParties
  readonly register: TestRegister
  readonly onAnswer: ((subgraph: string, text: string) => void) | undefined
}

async function matrixSubgraph(
  definition: SubgraphDefinition,
  cluster: TestCluster,
  { parties, register, onAnswer }: Served,
): Promise<MatrixSubgraph> {
  const database: TestDatabase = await testDatabase(cluster, definition)
  const canaries = await seedCanaries(definition, database)
  const spy = onAnswer === undefined ? {} : { onAnswer: (text: string) => onAnswer(definition.name, text) }
  const subgraph = await testSubgraph({ definition, database, parties, register, clock: () => now, ...spy })
  return {
    definition,
    subgraph,
    judged: { owner: readRules(definition.sdl).agency.id, canaries, fields: referenceFields(definition.sdl) },
  }
}

interface Member {
  readonly id: string
  readonly kind: Kind
}

const disnaker: Member = { id: 'disnaker-jember', kind: 'GOVERNMENT' }
const p3mi: Member = { id: 'p3mi-in-era-sejahtera', kind: 'RECRUITMENT' }
const migrantCare: Member = { id: 'migrant-care-jember', kind: 'NGO' }
const members: readonly Member[] = [disnaker, p3mi, migrantCare, { id: 'forum-pmi-jember', kind: 'FORUM' }]
const pairs = [
  ['pks-placement', [disnaker, p3mi]],
  ['pks-protection', [disnaker, migrantCare]],
  ['pks-client', [p3mi, migrantCare]],
] as const

function agreementCircumstances(parties: TestParties): readonly AgreementCircumstance[] {
  const rules = definitions.map(({ sdl }) => readRules(sdl))
  const isPersonal = (one: string) => one === 'PERSONAL' || one === 'SPECIFIC'
  return [
    { name: 'everything agreed', register: agreed(parties, rules), reference: { isOpen: () => true } },
    { name: 'nothing agreed', register: testRegister(parties, now), reference: { isOpen: () => false } },
    {
      name: 'only the frame agreed',
      register: agreed(parties, rules, { only: 'mou-jember' }),
      reference: { isOpen: ({ form }) => form === 'mou-jember' },
    },
    {
      name: 'data agreements suspended',
      register: suspended(parties, rules),
      reference: { isOpen: ({ form }) => form === 'mou-jember' },
    },
    {
      name: 'every line outdated',
      register: agreed(parties, rules, { digest: '0'.repeat(64) }),
      reference: { isOpen: () => false },
    },
    {
      name: 'the register stale',
      register: stale(parties, rules),
      reference: { isOpen: (offer) => !isPersonal(offer.class) },
    },
  ]
}

interface AgreeOptions {
  readonly only?: string
  readonly digest?: string
}

function agreed(parties: TestParties, rules: readonly BoundaryRules[], options: AgreeOptions = {}): TestRegister {
  const register = testRegister(parties, now)
  for (const [form, between] of [['mou-jember', members] as const, ...pairs]) {
    if (options.only !== undefined && options.only !== form) continue
    const document = everythingOffered(form, rules, between)
    const { digest } = options
    register.agree(
      digest === undefined ? document : { ...document, lines: document.lines.map((line) => ({ ...line, digest })) },
    )
  }
  return register
}

function suspended(parties: TestParties, rules: readonly BoundaryRules[]): TestRegister {
  const register = agreed(parties, rules)
  for (const [form, [one, other]] of pairs) {
    for (const party of [one, other]) {
      register.append({
        kind: 'AGREEMENT_SUSPENDED',
        author: party.id,
        at: now.toISOString(),
        body: { agreement: `${form}-test`, officer: 'officer-1' },
      })
    }
  }
  return register
}

function stale(parties: TestParties, rules: readonly BoundaryRules[]): TestRegister {
  const register = agreed(parties, rules)
  register.freshAt = new Date(now.getTime() - 2 * 3_600_000)
  return register
}
