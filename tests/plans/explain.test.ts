import type { TestCaller } from '@simpul/testing'
import { askedLists } from './asked-lists.ts'
import { callersOf } from './callers.ts'
import { planOf, planWithout, scannedTables, tablesFrom } from './explained.ts'
import { questionsOf, snake } from './questions.ts'
import { type Statement, type StatementRecorder, statementRecorder } from './recorded-statements.ts'
import { type SeededAgencies, type SeededAgency, seededAgencies } from './seeded-agencies.ts'

/** So many that the planner chooses as it does for a hundred thousand; the benchmark looks at the plans of these too. */
const workers = 10_000
/** A table of so many rows is large. */
const large = 2_000

/** Statements that read a large table all the same, and why. */
const readAll: readonly Readonly<{ side?: Statement['side']; text: RegExp; because: string }>[] = [
  {
    text: /^select .*count\(\*\)::int as count from /s,
    because: 'Figures as they are now count every row of the own agency; the benchmark holds them to a time.',
  },
  {
    text: /^SELECT COUNT\([^)]*\) AS "cnt" FROM "\w+" "t"$/,
    because:
      'How long a whole list is, which is counted only when it is asked, is known by no index but by reading one.',
  },
  {
    text: /^SELECT COUNT\([^)]*\) AS "cnt" FROM "placement" "t" WHERE "t"\."scheme" = \$1$/,
    because: 'Nearly every placement is of one scheme, so that counting these is counting all.',
  },
  {
    side: 'partner',
    text: / FROM "placement" "t"/,
    because:
      'A partner for whom all rows are open filters and sorts by what the view shows, row by row, which has no index.',
  },
]

function mayReadAll({ side, text }: Statement): boolean {
  return readAll.some((one) => (one.side ?? side) === side && one.text.test(text))
}

const names = ['government', 'recruitment', 'ngo', 'forum'] as const
type Name = (typeof names)[number]
const everyCaller = names.flatMap((name) => {
  const { own, partners } = callersOf[name] ?? { own: undefined, partners: [] }
  return [own, ...partners].flatMap((as) =>
    as === undefined ? [] : [[name, `${as.issuer} for ${as.purpose}`, as] as const],
  )
})

let hub: SeededAgencies
const recorders = new Map<string, StatementRecorder>()

beforeAll(async () => {
  hub = await seededAgencies({ workers })
  for (const { definition, database } of hub.agencies) recorders.set(definition.name, statementRecorder(database))
}, 300_000)

afterAll(() => hub?.close())

describe('a subgraph with many rows', () => {
  it.each(everyCaller)(
    'reads no large table from end to end: %s, asked by %s',
    async (name, _, as) => {
      const agency = agencyOf(name)
      const sizes = await tablesFrom(large, agency.database)
      const found = new Set<string>()
      for (const [question, statement] of await askedOf(agency, as)) {
        if (mayReadAll(statement)) continue
        for (const table of scannedTables(await planOf(agency.database, statement)))
          if (sizes.has(table))
            found.add(`${table} (${sizes.get(table)} rows) for ${question}: ${brief(statement.text)}`)
      }
      expect([...found]).toEqual([])
    },
    120_000,
  )

  it.each([
    'government',
    'recruitment',
    'ngo',
  ] as const)('sends no more statements for 50 workers than for one: %s', async (name) => {
    const agency = agencyOf(name)
    const query = questionsOf(agency.definition.sdl).workers(3)
    const ids = await someWorkers(agency, 50)
    const single: Record<string, number> = {}
    for (const id of ids)
      for (const [text, times] of Object.entries(timesSent(await heard(agency, query, workersOf([id])))))
        single[text] = Math.max(single[text] ?? 0, times)
    const together = timesSent(await heard(agency, query, workersOf(ids)))
    expect(together).toEqual(single)
    expect(ids).toHaveLength(50)
  }, 60_000)

  it.each(names)('sends each statement of a list once, whatever its length: %s', async (name) => {
    const agency = agencyOf(name)
    const repeated = new Set<string>()
    for (const list of questionsOf(agency.definition.sdl).lists) {
      const query = list.operation({ args: ['first: 50'], depth: 1, isCounted: true })
      for (const [text, times] of Object.entries(timesSent(await heard(agency, query, {}))))
        if (times > 1) repeated.add(`${list.field}: ${times} times ${brief(text)}`)
    }
    expect([...repeated]).toEqual([])
  }, 60_000)

  it.each([
    ['own staff', callersOf.government?.own],
    ['a partner', callersOf.government?.partners.find(({ purpose }) => purpose === 'PLACEMENT')],
  ])(
    'would be found out without an index, asked by %s',
    async (_, as) => {
      if (as === undefined) throw new Error('Nobody asks.')
      const agency = agencyOf('government')
      const query = 'query ($id: ID!) { worker(id: $id) { trainingRecords { id } } }'
      const sent = await heard(agency, query, { id: await placedWorker(agency) }, as)
      const statement = sent.find(({ text }) => text.includes('"training_record"'))
      if (statement === undefined) throw new Error('No training was asked for.')
      const place = { database: agency.database, adminUrl: hub.adminUrl }
      expect(scannedTables(await planOf(agency.database, statement))).not.toContain('training_record')
      const without = await planWithout('training_record_worker', place, statement)
      expect(scannedTables(without)).toContain('training_record')
    },
    30_000,
  )
})

