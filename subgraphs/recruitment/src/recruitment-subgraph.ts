import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { coverOfTheDay } from './insurance-membership/cover-of-the-day.ts'
import { placementFilingDecided } from './placement-filing/filing-decided.ts'
import { resolvers } from './resolvers.ts'
import { recruitmentTables } from './tables.ts'

/** The subgraph of the placement company. */
export const recruitment = defineSubgraph({
  name: 'recruitment',
  sdl: read('schema.graphql'),
  tables: recruitmentTables,
  resolvers,
  migrations: [
    { name: '001-recruitment', sql: read('migrations/001-recruitment.sql') },
    { name: '002-placing', sql: read('migrations/002-placing.sql') },
    { name: '003-partners', sql: read('migrations/003-partners.sql') },
    { name: '004-files', sql: read('migrations/004-files.sql') },
  ],
  register: 'REPLICA',
  kit: { peer: [placementFilingDecided] },
  jobs: [coverOfTheDay],
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
