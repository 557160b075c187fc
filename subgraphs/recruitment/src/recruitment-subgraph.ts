import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
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
  ],
  register: 'REPLICA',
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
