import { text } from 'node:stream/consumers'
import { type Command, exitCodes } from './command.ts'
import { proxyCommand } from './commands/proxy.ts'
import { queryCommand } from './commands/query.ts'
import { tokenCommand } from './commands/token.ts'
import { runCommand } from './run-command.ts'
import { readSettings } from './settings.ts'

/** Every command, in the order of the help. */
const commands: readonly Command[] = [tokenCommand, queryCommand, proxyCommand]

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
  process.stderr.write(`simpul: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = exitCodes.usage
}
