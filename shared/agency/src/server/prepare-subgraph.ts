import { readRules } from '@simpul/boundary'
import { migrate, openDataSource } from '@simpul/database'
import { lettersMigration, outboxMigration } from '../doors/outbox-tables.ts'
import { type DatabaseRoles, generateEnforcement } from '../enforcement/generate.ts'
import { kitMigration } from '../enforcement/kit-tables.ts'
import { fileMigration } from '../files/file-tables.ts'
import { trustMigration } from '../grants/trust-tables.ts'
import { makeJobTables } from '../jobs/job-tables.ts'
import { noticeMigration } from '../notices/notice-tables.ts'
import { registerMigration } from '../register/register-tables.ts'
import { reminderMigration } from '../reminders/reminder-tables.ts'
import { changeMigration } from '../stream/change-tables.ts'
import type { SubgraphDefinition } from './definition.ts'

export interface PrepareOptions {
  /** The URL of the role that migrates; the serving process never holds it. */
  readonly migratorUrl: string
  readonly roles: DatabaseRoles
  readonly onProgress?: (step: string) => void
}

/** Brings an agency's database to what the code needs: migrations, then policies and views from the SDL. */
export async function prepareSubgraph(definition: SubgraphDefinition, options: PrepareOptions): Promise<void> {
  const migrations = [
    kitMigration,
    trustMigration,
    registerMigration,
    outboxMigration,
    changeMigration,
    noticeMigration,
    lettersMigration,
    fileMigration,
    reminderMigration,
    ...definition.migrations,
  ]
  await migrate({ url: options.migratorUrl, migrations })
  await makeJobTables(options.migratorUrl)
  options.onProgress?.('tables')
  const sql = generateEnforcement(definition.tables, readRules(definition.sdl), options.roles)
  const migrator = await openDataSource({
    url: options.migratorUrl,
    entities: [],
    poolSize: 1,
    applicationName: 'simpul migrator',
  })
  try {
    await migrator.transaction(async (rows) => {
      await rows.query("select pg_advisory_xact_lock(hashtext('simpul enforcement'))")
      await rows.query(sql)
    })
  } finally {
    await migrator.destroy()
  }
  options.onProgress?.('policies and views')
}
