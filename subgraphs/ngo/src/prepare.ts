import { prepareSubgraph } from '@simpul/agency'
import { openDataSource } from '@simpul/database'
import { ngo } from './ngo-subgraph.ts'
import { readPrepareConfig } from './prepare-config.ts'
import { seedNgo } from './seed/seed.ts'

const { MIGRATOR_URL, OWN_URL, ROLES, TODAY, WORKERS, SUBJECT_ISSUER } = readPrepareConfig(process.env)

await prepareSubgraph(ngo, {
  migratorUrl: MIGRATOR_URL,
  roles: ROLES,
  onProgress: (step) => report(step, 1, 1),
})
const own = await openDataSource({
  url: OWN_URL,
  entities: [],
  poolSize: 1,
  applicationName: 'simpul ngo seed',
  statementTimeout: 120_000,
})
try {
  if (await isEmpty()) {
    const onProgress = (done: number, of: number) => report('workers', done, of)
    await seedNgo(own, { today: TODAY, workers: WORKERS, subjectIssuer: SUBJECT_ISSUER, onProgress })
  }
} finally {
  await own.destroy()
}

/** The seed writes all or nothing, so one village group tells that it was there. */
async function isEmpty(): Promise<boolean> {
  const found = await own.query<unknown[]>('select from village_group limit 1')
  return found.length === 0
}

/** One line of progress, for the process that started this one. */
function report(step: string, done: number, of: number): void {
  process.stdout.write(`${JSON.stringify({ step, done, of })}\n`)
}
