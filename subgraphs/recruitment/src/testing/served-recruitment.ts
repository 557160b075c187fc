import type { JobKind } from '@simpul/agency'
import { readRules } from '@simpul/boundary'
import { addDays, demoPopulation, government, hubCompany, ngo } from '@simpul/demo'
import {
  everythingOffered,
  issuerUrl,
  memoryFiles,
  type TestAnswer,
  type TestCaller,
  type TestDatabase,
  testCluster,
  testDatabase,
  testParties,
  testRegister,
  testSubgraph,
} from '@simpul/testing'
import { jakartaDay } from '@simpul/trust'
import { recruitment } from '../recruitment-subgraph.ts'
import { seedRecruitment } from '../seed/seed.ts'

const now = new Date()
export const today = jakartaDay(now)
export const daysAgo = (days: number): string => addDays(today, -days)

export const officer: TestCaller = { issuer: hubCompany, person: 'officer', role: 'OFFICER', purpose: 'PLACEMENT' }
export const caseworker: TestCaller = { ...officer, person: 'caseworker', role: 'CASEWORKER' }
export const inspector: TestCaller = {
  issuer: government,
  person: 'officer',
  role: 'CASEWORKER',
  purpose: 'VERIFICATION',
}
export const companion: TestCaller = { issuer: ngo, person: 'caseworker', role: 'CASEWORKER', purpose: 'PROTECTION' }

type Data = Readonly<Record<string, unknown>>

/** The company's subgraph in this process, over a database with a small population in it. */
export interface ServedRecruitment {
  readonly database: TestDatabase
  ask(as: TestCaller | undefined, query: string, variables?: Data): Promise<TestAnswer>
  /** Sends a file and gives its id. */
  send(as: TestCaller, bytes: Buffer): Promise<string>
  /** What stands at an address of the company that a link named. */
  get(url: string): Promise<Buffer>
  /** Runs one act and gives what it answered under its name; any error fails the test. */
  act(as: TestCaller, name: string, input: Data, selection: string): Promise<Data>
  /** Runs one act that is to be refused, and gives the code, the field and the messages. */
  refusal(as: TestCaller | undefined, name: string, input: Data): Promise<Refusal>
  /** Has work that comes back by itself begun and done, by the test's clock. */
  doJob(kind: JobKind): Promise<void>
  close(): Promise<void>
}

export interface Refusal {
  readonly code: unknown
  readonly field: unknown
  readonly en: string
  readonly id: string
}

/** Starts a PostgreSQL, seeds it and serves it, with every agreement signed that the schema offers anything under. */
export async function serveRecruitment(): Promise<ServedRecruitment> {
  const cluster = await testCluster()
  const database = await testDatabase(cluster, recruitment)
  const workers = [...demoPopulation({ today, workers: 60 })].length
  await seedRecruitment(database.own, { today, workers, subjectIssuer: issuerUrl('subjects') })
  const parties = testParties()
  const register = agreed(parties)
  const files = memoryFiles()
  const subgraph = await testSubgraph({ definition: recruitment, database, parties, register, clock: () => now, files })
  const ask: ServedRecruitment['ask'] = (as, query, variables = {}) => subgraph.ask({ as, query, variables })
  let keys = 0
  const run = (as: TestCaller | undefined, name: string, given: Data, selection: string) => {
    keys += 1
    const input = { clientKey: `key-of-test-${keys}`, ...given }
    return ask(as, `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${selection} } }`, { input })
  }
  return {
    database,
    ask,
    async send(as, bytes) {
      const { body } = await subgraph.send({ as, bytes })
      return (body.file as { readonly id: string }).id
    },
    async get(url) {
      const { rawPayload } = await subgraph.server.inject({ method: 'GET', url: new URL(url).pathname })
      return rawPayload
    },
    async act(as, name, input, selection) {
      const { body, text } = await run(as, name, input, selection)
      const data = body.data?.[name]
      if (body.errors !== undefined || typeof data !== 'object' || data === null) throw new Error(text)
      return data as Data
    },
    async refusal(as, name, input) {
      const { body } = await run(as, name, input, '__typename')
      const [error] = body.errors ?? []
      const messages = error?.extensions?.messages as { en: string; id: string } | undefined
      const { code, field } = error?.extensions ?? {}
      return { code, field, en: messages?.en ?? error?.message ?? '', id: messages?.id ?? '' }
    },
    async doJob(kind) {
      await database.own.query('select graphile_worker.add_job($1, run_at => $2, job_key => $3)', [
        kind.name,
        now,
        `${kind.name}:${kind.name}`,
      ])
      await subgraph.doJobs()
    },
    async close() {
      await subgraph.close()
      await database.close()
      await cluster.stop()
    },
  }
}

function inputOf(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`
}

function agreed(parties: ReturnType<typeof testParties>) {
  const made = testRegister(parties, now)
  const company = { id: hubCompany, kind: 'RECRUITMENT' } as const
  const disnaker = { id: government, kind: 'GOVERNMENT' } as const
  const organisation = { id: ngo, kind: 'NGO' } as const
  const rules = [readRules(recruitment.sdl)]
  const dates = { from: daysAgo(30), until: addDays(today, 30) }
  for (const [form, between] of [
    ['mou-jember', [company, disnaker, organisation]],
    ['pks-placement', [company, disnaker]],
    ['pks-client', [company, organisation]],
  ] as const)
    made.agree({ ...everythingOffered(form, rules, between), ...dates })
  return made
}
