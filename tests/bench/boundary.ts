import { asCaller } from '@simpul/agency'
import { type Caller, compileMatrix, readRules, waysFor } from '@simpul/boundary'
import { government } from '@simpul/government'
import { everythingOffered, testCluster, testDatabase, testParties, testRegister } from '@simpul/testing'
import { benchMainQuestion } from './main-question.ts'
import { measureWithdrawal } from './withdrawal.ts'

/** What the boundary costs. */
export interface BoundaryFigures {
  /** One look into a compiled matrix for one field and one row's reach, in nanoseconds. */
  readonly decisionNs: number
  /** How a partner reaches 100 subjects among 1,000,000 grants, in milliseconds. */
  readonly grantBatchMs: number
  /** From the suspension at one party until the field is closed for a caller of the hub, in milliseconds. */
  readonly withdrawalMs: number
  /** Requests per second lost against the same hub with everything open, in percent. */
  readonly enforcementCostPercent: number
}

export const boundaryMethod = `decision: the matrix of the government's schema for an NGO caseworker, every coordinate with six reaches in turn, median of 9
rounds of 500,000. grants: 1,000,000 rows in own.grant_reach of a real PostgreSQL, 100 subjects a batch, through the partner's
view in a transaction as the kit opens it, median of 200 batches of subjects that were not asked for before. withdrawal: a hub
of separate processes as "npm start" runs it; a head suspends an agreement at the own agency's door while a partner asks the
gateway without pause; from the request's start until the first answer in which the field is closed, median of 5.
enforcement: the bench "main-question".`

const caller: Caller = {
  kind: 'agency',
  agency: 'migrant-care-jember',
  agencyKind: 'NGO',
  person: 'person',
  role: 'CASEWORKER',
  purpose: 'PROTECTION',
}

/** Measures all four. It takes about three minutes. */
export async function benchBoundary(tell: (step: string) => void): Promise<BoundaryFigures> {
  tell('decision')
  const decisionNs = measureDecision()
  tell('1,000,000 grants')
  const grantBatchMs = await measureGrants()
  tell('withdrawal')
  const withdrawalMs = await measureWithdrawal()
  tell('enforcement')
  const [enforced, allOpen] = await benchMainQuestion()
  const enforcementCostPercent = round(100 * (1 - (enforced?.rps ?? 0) / (allOpen?.rps ?? 1)), 1)
  return { decisionNs, grantBatchMs, withdrawalMs, enforcementCostPercent }
}

function measureDecision(): number {
  const now = new Date('2026-07-01T03:00:00Z')
  const rules = readRules(government.sdl)
  const parties = testParties()
  const register = testRegister(parties, now)
  const [owner, , partner] = parties.anchors.agencies
  if (owner === undefined || partner === undefined) throw new Error('The test has no such agencies.')
  register.agree(everythingOffered('mou-jember', [rules], parties.anchors.agencies))
  register.agree(everythingOffered('pks-protection', [rules], [owner, partner]))
  const { cells } = compileMatrix(rules, caller, register.replica.state(now))
  const coordinates = [...cells.keys()]
  const reaches = [
    ['PUBLIC'],
    ['PUBLIC', 'ALL'],
    ['PUBLIC', 'ALL', 'LINKED'],
    ['PUBLIC', 'ALL', 'GRANTED:CONSENT'],
    ['SUBJECT'],
    [],
  ]
  const looks = 500_000
  const times = Array.from({ length: 9 }, () => {
    const startedAt = performance.now()
    let open = 0
    for (let index = 0; index < looks; index += 1) {
      const coordinate = coordinates[index % coordinates.length] ?? ''
      open += waysFor(cells.get(coordinate), reaches[index % reaches.length] ?? []).length
    }
    if (open === 0) throw new Error('No field was open, so nothing was decided.')
    return ((performance.now() - startedAt) * 1e6) / looks
  })
  return round(median(times), 0)
}

const batches = 200

async function measureGrants(): Promise<number> {
  const cluster = await testCluster()
  const database = await testDatabase(cluster, government)
  try {
    await database.own.query(
      `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at)
       select case when n % 10 = 0 then 'migrant-care-jember' else 'agency-' || n % 10 end,
              (array['PROTECTION', 'REPATRIATION', 'REINTEGRATION'])[1 + n % 3],
              md5(n::text), 'CONSENT', 'grant-' || n, now() - interval '1 day', now() + interval '1 year'
       from generate_series(1, 1000000) n`,
    )
    await database.own.query('analyze grant_reach').catch(() => undefined) // the server does it by itself soon after
    const subjects = await database.own.query<{ subject: string }[]>(
      `select subject from grant_reach where recipient = 'migrant-care-jember' order by subject limit ${(batches + 20) * 100}`,
    )
    const times: number[] = []
    for (let batch = 0; batch < batches + 20; batch += 1) {
      const ids = subjects.slice(batch * 100, (batch + 1) * 100).map(({ subject }) => subject)
      const startedAt = performance.now()
      const found = await asCaller(database, databaseCaller, (rows) =>
        rows.query<unknown[]>('select subject, reach from caller_reach where subject = any($1)', [ids]),
      )
      if (found.length === 0) throw new Error('No grant was found, so nothing was measured.')
      if (batch >= 20) times.push(performance.now() - startedAt)
    }
    return round(median(times), 2)
  } finally {
    await database.close()
    await cluster.stop()
  }
}

const databaseCaller = {
  side: 'partner',
  agency: 'migrant-care-jember',
  person: 'person',
  purpose: 'PROTECTION',
  subject: '',
  openings: '{}',
} as const

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
