import { compileMatrix, readRules } from '@simpul/boundary'
import type { DataSource } from 'typeorm'
import { type MatrixCaller, tellingCallers } from './callers.ts'
import type { CanaryRow } from './canary-seed.ts'
import { type MatrixHub, type MatrixSubgraph, matrixHub, now } from './matrix-hub.ts'
import { mayRead } from './reference.ts'

let hub: MatrixHub

beforeAll(async () => {
  hub = await matrixHub()
}, 180_000)

afterAll(() => hub?.close())

/** Every reach there is: with these for every column, no column decision closes anything. */
const everyReach = [
  'PUBLIC',
  'ALL',
  'LINKED',
  'SUBJECT',
  ...['LAW', 'PUBLIC_TASK', 'LEGITIMATE_INTEREST', 'CONTRACT', 'CONSENT', 'VITAL_INTEREST'].map(
    (basis) => `GRANTED:${basis}`,
  ),
]

const partners = tellingCallers.filter(({ test }) => test !== undefined && test.role !== 'SUBJECT')

/** The ids that Postgres itself gives a partner, when only the key's decision is left. */
async function rowsOf(
  { definition, subgraph }: MatrixSubgraph,
  table: string,
  type: string,
  caller: MatrixCaller,
): Promise<string[]> {
  const rules = readRules(definition.sdl)
  const { test } = caller
  if (test === undefined || test.role === 'SUBJECT' || caller.reference.kind === 'NONE') return []
  const agencyKind = caller.reference.kind as 'GOVERNMENT' | 'RECRUITMENT' | 'NGO' | 'FORUM'
  const { cells } = compileMatrix(
    rules,
    { kind: 'agency', agency: test.issuer, agencyKind, person: test.person, role: test.role, purpose: test.purpose },
    hub.replica.state(now),
  )
  const key = cells.get(`${type}.id`)
  const openings: Record<string, readonly string[]> = { [type]: everyReach }
  for (const { coordinate, kind } of rules.fields.values()) if (kind === 'leaf') openings[coordinate] = everyReach
  openings[`${type}.id`] = key?.kind === 'open' ? key.ways.map(({ reach }) => reach) : []
  return readAs(subgraph.database.partner, table, {
    agency: test.issuer,
    person: test.person,
    purpose: test.purpose,
    openings: JSON.stringify(openings),
  })
}

function readAs(partner: DataSource, table: string, settings: Readonly<Record<string, string>>): Promise<string[]> {
  return partner.transaction(async (rows) => {
    for (const [name, value] of Object.entries(settings))
      await rows.query('select set_config($1, $2, true)', [`simpul.${name}`, value])
    const found = await rows.query<{ id: string }[]>(`select * from "${table}"`)
    return found.map(({ id }) => id).sort()
  })
}

describe('row-level security alone, with every column decision switched off', () => {
  it('gives each partner the rows whose key it may read, and no other', async () => {
    const faults: string[] = []
    for (const served of hub.subgraphs) {
      const { definition, judged } = served
      const owner = readRules(definition.sdl).agency.id
      const isOpenAll = { isOpen: () => true }
      for (const caller of partners.filter(({ test }) => test?.issuer !== owner)) {
        for (const { table, type } of definition.tables) {
          const field = judged.fields.get(`${type}.id`)
          const isVisible = (row: CanaryRow) =>
            field !== undefined &&
            mayRead(field, caller.reference, judged.canaries.factsOf(row, caller.reference), isOpenAll)
          const expected = [...judged.canaries.rows.values()]
            .filter((row) => row.type === type && isVisible(row))
            .map(({ id }) => id)
          const found = await rowsOf(served, table, type, caller)
          if (JSON.stringify(found) !== JSON.stringify(expected.sort()))
            faults.push(`${caller.name}: ${table} [${found}] instead of [${expected}]`)
        }
      }
    }
    expect(faults.slice(0, 10)).toEqual([])
  }, 900_000)

  it('gives nothing at all to a session that does not say who asks', async () => {
    for (const { definition, subgraph, judged } of hub.subgraphs) {
      for (const { table, type } of definition.tables) {
        expect(await subgraph.database.partner.query(`select id from "${table}"`)).toEqual([])
        expect([...judged.canaries.rows.values()].some((row) => row.type === type)).toBe(true)
      }
      await expect(subgraph.database.partner.query('select 1 from own.party limit 1')).rejects.toThrow(
        /permission denied/,
      )
    }
  })
})
