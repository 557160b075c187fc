import { openDataSource } from '@simpul/database'
import type { DataSource } from 'typeorm'
import type { SubgraphDefinition } from '../server/definition.ts'
import { prepareSubgraph } from '../server/prepare-subgraph.ts'
import { type PrepareConfig, readPrepareConfig } from './prepare-config.ts'

/** Hears how far a seed has come. */
export type SeedProgress = (done: number, of: number) => void

/** How an agency fills its database for the demonstration. */
export interface Seeding {
  /** A table of which a seeded database has rows: a seed writes all or nothing. */
  readonly marker: string
  readonly seed: (own: DataSource, config: PrepareConfig, onProgress: SeedProgress) => Promise<void>
  /** Runs at every preparation, before the seed. */
  readonly always?: (own: DataSource, config: PrepareConfig) => Promise<void>
}

const seedTimeout = 120_000

/** The whole of a preparing process: tables, policies and views, and then the seed of an empty database, with progress on standard output. */
export async function prepareProcess(
  definition: SubgraphDefinition,
  environment: Readonly<Record<string, string | undefined>>,
  { marker, seed, always }: Seeding,
): Promise<void> {
  const config = readPrepareConfig(environment)
  await prepareSubgraph(definition, {
    migratorUrl: config.MIGRATOR_URL,
    roles: config.ROLES,
    onProgress: (step) => report(step, 1, 1),
  })
  const own = await openDataSource({
    url: config.OWN_URL,
    entities: [],
    poolSize: 1,
    applicationName: `simpul ${definition.name} seed`,
    statementTimeout: seedTimeout,
  })
  try {
    await always?.(own, config)
    const found = await own.query<unknown[]>(`select from "${marker}" limit 1`)
    if (found.length === 0) await seed(own, config, (done, of) => report('workers', done, of))
  } finally {
    await own.destroy()
  }
}

/** One line of progress, for the process that started this one. */
function report(step: string, done: number, of: number): void {
  process.stdout.write(`${JSON.stringify({ step, done, of })}\n`)
}
