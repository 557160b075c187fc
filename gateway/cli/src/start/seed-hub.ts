import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dropDatabase, findPostgres, startPostgres } from '@simpul/database'
import { buildServices } from './build-services.ts'
import { agencyDatabase } from './databases.ts'
import { foundHub } from './found-hub.ts'
import type { HubLayout } from './hub-layout.ts'
import { type Progress, preparingSentence } from './progress.ts'
import { registerSeedFile } from './register-seed.ts'
import { runProcess } from './service-process.ts'
import { preparing } from './services.ts'

export interface SeedHubOptions {
  readonly layout: HubLayout
  readonly today: string
  readonly workers: number
  readonly progress: Progress
}

/** Drops the demonstration's databases of a hub that stands still and makes them anew, of any size. */
export async function seedHub({ layout, today, workers, progress }: SeedHubOptions): Promise<void> {
  if (findPostgres(join(layout.folder, 'postgres')) !== undefined) {
    throw new Error('A hub is running in this folder. End it first (Ctrl-C): its databases are about to be made anew.')
  }
  mkdirSync(join(layout.folder, 'logs'), { recursive: true, mode: 0o700 })
  await buildServices()
  const anchors = foundHub(layout)
  forgetRegister(layout)
  const registerFile = registerSeedFile(layout, anchors, today)
  const postgres = await startPostgres({
    folder: join(layout.folder, 'postgres'),
    port: layout.postgresPort,
    onProgress: progress.say,
  })
  try {
    for (const agency of layout.agencies) {
      await dropDatabase({ adminUrl: agency.databaseUrl ?? postgres.adminUrl, name: agency.database })
      const access = await agencyDatabase(layout, agency, postgres.adminUrl)
      await runProcess(
        preparing(layout, agency, { access, today, workers, registerSeedFile: registerFile }),
        (line) => {
          const sentence = preparingSentence(agency.subgraph, line)
          if (sentence !== undefined) progress.say(sentence)
        },
      )
    }
  } finally {
    await postgres.stop()
  }
}

/** The agreements are drafted for the day of the seed, so the replicas start anew with it. */
function forgetRegister({ folder }: HubLayout): void {
  for (const name of ['register-seed.json', 'gateway-register.json', 'gateway-register.json.forks']) {
    const file = join(folder, name)
    if (existsSync(file)) rmSync(file)
  }
}
