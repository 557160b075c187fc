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
  if (['--help', '-h', 'help'].includes(name)) return helpFor(commands, rest, shell)
  const { command, rest: left } = find(commands, args)
  if (!command) return fail(rest, shell, unknown(name))
  if (isHelpAsked(left)) return printHelp(command, shell)
  try {
    return await command.run(left, shell)
  } catch (error) {
    return fail(left, shell, error)
  }
}

interface Found {
  readonly command: Command | undefined
  readonly rest: readonly string[]
}

/** The command that the first arguments name, as deep as they name one. */
function find(commands: readonly Command[], [name, ...rest]: readonly string[]): Found {
  const command = commands.find((one) => one.name === name)
  const below = command?.parts ? find(command.parts, rest) : undefined
  return below?.command ? below : { command, rest }
}

function isHelpAsked(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end < 0 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}

function helpFor(commands: readonly Command[], args: readonly string[], shell: Shell): ExitCode {
  const [name] = args
  if (name === undefined) return printOverview(commands, shell.out, exitCodes.ok)
  const { command } = find(commands, args)
  return command ? printHelp(command, shell) : fail([], shell, unknown(name))
}

function printHelp({ help }: Command, { out }: Shell): ExitCode {
  out(`${help.trim()}\n`)
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
  const because = error instanceof CommandError ? error.because : undefined
  const message = messageOf(error)
  err(args.includes('--json') ? `${JSON.stringify({ error: { code, message, because } })}\n` : `simpul: ${message}\n`)
  return code === 'USAGE' ? exitCodes.usage : exitCodes.failed
}
