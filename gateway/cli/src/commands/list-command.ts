import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { cellOf, listAnswerSchema } from '../kit/plain-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../kit/staff-door.ts'
import { readArguments, readNone } from '../read-arguments.ts'
import { textTable } from '../text-table.ts'

/** A command that lists what the kit keeps of one thing. */
export interface ListCommand {
  readonly summary: string
  readonly about: string
  readonly operation: string
  /** The name under which the answer holds its list. */
  readonly list: string
  /** The values shown, each under its heading. */
  readonly columns: Readonly<Record<string, string>>
  readonly preferred?: readonly string[]
}

/** Makes the command `list` of a group: one operation, its records in columns. */
export function listCommand(group: string, part: ListCommand): Command {
  return {
    name: 'list',
    summary: part.summary,
    help: `
simpul ${group} list: ${part.summary.slice(0, 1).toLowerCase()}${part.summary.slice(1)}

Usage: simpul ${group} list --as WHO [options]

${doorHelp}

${part.about.trim()}

Exit codes: 0 done, 1 it failed or was refused, 2 it was called wrongly.
`,
    run: (args, shell) => run(part, args, shell),
  }
}

async function run(part: ListCommand, args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, doorOptions)
  readNone(positionals)
  const door = await openStaffDoor(values, shell, part.preferred)
  const answer = await door.ask(part.operation, {}, listAnswerSchema(part.list))
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else shell.out(tableOf(part, answer[part.list] ?? []))
  return exitCodes.ok
}

function tableOf({ columns }: ListCommand, records: readonly Readonly<Record<string, unknown>>[]): string {
  const names = Object.keys(columns)
  const rows = records.map((record) => names.map((name) => cellOf(record[name])))
  return textTable(Object.values(columns), rows)
}
