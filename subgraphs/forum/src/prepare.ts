import { readFileSync } from 'node:fs'
import { prepareProcess } from '@simpul/agency'
import { forum } from './forum-subgraph.ts'
import { seedRegister } from './register/seed-register.ts'
import { writeAgreements } from './register/write-agreements.ts'
import { seedForum } from './seed/seed.ts'

await prepareProcess(forum, process.env, {
  marker: 'meeting',
  async always(own, { TODAY, REGISTER_SEED_FILE }) {
    if (REGISTER_SEED_FILE !== undefined) await seedRegister(own, readFileSync(REGISTER_SEED_FILE, 'utf8'))
    await writeAgreements(own, new Date(`${TODAY}T12:00:00+07:00`))
  },
  seed: (own, { TODAY }) => seedForum(own, { today: TODAY }),
})
