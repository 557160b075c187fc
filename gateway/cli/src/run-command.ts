import { type Command, type ExitCode, exitCodes, type Shell } from './command.ts'
import { CommandError } from './command-error.ts'
import { messageOf } from './message-of.ts'

/** Runs what `args` asks for and answers the exit code; whatever goes wrong ends as a sentence on standard error. */
export async function runCommand(
  commands: readonly Command[],
  args: readonly string[],
  shell: Shell,
): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === undefined) return printOverview(commands, shell.err, exitCodes.usage)
  if (['--help', '-h', 'help'].includes(name)) return helpFor(commands, rest[0], shell)
  const command = commands.find((one) => one.name === name)
  if (!command) return fail(rest, shell, unknown(name))
  if (isHelpAsked(rest)) return helpFor(commands, name, shell)
  try {
    return await command.run(rest, shell)
  } catch (error) {
    return fail(rest, shell, error)
  }
}

function isHelpAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}

function helpFor(commands: readonly Command[], name: string | undefined, shell: Shell): ExitCode {
  if (name === undefined) return printOverview(commands, shell.out, exitCodes.ok)
  const command = commands.find((one) => one.name === name)
  if (!command) return fail([], shell, unknown(name))
  shell.out(`${command.help.trim()}\n`)
  return exitCodes.ok
}

function printOverview(commands: readonly Command[], write: (text: string) => void, code: ExitCode): ExitCode {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  write(`simpul: the command line of the hub.

Usage: simpul COMMAND [options]

${lines.join('\n')}

"simpul COMMAND --help" tells more of one. Every command takes --json.
Exit codes: 0 done, 1 it failed, 2 it was called wrongly, 3 closed fields (with --strict).
`)
  return code
}

function unknown(name: string): CommandError {
  return new CommandError('USAGE', `There is no command "${name}". "simpul --help" lists them.`)
}

function fail(args: readonly string[], { err }: Shell, error: unknown): ExitCode {
  const code = error instanceof CommandError ? error.code : 'UNEXPECTED'
  const message = messageOf(error)
  err(args.includes('--json') ? `${JSON.stringify({ error: { code, message } })}\n` : `simpul: ${message}\n`)
  return code === 'USAGE' ? exitCodes.usage : exitCodes.failed
}
