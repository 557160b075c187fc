import { prepareSubgraph } from '@simpul/agency'
import { openDataSource } from '@simpul/database'
import { government } from './government-subgraph.ts'
import { readPrepareConfig } from './prepare-config.ts'
import { seedGovernment } from './seed/seed.ts'

const { MIGRATOR_URL, OWN_URL, ROLES, TODAY, WORKERS, SUBJECT_ISSUER } = readPrepareConfig(process.env)

await prepareSubgraph(government, {
  migratorUrl: MIGRATOR_URL,
  roles: ROLES,
  onProgress: (step) => report(step, 1, 1),
})
const own = await openDataSource({
  url: OWN_URL,
  entities: [],
  poolSize: 1,
  applicationName: 'simpul government seed',
  statementTimeout: 120_000,
})
try {
  if (await isEmpty()) {
    const onProgress = (done: number, of: number) => report('workers', done, of)
    await seedGovernment(own, { today: TODAY, workers: WORKERS, subjectIssuer: SUBJECT_ISSUER, onProgress })
  }
} finally {
  await own.destroy()
}

/** The seed writes all or nothing, so one company tells that it was there. */
async function isEmpty(): Promise<boolean> {
  const found = await own.query<unknown[]>('select from placement_company limit 1')
  return found.length === 0
}

/** One line of progress, for the process that started this one. */
function report(step: string, done: number, of: number): void {
  process.stdout.write(`${JSON.stringify({ step, done, of })}\n`)
}