function agencyOf(name: Name): SeededAgency {
  const found = hub.agencies.find(({ definition }) => definition.name === name)
  if (found === undefined) throw new Error(`There is no ${name}.`)
  return found
}

function heard(agency: SeededAgency, query: string, variables: object, as?: TestCaller): Promise<readonly Statement[]> {
  const caller = as ?? callersOf[agency.definition.name]?.own
  const recorder = recorders.get(agency.definition.name)
  if (recorder === undefined) throw new Error('Nobody listens.')
  return recorder.during(async () => {
    const { body } = await agency.subgraph.ask({ as: caller, query, variables: { ...variables } })
    const failed = body.errors?.find(({ extensions }) => extensions?.code !== 'BOUNDARY_CLOSED')
    if (failed !== undefined) throw new Error(`${failed.message} for ${query}`)
  })
}

/** Every statement that a caller's questions lead to, with one question that does; each with its values once. */
async function askedOf(agency: SeededAgency, as: TestCaller): Promise<readonly (readonly [string, Statement])[]> {
  const statements = new Map<string, readonly [string, Statement]>()
  for (const { name, query, variables } of await questionsFor(agency, as))
    for (const statement of await heard(agency, query, variables ?? {}, as)) {
      const key = JSON.stringify([statement.text, statement.values])
      if (!statements.has(key)) statements.set(key, [name, statement])
    }
  return [...statements.values()]
}

interface NamedQuestion {
  readonly name: string
  readonly query: string
  readonly variables?: object
}

async function questionsFor(agency: SeededAgency, as: TestCaller): Promise<readonly NamedQuestion[]> {
  const { lists, lookups, statistics, ...questions } = questionsOf(agency.definition.sdl)
  const { own } = agency.database
  const ids = await someWorkers(agency, 50)
  const asked: NamedQuestion[] = [
    { name: 'one worker', query: questions.workerPage(3), variables: { id: ids[0] } },
    { name: '50 workers', query: questions.workers(3), variables: workersOf(ids) },
    ...statistics.map(({ field, dimensions, operation }) => ({
      name: field,
      query: operation(dimensions.slice(0, 3)),
    })),
  ]
  for (const { type, query } of lookups) {
    const [row] = await own.query<{ id: string }[]>(`select id from "${snake(type)}" limit 1`)
    if (row !== undefined) asked.push({ name: `one ${type}`, query, variables: row })
  }
  const isWhole = callersOf[agency.definition.name]?.own === as
  for (const list of lists) {
    asked.push({ name: `${list.field} with children`, query: list.operation({ args: ['first: 50'], depth: 1 }) })
    asked.push(...(await askedLists(list, own, { first: 50, depth: 0, isCounted: true, isCrossed: false })))
    if (isWhole) asked.push(...(await askedLists(list, own, { first: 50, depth: 0 })))
  }
  return asked
}

/** Workers of whom the agency has something that hangs on a case or a placement. */
async function someWorkers({ definition, database }: SeededAgency, count: number): Promise<readonly string[]> {
  const table = { government: 'complaint', recruitment: 'placement', ngo: '"case"' }[definition.name]
  if (table === undefined) return ['00000000-0000-4000-8000-00000000000f']
  const found = await database.own.query<{ id: string }[]>(
    `select worker_id as id from ${table} where worker_id is not null group by 1 order by md5(worker_id) limit $1`,
    [count],
  )
  return found.map(({ id }) => id)
}

function workersOf(ids: readonly string[]): object {
  return { representations: ids.map((id) => ({ __typename: 'Worker', id })) }
}

/** A worker whom the company places. */
async function placedWorker({ database }: SeededAgency): Promise<string> {
  const [found] = await database.own.query<{ id: string }[]>(
    `select row_id as id from party where type = 'Worker' and agency = 'p3mi-in-era-sejahtera' and ended_at is null limit 1`,
  )
  if (found === undefined) throw new Error('The company places nobody.')
  return found.id
}

function timesSent(statements: readonly Statement[]): Readonly<Record<string, number>> {
  const times: Record<string, number> = {}
  for (const { text } of statements) times[text] = (times[text] ?? 0) + 1
  return times
}

function brief(sql: string): string {
  return sql.replace(/^SELECT .* FROM /s, 'SELECT … FROM ').slice(0, 300)
}
