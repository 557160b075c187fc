import { readRules } from '@simpul/boundary'
import { addDays, forum as forumAgency, government, hubCompany, ngo } from '@simpul/demo'
import {
  everythingOffered,
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
import { type AgreementDocument, jakartaDay } from '@simpul/trust'
import type { Logger } from 'typeorm'
import { forum } from '../forum-subgraph.ts'
import { writeAgreements } from '../register/write-agreements.ts'
import { seedForum } from '../seed/seed.ts'

export const now = new Date()
export const today = jakartaDay(now)
export const nobody = '00000000-0000-4000-8000-00000000000f'

export const secretary: TestCaller = { issuer: forumAgency, person: 'secretary', role: 'HEAD', purpose: 'GOVERNANCE' }
export const official: TestCaller = { ...secretary, issuer: government, person: 'head' }
export const director: TestCaller = { ...secretary, issuer: hubCompany, person: 'head' }
export const supervisor: TestCaller = { ...secretary, issuer: ngo, person: 'supervisor', role: 'SUPERVISOR' }
export const ngoHead: TestCaller = { ...secretary, issuer: ngo, person: 'head' }
export const subject: TestCaller = { issuer: 'subjects', person: 'worker', role: 'SUBJECT', purpose: 'SUBJECT_ACCESS' }

/** The forum's subgraph in this process, over a database with its year in it. */
export interface ServedForum {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph
  readonly register: TestRegister
  /** Sets the clock to another moment. */
  setClock(moment: Date): void
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

/** Starts a PostgreSQL, seeds it and serves it, with the memorandum signed under which the schema offers anything. */
export async function serveForum(): Promise<ServedForum> {
  const cluster = await testCluster()
  const database = await testDatabase(cluster, forum)
  const parties = testParties()
  const register = testRegister(parties, now)
  register.agree(frame)
  await writeAgreements(database.own, register.replica.state(now), register.entries())
  await seedForum(database.own, { today, workers: 600 })
  let clock = now
  const subgraph = await testSubgraph({ definition: forum, database, parties, register, clock: () => clock })
  return {
    database,
    subgraph,
    register,
    setClock: (moment) => {
      clock = moment
    },
    ask: async (as, query, variables = {}) => dataOf(await subgraph.ask({ as, query, variables })),
    statements: (work) => statements(database, work),
    async close() {
      await subgraph.close()
      await database.close()
      await cluster.stop()
    },
  }
}

const agencies = [
  { id: forumAgency, kind: 'FORUM' },
  { id: government, kind: 'GOVERNMENT' },
  { id: hubCompany, kind: 'RECRUITMENT' },
  { id: ngo, kind: 'NGO' },
] as const

/** The memorandum of all four, with everything that the forum offers under it. */
export const frame: AgreementDocument = {
  ...everythingOffered('mou-jember', [readRules(forum.sdl)], agencies),
  from: addDays(today, -30),
  until: addDays(today, 400),
}

/** An agreement on data below the memorandum, with a schedule of one line. */
export function dataAgreement(id: string, from: string, until: string): AgreementDocument {
  return {
    id,
    kind: 'PKS',
    under: frame.id,
    form: 'pks-protection',
    title: { id: 'Perjanjian contoh', en: 'Example agreement' },
    parties: [government, ngo],
    from,
    until,
    lines: [
      {
        coordinate: 'Worker.fullName',
        owner: government,
        recipient: ngo,
        purpose: 'PROTECTION',
        basis: 'CONSENT',
        rows: 'GRANTED',
        digest: 'a'.repeat(64),
        retainDays: 180,
        duty: false,
      },
    ],
  }
}

/** The data of an answer; anything unexpected in it fails the test. */
export function dataOf({ body, text }: TestAnswer): Readonly<Record<string, unknown>> {
  const unexpected = body.errors?.filter(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED') ?? []
  if (unexpected.length > 0 || body.data === undefined || body.data === null) throw new Error(text)
  return body.data
}

/** What was refused, and why: `Meeting.place NOT_OFFERED`. */
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
