import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { keepChecklists } from './checklist-template/keep-checklists.ts'
import { clarificationDueJob, commitmentDueJob } from './clarification-request/overdue.ts'
import { clockDueJob } from './complaint-clock/close-by-clock.ts'
import { complaintReferring } from './complaint-referral/complaint-referring.ts'
import { complaintRemindersJob } from './complaint-referral/complaint-reminders.ts'
import { complaintStatistics } from './complaint-statistics/complaint-statistics.ts'
import { filingPeers } from './placement-filing/placement-filing-resolvers.ts'
import { placementStatistics } from './placement-statistics/placement-statistics.ts'
import { documentExpiryJob } from './registration-document/document-expiry.ts'
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
    { name: '006-documents', sql: read('migrations/006-documents.sql') },
    { name: '007-case-acts', sql: read('migrations/007-case-acts.sql') },
    { name: '008-files', sql: read('migrations/008-files.sql') },
    { name: '009-filings', sql: read('migrations/009-filings.sql') },
    { name: '010-indexes', sql: read('migrations/010-indexes.sql') },
  ],
  register: 'REPLICA',
  routes: (...serving) => {
    keepAges(...serving)
    keepChecklists(...serving)
  },
  isMinor,
  kit: { ...complaintReferring.kit, peer: [...(complaintReferring.kit.peer ?? []), ...filingPeers] },
  jobs: [
    clarificationDueJob,
    commitmentDueJob,
    clockDueJob,
    documentExpiryJob,
    placementStatistics.job,
    complaintStatistics.job,
    complaintRemindersJob,
  ],
  onWithdrawn: complaintReferring.onWithdrawn,
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
