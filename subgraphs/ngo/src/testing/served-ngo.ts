import { readRules } from '@simpul/boundary'
import { addDays, type DemoWorker, demoPopulation, government, hubCompany, ngo as migrantCare } from '@simpul/demo'
import {
  everythingOffered,
  issuerUrl,
  memoryFiles,
  type TestAnswer,
  type TestCaller,
  type TestDatabase,
  type TestRegister,
  type TestSubgraph,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jakartaDay } from '@simpul/trust'
import type { Logger } from 'typeorm'
import { ngo } from '../ngo-subgraph.ts'
import { seedNgo } from '../seed/seed.ts'

// The database asks its own clock whether a grant is live, so the population stands at the real day.
export const now = new Date()
export const today = jakartaDay(now)

/** The population that the tests are about. Its first workers are the same on every day. */
export const population: readonly DemoWorker[] = [...demoPopulation({ today, workers: 600 })]
export const nobody = '00000000-0000-4000-8000-00000000000f'

export const caseworker: TestCaller = {
  issuer: migrantCare,
  person: 'caseworker',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}
export const supervisor: TestCaller = { ...caseworker, person: 'supervisor', role: 'SUPERVISOR' }
export const analyst: TestCaller = { ...caseworker, person: 'analyst', role: 'ANALYST', purpose: 'STATISTICS' }
export const companion: TestCaller = { ...caseworker, issuer: government, person: 'companion' }
export const placer: TestCaller = { issuer: hubCompany, person: 'officer', role: 'OFFICER', purpose: 'PLACEMENT' }
export const subject: TestCaller = { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }

/** The NGO's subgraph in this process, over a database with the population in it. */
export interface ServedNgo {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph
  /** The same database under another register. */
  serveUnder(register: TestRegister): Promise<TestSubgraph>
  /** The data of an answer without any error but refusals. */
  ask(
    as: TestCaller | undefined,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>
  /** How many statements the database is sent while something is done. */
  statements(work: () => Promise<unknown>): Promise<number>
  close(): Promise<void>
}

/** Starts a PostgreSQL, seeds it and serves it, with every agreement signed that the schema offers anything under. */
export async function serveNgo(): Promise<ServedNgo> {
  const cluster = await testCluster()
  const database = await testDatabase(cluster, ngo)
  await seedNgo(database.own, { today, workers: population.length, subjectIssuer: issuerUrl('subjects') })
  const files = memoryFiles()
  const serveUnder = (register: TestRegister) =>
    testSubgraph({ definition: ngo, database, parties, register, clock: () => now, files })
  const subgraph = await serveUnder(agreedRegister())
  return {
    database,
    subgraph,
    serveUnder,
    ask: async (as, query, variables = {}) => dataOf(await subgraph.ask({ as, query, variables })),
    statements: (work) => statements(database, work),
    async close() {
      await subgraph.close()
      await database.close()
      await cluster.stop()
    },
  }
}

const parties = testParties()

/** A register in which everything that the schema offers is agreed. */
export function agreedRegister(): TestRegister {
  const made = testRegister(parties, now)
  const own = { id: migrantCare, kind: 'NGO' } as const
  const disnaker = { id: government, kind: 'GOVERNMENT' } as const
  const dates = { from: addDays(today, -30), until: addDays(today, 30) }
  const rules = [readRules(ngo.sdl)]
  for (const form of ['mou-jember', 'pks-protection'])
    made.agree({ ...everythingOffered(form, rules, [own, disnaker]), ...dates })
  return made
}

/** The data of an answer; anything unexpected in it fails the test. */
export function dataOf({ body, text }: TestAnswer): Readonly<Record<string, unknown>> {
  const unexpected = body.errors?.filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED') ?? []
  if (unexpected.length > 0 || body.data === undefined || body.data === null) throw new Error(text)
  return body.data
}

/** What was refused, and why: `Case.status NOT_OFFERED`. */
export function reasons({ body }: TestAnswer): readonly string[] {
  return (body.errors ?? []).map(({ extensions }) => `${extensions?.coordinate} ${extensions?.reason}`).sort()
}

async function statements(database: TestDatabase, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const silent = () => undefined
  const logger: Logger = {
    logQuery: () => {
      count += 1
    },
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  }
  const sources = [database.own, database.partner]
  for (const source of sources) source.setOptions({ logging: ['query'], logger })
  await work()
  for (const source of sources) source.setOptions({ logging: false })
  return count
}
