import { readFileSync } from 'node:fs'
import { defineSubgraph } from '@simpul/agency'
import { accessAnswered } from './access-answer/access-answered.ts'
import { breachReminders } from './breach-notice/breach-reminders.ts'
import { dailyWork } from './daily/daily-work.ts'
import { figureTableTold } from './published-figure-table/figure-table-told.ts'
import { envelopeTold } from './referral-envelope/envelope-told.ts'
import { followRegister } from './register/follow-register.ts'
import { resolvers } from './resolvers.ts'
import { forumTables } from './tables.ts'

/** The subgraph of the forum, which keeps the register. */
export const forum = defineSubgraph({
  name: 'forum',
  sdl: read('schema.graphql'),
  tables: forumTables,
  resolvers,
  migrations: [
    { name: '001-forum', sql: read('migrations/001-forum.sql') },
    { name: '002-envelopes', sql: read('migrations/002-envelopes.sql') },
    { name: '003-access-answers', sql: read('migrations/003-access-answers.sql') },
    { name: '004-regulation-changes', sql: read('migrations/004-regulation-changes.sql') },
    { name: '005-meetings', sql: read('migrations/005-meetings.sql') },
    { name: '006-commitments', sql: read('migrations/006-commitments.sql') },
    { name: '007-talks', sql: read('migrations/007-talks.sql') },
    { name: '008-indicators', sql: read('migrations/008-indicators.sql') },
    { name: '009-figures', sql: read('migrations/009-figures.sql') },
  ],
  register: 'KEEPER',
  kit: { peer: [accessAnswered, envelopeTold, figureTableTold] },
  jobs: [dailyWork, breachReminders],
  routes: followRegister,
})

/** A file beside this package's sources, found from `src` and from `dist` alike. */
function read(file: string): string {
  return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
}
