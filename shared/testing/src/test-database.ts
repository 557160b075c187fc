import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AgencyDatabase, prepareSubgraph, type SubgraphDefinition } from '@simpul/agency'
import { databaseNames, newPassword, openDataSource, prepareDatabase, startPostgres } from '@simpul/database'

/** A PostgreSQL of a test's own, in a folder that goes with it. */
export interface TestCluster {
  readonly adminUrl: string
  stop(): Promise<void>
}

/** Starts a PostgreSQL on a free port. */
export async function testCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-test-'))
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: 0, durable: false })
  return {
    adminUrl: postgres.adminUrl,
    async stop() {
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A subgraph's database with its tables, policies and views, and no rows. */
export interface TestDatabase extends AgencyDatabase {
  readonly urls: Awaited<ReturnType<typeof prepareDatabase>>
  close(): Promise<void>
}

/** Prepares a database for a subgraph as a start does, roles and all. */
export async function testDatabase(cluster: TestCluster, definition: SubgraphDefinition): Promise<TestDatabase> {
  const name = `test_${definition.name}`
  const passwords = { migrator: newPassword(), own: newPassword(), partner: newPassword() }
  const urls = await prepareDatabase({ adminUrl: cluster.adminUrl, name, passwords })
  const { migrator, own, partner, views } = databaseNames(name)
  await prepareSubgraph(definition, { migratorUrl: urls.migrator, roles: { migrator, own, partner, views } })
  const entities = definition.tables.map((table) => table.entity)
  const sources = {
    own: await openDataSource({
      url: urls.own,
      entities,
      poolSize: 4,
      applicationName: 'test own',
      statementTimeout: 60_000,
    }),
    partner: await openDataSource({ url: urls.partner, entities, poolSize: 4, applicationName: 'test partner' }),
  }
  return {
    ...sources,
    urls,
    async close() {
      await Promise.all([sources.own.destroy(), sources.partner.destroy()])
    },
  }
}
