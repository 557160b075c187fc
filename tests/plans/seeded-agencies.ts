import { addDays, type SubgraphDefinition } from '@simpul/agency'
import { type Kind, readRules } from '@simpul/boundary'
import { openDataSource } from '@simpul/database'
import { forum, seedForum } from '@simpul/forum'
import { government, seedGovernment } from '@simpul/government'
import { ngo, seedNgo } from '@simpul/ngo'
import { recruitment, seedRecruitment } from '@simpul/recruitment'
import {
  everythingOffered,
  issuerUrl,
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
import { jakartaDay } from '@simpul/trust'

type Seed = (
  own: TestDatabase['own'],
  options: SeedAgencies & { today: string; subjectIssuer: string },
) => Promise<void>

const agencies: readonly { readonly definition: SubgraphDefinition; readonly seed: Seed }[] = [
  { definition: government, seed: seedGovernment },
  { definition: recruitment, seed: seedRecruitment },
  { definition: ngo, seed: seedNgo },
  { definition: forum, seed: seedForum },
]

/** How many workers the population has. */
export interface SeedAgencies {
  readonly workers: number
}

/** One agency's subgraph in this process, over a real database with the population in it. */
export interface SeededAgency {
  readonly definition: SubgraphDefinition
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph
  /** How long its rows took to be written, in seconds. */
  readonly seedSeconds: number
}

/** The four agencies, with everything agreed that any of them offers. */
export interface SeededAgencies {
  readonly parties: TestParties
  /** The superuser's address of the PostgreSQL that they share. */
  readonly adminUrl: string
  readonly agencies: readonly SeededAgency[]
  close(): Promise<void>
}

/** Seeds the four side by side, gathers what the planner wants to know, as autovacuum would, and serves them. */
export async function seededAgencies(options: SeedAgencies): Promise<SeededAgencies> {
  const cluster = await testCluster()
  const parties = testParties()
  const register = agreedRegister(parties)
  const served: SeededAgency[] = []
  const close = async () => {
    for (const { subgraph, database } of served) {
      await subgraph.close()
      await database.close()
    }
    await cluster.stop()
  }
  try {
    const prepared: PreparedAgency[] = []
    for (const agency of agencies) prepared.push(await prepare(cluster, agency))
    const seeded = await Promise.all(prepared.map((agency) => seedOne(agency, options)))
    for (const { definition, database, seedSeconds } of seeded) {
      await vacuum(database.urls.migrator)
      const subgraph = await testSubgraph({ definition, database, parties, register, clock: () => new Date() })
      served.push({ definition, database, subgraph, seedSeconds })
    }
  } catch (error) {
    await close()
    throw error
  }
  return { parties, adminUrl: cluster.adminUrl, agencies: served, close }
}

interface PreparedAgency {
  readonly definition: SubgraphDefinition
  readonly database: TestDatabase
  readonly seed: Seed
}

async function prepare(cluster: TestCluster, { definition, seed }: (typeof agencies)[number]): Promise<PreparedAgency> {
  const { routes: _, ...answering } = definition // what it does beside answering, as refreshing ages, is not measured
  return { definition: answering, database: await testDatabase(cluster, answering), seed }
}

// Nobody connects meanwhile: one who invents a population leaves no time for the others' handshakes.
async function seedOne({ definition, database, seed }: PreparedAgency, { workers }: SeedAgencies) {
  const startedAt = performance.now()
  await seed(database.own, { today: jakartaDay(new Date()), workers, subjectIssuer: issuerUrl('subjects') })
  return { definition, database, seedSeconds: (performance.now() - startedAt) / 1_000 }
}

async function vacuum(url: string): Promise<void> {
  const owner = await openDataSource({
    url,
    entities: [],
    poolSize: 1,
    applicationName: 'test vacuum',
    statementTimeout: 120_000,
  })
  await owner.query('vacuum analyze')
  await owner.destroy()
}

const disnaker = { id: 'disnaker-jember', kind: 'GOVERNMENT' } as const
const company = { id: 'p3mi-in-era-sejahtera', kind: 'RECRUITMENT' } as const
const organisation = { id: 'migrant-care-jember', kind: 'NGO' } as const
const secretariat = { id: 'forum-pmi-jember', kind: 'FORUM' } as const
const agreed: readonly (readonly [string, readonly { readonly id: string; readonly kind: Kind }[]])[] = [
  ['mou-jember', [disnaker, company, organisation, secretariat]],
  ['pks-placement', [disnaker, company]],
  ['pks-protection', [disnaker, organisation]],
  ['pks-client', [company, organisation]],
]

// The database asks its own clock whether a grant is live, so the agreements stand at the real day too.
function agreedRegister(parties: TestParties): TestRegister {
  const now = new Date()
  const today = jakartaDay(now)
  const register = testRegister(parties, now)
  const rules = agencies.map(({ definition }) => readRules(definition.sdl))
  const dates = { from: addDays(today, -30), until: addDays(today, 30) }
  for (const [form, between] of agreed) register.agree({ ...everythingOffered(form, rules, between), ...dates })
  return register
}
