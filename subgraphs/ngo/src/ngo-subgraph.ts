import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { caseReferring } from './case-referral/case-referring.ts'
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
  ],
  register: 'REPLICA',
  kit: caseReferring.kit,
  onWithdrawn: caseReferring.onWithdrawn,
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
