import { readFileSync } from 'node:fs'
import { defineSubgraph, serveRegister } from '@simpul/agency'
import { followRegister } from './register/follow-register.ts'
import { resolvers } from './resolvers.ts'
import { forumTables } from './tables.ts'

/** The subgraph of the forum, which keeps the register. */
export const forum = defineSubgraph({
  name: 'forum',
  sdl: read('schema.graphql'),
  tables: forumTables,
  resolvers,
  migrations: [{ name: '001-forum', sql: read('migrations/001-forum.sql') }],
  register: 'KEEPER',
  routes: (server, services) => {
    serveRegister(server, services)
    followRegister(server, services)
  },
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
