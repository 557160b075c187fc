import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { caseReferring } from './case-referral/case-referring.ts'
import { caseRemindersJob } from './case-reminders/case-reminders.ts'
import { caseStatistics } from './case-statistics/case-statistics.ts'
import { resolvers } from './resolvers.ts'
import { ngoTables } from './tables.ts'

/** The subgraph of the NGO. */
export const ngo = defineSubgraph({
  name: 'ngo',
  sdl: read('schema.graphql'),
  tables: ngoTables,
  resolvers,
  migrations: [
    { name: '001-ngo', sql: read('migrations/001-ngo.sql') },
    { name: '002-referrals', sql: read('migrations/002-referrals.sql') },
    { name: '003-case-changes', sql: read('migrations/003-case-changes.sql') },
    { name: '004-case-work', sql: read('migrations/004-case-work.sql') },
    { name: '005-care', sql: read('migrations/005-care.sql') },
    { name: '006-after-return', sql: read('migrations/006-after-return.sql') },
    { name: '007-village-group-founding', sql: read('migrations/007-village-group-founding.sql') },
    { name: '008-figures-and-reminders', sql: read('migrations/008-figures-and-reminders.sql') },
    { name: '009-files', sql: read('migrations/009-files.sql') },
  ],
  register: 'REPLICA',
  kit: caseReferring.kit,
  jobs: [caseStatistics.job, caseRemindersJob],
  onWithdrawn: caseReferring.onWithdrawn,
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
