import { text } from 'node:stream/consumers'
import { type Command, exitCodes } from './command.ts'
import { accessCommand } from './commands/access.ts'
import { agreementCommand } from './commands/agreement.ts'
import { bindingCommand } from './commands/binding.ts'
import { compareCommand } from './commands/compare.ts'
import { doctorCommand } from './commands/doctor.ts'
import { emergencyCommand } from './commands/emergency.ts'
import { explainCommand } from './commands/explain.ts'
import { fileCommand } from './commands/file.ts'
import { gatewayCommand } from './commands/gateway.ts'
import { grantCommand } from './commands/grant.ts'
import { matrixCommand } from './commands/matrix.ts'
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
  explainCommand,
  matrixCommand,
  agreementCommand,
  grantCommand,
  accessCommand,
  emergencyCommand,
  bindingCommand,
  fileCommand,
  doctorCommand,
  seedCommand,
  gatewayCommand,
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
