import { readFileSync } from 'node:fs'
import { prepareProcess, readEntries } from '@simpul/agency'
import { foldRegister, readTrustAnchors } from '@simpul/trust'
import { forum } from './forum-subgraph.ts'
import { seedRegister } from './register/seed-register.ts'
import { writeAgreements } from './register/write-agreements.ts'
import { seedForum } from './seed/seed.ts'

await prepareProcess(forum, process.env, {
  marker: 'meeting',
  async always(own, { TODAY, REGISTER_SEED_FILE, FOUNDING_FILE }) {
    if (REGISTER_SEED_FILE !== undefined) await seedRegister(own, readFileSync(REGISTER_SEED_FILE, 'utf8'))
    if (FOUNDING_FILE === undefined)
      throw new Error('FOUNDING_FILE must name the file that pins whose keys sign the register.')
    const { agencies } = readTrustAnchors(JSON.parse(readFileSync(FOUNDING_FILE, 'utf8')))
    const entries = await readEntries(own, 0)
    const now = new Date(`${TODAY}T12:00:00+07:00`)
    await writeAgreements(
      own,
      foldRegister(entries, { now, freshAt: now, maxAgeSeconds: 1, founding: agencies }),
      entries,
    )
  },
  seed: (own, { TODAY, WORKERS }) => seedForum(own, { today: TODAY, workers: WORKERS }),
})
