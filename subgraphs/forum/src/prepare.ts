import { readFileSync } from 'node:fs'
import { prepareSubgraph } from '@simpul/agency'
import { openDataSource } from '@simpul/database'
import { forum } from './forum-subgraph.ts'
import { readPrepareConfig } from './prepare-config.ts'
import { seedRegister } from './register/seed-register.ts'
import { writeAgreements } from './register/write-agreements.ts'
import { seedForum } from './seed/seed.ts'

const { MIGRATOR_URL, OWN_URL, ROLES, TODAY, REGISTER_SEED_FILE } = readPrepareConfig(process.env)

await prepareSubgraph(forum, {
  migratorUrl: MIGRATOR_URL,
  roles: ROLES,
  onProgress: (step) => report(step),
})
const own = await openDataSource({
  url: OWN_URL,
  entities: [],
  poolSize: 1,
  applicationName: 'simpul forum seed',
  statementTimeout: 120_000,
})
try {
  if (REGISTER_SEED_FILE !== undefined) await seedRegister(own, readFileSync(REGISTER_SEED_FILE, 'utf8'))
  await writeAgreements(own, new Date(`${TODAY}T12:00:00+07:00`))
  report('register')
  if (await isEmpty()) await seedForum(own, { today: TODAY })
  report('forum')
} finally {
  await own.destroy()
}

/** The seed writes all or nothing, so one meeting tells that it was there. */
async function isEmpty(): Promise<boolean> {
  const found = await own.query<unknown[]>('select from meeting limit 1')
  return found.length === 0
}

/** One line of progress, for the process that started this one. */
function report(step: string): void {
  process.stdout.write(`${JSON.stringify({ step, done: 1, of: 1 })}\n`)
}
