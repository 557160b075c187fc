import { resolve } from 'node:path'
import { defaultWorkers, demoPeople, demoWorker } from '@simpul/demo'
import { jakartaDay } from '@simpul/trust'
import { type Command, exitCodes, type Shell } from '../command.ts'
import { readArguments } from '../read-arguments.ts'
import { addressesOf, type HubLayout, hubLayout } from '../start/hub-layout.ts'
import { progress } from '../start/progress.ts'
import { readWorkers } from '../start/read-workers.ts'
import { startHub } from '../start/start-hub.ts'

const help = `
simpul start: starts the whole hub on this machine, on loopback, and keeps it up.

Usage: simpul start [options]

  --folder DIR     where databases, keys and logs are kept (default .simpul)
  --workers N      how many invented workers a new hub has (default ${defaultWorkers})
  --today DATE     the day a new hub's invented data is made for, yyyy-mm-dd (default: today in Jember)
  --json           one line of JSON with the addresses instead of text, once everything is ready

PostgreSQL is started with the hub unless DATABASE_URL_GOVERNMENT, _RECRUITMENT, _NGO and _FORUM name a server.
GATEWAY_PORT, GOVERNMENT_PORT, RECRUITMENT_PORT, NGO_PORT, FORUM_PORT, SIGN_IN_PORT and POSTGRES_PORT choose ports.
Ctrl-C ends everything. Exit codes: 0 ended when asked, 1 something could not start or be kept up.
`

/** `simpul start`. */
export const startCommand: Command = {
  name: 'start',
  summary: 'Starts the whole hub on this machine and keeps it up.',
  help,
  async run(args, shell) {
    const { values } = readArguments(args, {
      folder: { type: 'string' },
      workers: { type: 'string' },
      today: { type: 'string' },
    })
    const layout = hubLayout(resolve(values.folder ?? shell.settings.folder), process.env)
    const today = values.today ?? jakartaDay(new Date())
    const tell = progress(values.json ? () => undefined : shell.err)
    const hub = await startHub({
      layout,
      today,
      workers: readWorkers(values.workers),
      progress: tell,
      stop: shell.stop,
    })
    shell.out(values.json ? `${JSON.stringify(addressesOf(layout))}\n` : welcome(layout, today))
    try {
      await Promise.race([asked(shell), hub.failed])
    } finally {
      tell.say('Stopping.')
      await hub.stop()
      tell.say('Everything has ended.')
    }
    return exitCodes.ok
  },
}

function asked({ stop }: Shell): Promise<void> {
  return new Promise((done) => (stop.aborted ? done() : stop.addEventListener('abort', () => done(), { once: true })))
}

function welcome(layout: HubLayout, today: string): string {
  const { gateway, graphql, signIn } = addressesOf(layout)
  const people = demoPeople.map(
    ({ issuer, id, name, title }) => `  ${`${issuer}/${id}`.padEnd(34)} ${name}, ${title.en}`,
  )
  const worker = demoWorker(0, { today }).id
  return `
Simpul is ready.

  explorer    ${gateway}/explorer
  graphql     ${graphql}
  sign-in     ${signIn}
${layout.agencies.map(({ subgraph, port }) => `  ${subgraph.padEnd(11)} http://${layout.host}:${port}/graphql (answers the gateway only), /agency (its own people)`).join('\n')}

Sign in as any of these; all are invented, none has a password:
${people.join('\n')}

The main question, asked as each of the three agencies, side by side:

  npx simpul compare --variables '{"id":"${worker}"}' docs/examples/one-worker.graphql

What the agencies have signed, and what the NGO's caseworker may read of this worker:

  npx simpul agreement list --as government/head
  npx simpul explain --as ngo/caseworker --purpose PROTECTION --worker ${worker} docs/examples/one-worker.graphql

Ctrl-C ends everything.
`
}
