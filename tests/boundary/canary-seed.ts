import type { RowTable, SubgraphDefinition } from '@simpul/agency'
import { readRules, withFederation } from '@simpul/boundary'
import type { TestDatabase } from '@simpul/testing'
import {
  buildASTSchema,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import pg from 'pg'
import type { DataSource } from 'typeorm'
import type { ReferenceRow } from './reference.ts'

/** What holds of a person's rows in the seed; every table has one row of each. */
export const situations = [
  'none',
  'linked',
  'unlinked',
  'CONSENT',
  'CONTRACT',
  'LAW',
  'LEGITIMATE_INTEREST',
  'PUBLIC_TASK',
  'VITAL_INTEREST',
  'withdrawn',
  'early',
  'excluded',
  'excludedPerson',
  'subject',
  // named as a party and permitted by the person: what a referral shares needs both
  'linkedConsent',
] as const
export type Situation = (typeof situations)[number]

export const bases = ['CONSENT', 'CONTRACT', 'LAW', 'LEGITIMATE_INTEREST', 'PUBLIC_TASK', 'VITAL_INTEREST']
const agencies = ['disnaker-jember', 'p3mi-in-era-sejahtera', 'migrant-care-jember', 'forum-pmi-jember']
const purposes = [
  'PLACEMENT',
  'VERIFICATION',
  'PROTECTION',
  'REPATRIATION',
  'REINTEGRATION',
  'STATISTICS',
  'GOVERNANCE',
  'SUBJECT_ACCESS',
]

/** The person of the callers who are respondents by name. */
export const excludedPerson = 'respondent'

/** The worker of one situation. */
export function workerOf(situation: Situation): string {
  return `00000000-0000-4000-8000-${String(situations.indexOf(situation) + 1).padStart(12, '0')}`
}

/** One seeded row, and the value of each of its leaves as an answer would show it. */
export interface CanaryRow {
  readonly type: string
  readonly id: string
  readonly situation: Situation
  /** The worker whose row it is, where it is about one. */
  readonly worker: string | undefined
  readonly leaves: ReadonlyMap<string, unknown>
}

/** All canaries of one subgraph. */
export interface Canaries {
  readonly rows: ReadonlyMap<string, CanaryRow>
  factsOf(row: CanaryRow, caller: { readonly agency: string; readonly person: string }): ReferenceRow
}

/** Fills every table with one row a situation; each leaf value that its type allows is unique in the whole test. */
export async function seedCanaries(definition: SubgraphDefinition, database: TestDatabase): Promise<Canaries> {
  const rules = readRules(definition.sdl)
  const schema = buildASTSchema(withFederation(parse(definition.sdl)), { assumeValidSDL: true })
  const migrator = new pg.Client({ connectionString: database.urls.migrator })
  await migrator.connect()
  const parents = await prepareTables(migrator)
  await migrator.end()
  const rows = new Map<string, CanaryRow>()
  for (const table of definition.tables) {
    const subject = rules.types.get(table.type)?.subject
    for (const situation of situations) {
      const made = canaryRow(table, situation, { schema, subject, parents, subgraph: definition.name })
      rows.set(made.row.id, made.row)
      await insert(database.own, table, made.columns)
    }
  }
  await seedKit(database.own, definition)
  return {
    rows,
    factsOf: (row, caller) => facts(row, caller, rules.agency.id, definition, rules.types.get(row.type)?.subject),
  }
}

/** Checks and foreign keys are not what this test is about; it reads which column points where, and lifts them. */
async function prepareTables(migrator: pg.Client): Promise<ReadonlyMap<string, string>> {
  const found = await migrator.query(`
    select c.conname as name, c.contype as kind, t.relname as table, a.attname as column, f.relname as target
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'own'
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[array_length(c.conkey, 1)]
    left join pg_class f on f.oid = c.confrelid
    where c.contype in ('f', 'c') and t.relname not in ('exclusion', 'grant_reach')`)
  const parents = new Map<string, string>()
  for (const { name, kind, table, column, target } of found.rows) {
    if (kind === 'f') parents.set(`${table}.${column}`, target)
    await migrator.query(`alter table own."${table}" drop constraint "${name}"`)
  }
  return parents
}

interface Place {
  readonly schema: GraphQLSchema
  readonly subject: string | undefined
  readonly parents: ReadonlyMap<string, string>
  readonly subgraph: string
}

let counter = 0

function canaryRow(
  table: RowTable,
  situation: Situation,
  place: Place,
): { readonly row: CanaryRow; readonly columns: Readonly<Record<string, unknown>> } {
  const id = table.type === 'Worker' ? workerOf(situation) : `${table.table}-${place.subgraph}-${situation}`
  const type = place.schema.getType(table.type)
  const fields = isObjectType(type) ? type.getFields() : {}
  const columns: Record<string, unknown> = { id }
  const leaves = new Map<string, unknown>()
  for (const property of Object.keys(table.columns)) {
    const field = fields[property]
    const pointer = pointerOf(table, property, situation, place)
    const value = property === 'assigned' ? everybody : (pointer ?? leafValue(field, table.columns[property]))
    columns[property] = value
    if (field !== undefined && field.args.length === 0) leaves.set(property, value)
  }
  leaves.set('id', id)
  const isAbout = table.type === 'Worker' || 'workerId' in table.columns
  return {
    row: { type: table.type, id, situation, worker: isAbout ? workerOf(situation) : undefined, leaves },
    columns,
  }
}

/** Whom a row names that is for those alone whom it names: every caller here, so that the other rules are what is tested. */
const everybody = ['person', excludedPerson]

function leafValue(field: GraphQLField<unknown, unknown> | undefined, column: string | undefined): unknown {
  return field === undefined ? fallback(column) : canary(field.type)
}

function pointerOf(table: RowTable, property: string, situation: Situation, place: Place): string | undefined {
  if (property === place.subject || property === 'workerId') return workerOf(situation)
  const column = property.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()
  const parent = place.parents.get(`${table.table}.${column}`)
  if (parent !== undefined)
    return parent === 'worker' ? workerOf(situation) : `${parent}-${place.subgraph}-${situation}`
  return property.endsWith('Id') ? `${property}-${place.subgraph}-${situation}` : undefined
}

function canary(type: GraphQLOutputType): unknown {
  if (isNonNullType(type)) return canary(type.ofType)
  if (isListType(type)) return [canary(type.ofType)]
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.name
  counter += 1
  const day = new Date(Date.UTC(1900, 0, 1) + counter * 86_400_000).toISOString()
  switch (named.name) {
    case 'Int':
      return 700_000_000 + counter
    case 'Float':
      return 700_000_000.5 + counter
    case 'Boolean':
      return true
    case 'Date':
      return day.slice(0, 10)
    case 'DateTime':
      return day
    case 'Nik':
      return `35099999${String(counter).padStart(8, '0')}`
    default:
      return `canary-${String(counter).padStart(6, '0')}`
  }
}

function fallback(type: string | undefined): unknown {
  switch (type) {
    case 'int':
    case 'float8':
    case 'numeric':
      counter += 1
      return 600_000_000 + counter
    case 'boolean':
      return true
    case 'date':
      return '2000-01-01'
    case 'timestamptz':
      return '2000-01-01T00:00:00.000Z'
    case 'text[]':
      return []
    case 'jsonb':
      return {}
    default:
      counter += 1
      return `canary-${String(counter).padStart(6, '0')}`
  }
}

async function insert(own: DataSource, table: RowTable, columns: Readonly<Record<string, unknown>>): Promise<void> {
  await own
    .createQueryBuilder()
    .insert()
    .into(table.entity)
    .values(columns as object)
    .execute()
}

async function seedKit(own: DataSource, definition: SubgraphDefinition): Promise<void> {
  const owner = agencyOf(definition)
  for (const agency of agencies.filter((id) => id !== owner)) {
    for (const table of [...definition.tables.map(({ links }) => links.type), 'Worker']) {
      await party(own, table, definition, 'linked', agency, false)
      await party(own, table, definition, 'linkedConsent', agency, false)
      await party(own, table, definition, 'unlinked', agency, true)
      await party(own, table, definition, 'excluded', agency, false)
      await party(own, table, definition, 'excludedPerson', agency, false)
    }
    await grants(own, owner, agency)
    await grants(own, agency, owner) // the recipient's own copy: it lets its people ask
  }
  const hanging = new Set(definition.tables.flatMap(({ hangsOn }) => (hangsOn === undefined ? [] : [hangsOn.type])))
  for (const type of hanging) {
    for (const agency of agencies) {
      await own.query('insert into exclusion (type, row_id, agency) values ($1, $2, $3)', [
        type,
        rowIdOf(type, definition, 'excluded'),
        agency,
      ])
    }
    await own.query('insert into exclusion (type, row_id, person) values ($1, $2, $3)', [
      type,
      rowIdOf(type, definition, 'excludedPerson'),
      excludedPerson,
    ])
  }
  await own.query(
    `insert into subject_binding (issuer, person, worker_id, document) values ('http://issuers.test/subjects', 'worker', $1, '{}')`,
    [workerOf('subject')],
  )
}

function rowIdOf(type: string, definition: SubgraphDefinition, situation: Situation): string {
  if (type === 'Worker') return workerOf(situation)
  const table = definition.tables.find((one) => one.type === type)
  return `${table?.table}-${definition.name}-${situation}`
}

async function party(
  own: DataSource,
  type: string,
  definition: SubgraphDefinition,
  situation: Situation,
  agency: string,
  ended: boolean,
): Promise<void> {
  await own.query(
    `insert into party (type, row_id, agency, ended_at) values ($1, $2, $3, ${ended ? 'now()' : 'null'}) on conflict do nothing`,
    [type, rowIdOf(type, definition, situation), agency],
  )
}

/** Whether the person of a situation has given a live grant on this basis. */
export function isGranted(situation: Situation, basis: string): boolean {
  if (situation === 'linkedConsent') return basis === 'CONSENT'
  return situation === basis || situation === 'excluded' || situation === 'excludedPerson'
}

async function grants(own: DataSource, owner: string, recipient: string): Promise<void> {
  for (const basis of bases) {
    for (const situation of situations.filter((one) => isGranted(one, basis)))
      await grant(own, owner, recipient, situation, basis, '2000-01-01', '2100-01-01')
    await grant(own, owner, recipient, 'withdrawn', basis, '2000-01-01', '2001-01-01')
    await grant(own, owner, recipient, 'early', basis, '2099-01-01', '2100-01-01')
  }
}

async function grant(
  own: DataSource,
  owner: string,
  recipient: string,
  situation: Situation,
  basis: string,
  from: string,
  until: string,
): Promise<void> {
  const id = `grant-${owner}-${recipient}-${situation}-${basis}`
  await own.query(
    `insert into subject_grant (id, subject, owner, recipient, purposes, basis, document, digest, until) values ($1, $2, $3, $4, $5, $6, '{}', 'none', $7)`,
    [id, workerOf(situation), owner, recipient, purposes, basis, until],
  )
  await own.query(
    `insert into grant_reach (recipient, purpose, subject, basis, grant_id, opens_at, closes_at) select $1, p, $2, $3, $4, $5, $6 from unnest($7::text[]) p`,
    [recipient, workerOf(situation), basis, id, from, until, purposes],
  )
}

function agencyOf(definition: SubgraphDefinition): string {
  return readRules(definition.sdl).agency.id
}

function facts(
  row: CanaryRow,
  caller: { readonly agency: string; readonly person: string },
  owner: string,
  definition: SubgraphDefinition,
  subject: string | undefined,
): ReferenceRow {
  const table = definition.tables.find(({ type }) => type === row.type)
  const hangs = table?.hangsOn !== undefined
  const isAgency = agencies.includes(caller.agency)
  const hasGrant = subject !== undefined && isAgency
  const grants = bases.filter((basis) => isGranted(row.situation, basis))
  return {
    owner,
    isExcluded:
      hangs &&
      ((row.situation === 'excluded' && isAgency) ||
        (row.situation === 'excludedPerson' && caller.person === excludedPerson && caller.agency === owner)),
    isOfSubject: subject !== undefined && row.situation === 'subject',
    isLinked: isAgency && ['linked', 'linkedConsent', 'excluded', 'excludedPerson'].includes(row.situation),
    grants: hasGrant ? grants : [],
  }
}
