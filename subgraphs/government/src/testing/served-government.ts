import { readRules } from '@simpul/boundary'
import { addDays, type DemoWorker, demoPopulation, government as disnaker, hubCompany, ngo } from '@simpul/demo'
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
import { government } from '../government-subgraph.ts'
import { seedGovernment } from '../seed/seed.ts'

// The database asks its own clock whether a grant is live, so the population stands at the real day.
export const now = new Date()
export const today = jakartaDay(now)
export const subjectIssuer = issuerUrl('subjects')

/** The population that the tests are about. Its first workers are the same on every day. */
export const population: readonly DemoWorker[] = [...demoPopulation({ today, workers: 1_200 })]
export const [sulastri, withdrawn, , candidate, governmentsOnly] = population.map(({ id }) => id)
export const nobody = '00000000-0000-4000-8000-00000000000f'

export const officer: TestCaller = { issuer: disnaker, person: 'officer', role: 'OFFICER', purpose: 'VERIFICATION' }
export const caseworker: TestCaller = { ...officer, person: 'caseworker', role: 'CASEWORKER', purpose: 'PROTECTION' }
export const head: TestCaller = { ...officer, person: 'head', role: 'HEAD', purpose: 'GOVERNANCE' }
export const placer: TestCaller = { issuer: hubCompany, person: 'officer', role: 'OFFICER', purpose: 'PLACEMENT' }
export const companion: TestCaller = { issuer: ngo, person: 'companion', role: 'CASEWORKER', purpose: 'PROTECTION' }
export const subject: TestCaller = { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }

/** The government's subgraph in this process, over a database with the population in it. */
export interface ServedGovernment {
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
  /** A second database with the same population. */
  another(): Promise<TestDatabase>
  close(): Promise<void>
}

/** Starts a PostgreSQL, seeds it and serves it, with every agreement signed that the schema offers anything under. */
export async function serveGovernment(): Promise<ServedGovernment> {
  const cluster = await testCluster()
  const database = await testDatabase(cluster, government)
  const seed = { today, workers: population.length, subjectIssuer }
  await seedGovernment(database.own, seed)
  const files = memoryFiles()
  const serveUnder = (register: TestRegister) =>
    testSubgraph({ definition: government, database, parties, register, clock: () => now, files })
  const subgraph = await serveUnder(agreedRegister())
  return {
    database,
    subgraph,
    serveUnder,
    ask: async (as, query, variables = {}) => dataOf(await subgraph.ask({ as, query, variables })),
    statements: (work) => statements(database, work),
    async another() {
      const second = await testDatabase(cluster, { ...government, name: 'second' })
      await seedGovernment(second.own, seed)
      return second
    },
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
  const own = { id: disnaker, kind: 'GOVERNMENT' } as const
  const company = { id: hubCompany, kind: 'RECRUITMENT' } as const
  const organisation = { id: ngo, kind: 'NGO' } as const
  const dates = { from: addDays(today, -30), until: addDays(today, 30) }
  const agreed = [
    ['mou-jember', [own, company, organisation]],
    ['pks-placement', [own, company]],
    ['pks-protection', [own, organisation]],
  ] as const
  const rules = [readRules(government.sdl)]
  for (const [form, between] of agreed) made.agree({ ...everythingOffered(form, rules, between), ...dates })
  return made
}

/** The data of an answer; anything unexpected in it fails the test. */
export function dataOf({ body, text }: TestAnswer): Readonly<Record<string, unknown>> {
  const unexpected = body.errors?.filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED') ?? []
  if (unexpected.length > 0 || body.data === undefined || body.data === null) throw new Error(text)
  return body.data
}

/** What was refused, and why: `Worker.nik NOT_OFFERED`. */
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
