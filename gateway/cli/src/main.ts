import { text } from 'node:stream/consumers'
import { type Command, exitCodes } from './command.ts'
import { compareCommand } from './commands/compare.ts'
import { proxyCommand } from './commands/proxy.ts'
import { queryCommand } from './commands/query.ts'
import { seedCommand } from './commands/seed.ts'
import { startCommand } from './commands/start.ts'
import { tokenCommand } from './commands/token.ts'
import { messageOf } from './message-of.ts'
import { runCommand } from './run-command.ts'
import { readSettings } from './settings.ts'

/** Every command, in the order of the help. */
const commands: readonly Command[] = [
  startCommand,
  tokenCommand,
  queryCommand,
  compareCommand,
  proxyCommand,
  seedCommand,
]

const stopped = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort())

try {
  process.exitCode = await runCommand(commands, process.argv.slice(2), {
    out: (line) => process.stdout.write(line),
    err: (line) => process.stderr.write(line),
    readInput: () => text(process.stdin),
    settings: readSettings(process.env),
    fetch,
    stop: stopped.signal,
  })
} catch (error) {
  process.stderr.write(`simpul: ${messageOf(error)}\n`)
  process.exitCode = exitCodes.usage
}
