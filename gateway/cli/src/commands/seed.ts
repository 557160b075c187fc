import { resolve } from 'node:path'
import { defaultWorkers } from '@simpul/demo'
import { jakartaDay } from '@simpul/trust'
import { type Command, exitCodes } from '../command.ts'
import { readArguments } from '../read-arguments.ts'
import { hubLayout } from '../start/hub-layout.ts'
import { progress } from '../start/progress.ts'
import { readWorkers } from '../start/read-workers.ts'
import { seedHub } from '../start/seed-hub.ts'

const help = `
simpul seed: makes the demonstration's databases anew, of any size. The hub must not be running.

Usage: simpul seed [options]

  --workers N      how many invented workers (default ${defaultWorkers})
  --today DATE     the day the data is made for, yyyy-mm-dd (default: today in Jember)
  --folder DIR     the hub's folder (default .simpul)
  --json           one line of JSON at the end

Everything that was in the four databases of this folder is lost. The same day and number make the same data.
Exit codes: 0 done, 1 it failed, 2 the command was called wrongly.
`

/** `simpul seed`. */
export const seedCommand: Command = {
  name: 'seed',
  summary: 'Makes the demonstration’s databases anew, of any size.',
  help,
  async run(args, shell) {
    const { values } = readArguments(args, {
      folder: { type: 'string' },
      workers: { type: 'string' },
      today: { type: 'string' },
    })
    const layout = hubLayout(resolve(values.folder ?? shell.settings.folder), process.env)
    const today = values.today ?? jakartaDay(new Date())
    const workers = readWorkers(values.workers)
    const tell = progress(values.json ? () => undefined : shell.err)
    await seedHub({ layout, today, workers, progress: tell })
    shell.out(
      values.json
        ? `${JSON.stringify({ workers, today })}\n`
        : `The databases hold ${workers} invented workers as of ${today}.\n`,
    )
    return exitCodes.ok
  },
}
