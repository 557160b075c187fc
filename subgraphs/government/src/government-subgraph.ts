import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { clarificationDueJob, commitmentDueJob } from './clarification-request/overdue.ts'
import { complaintReferring } from './complaint-referral/complaint-referring.ts'
import { resolvers } from './resolvers.ts'
import { governmentTables } from './tables.ts'
import { isMinor } from './worker/is-minor.ts'
import { keepAges } from './worker/refresh-ages.ts'

/** The subgraph of the Manpower Service. */
export const government = defineSubgraph({
  name: 'government',
  sdl: read('schema.graphql'),
  tables: governmentTables,
  resolvers,
  migrations: [
    { name: '001-government', sql: read('migrations/001-government.sql') },
    { name: '002-referrals', sql: read('migrations/002-referrals.sql') },
    { name: '003-workers', sql: read('migrations/003-workers.sql') },
    { name: '004-casework', sql: read('migrations/004-casework.sql') },
    { name: '005-statistics', sql: read('migrations/005-statistics.sql') },
  ],
  register: 'REPLICA',
  routes: keepAges,
  isMinor,
  kit: complaintReferring.kit,
  jobs: [clarificationDueJob, commitmentDueJob],
  onWithdrawn: complaintReferring.onWithdrawn,
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
