import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { cellOf, recordAnswerSchema } from '../kit/plain-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../kit/staff-door.ts'
import { readArguments } from '../read-arguments.ts'
import { printable } from '../text-table.ts'

type StringOptions = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>

/** The values of a command's own options, before they are read. */
export interface GivenValues {
  readonly [name: string]: string | boolean | readonly (string | boolean)[] | undefined
}

/** A command that is one operation of the kit: what it is called with, and what it is asked for. */
export interface RecordCommand {
  readonly name: string
  readonly summary: string
  /** What stands after the command's name, and the lines that explain its options. */
  readonly usage: string
  readonly about: string
  readonly options: StringOptions
  readonly operation: string
  readonly preferred?: readonly string[]
  readonly input: (values: GivenValues, positionals: readonly string[]) => object
  /** The member of the answer that is shown, where it is not the whole. */
  readonly shown?: string
}

/** Makes a command that asks one operation and shows the record that it answers, a line a value. */
export function recordCommand(group: string, part: RecordCommand): Command {
  const { name, summary, usage, about } = part
  return {
    name,
    summary,
    help: `
simpul ${group} ${name}: ${summary.slice(0, 1).toLowerCase()}${summary.slice(1)}

Usage: simpul ${group} ${name} --as WHO ${usage}

${about.trimEnd()}
${doorHelp}

Exit codes: 0 done, 1 it failed or was refused, 2 it was called wrongly.
`,
    run: (args, shell) => run(part, args, shell),
  }
}

async function run(part: RecordCommand, args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...doorOptions, ...part.options })
  const input = part.input(values, positionals)
  const door = await openStaffDoor(values, shell, part.preferred)
  const answer = await door.ask(part.operation, input, recordAnswerSchema)
  const shown = part.shown === undefined ? answer : recordAnswerSchema.parse(answer[part.shown])
  shell.out(values.json ? `${JSON.stringify(answer)}\n` : recordText(shown))
  return exitCodes.ok
}

/** A record, a line a value. */
export function recordText(record: Readonly<Record<string, unknown>>): string {
  const width = Math.max(0, ...Object.keys(record).map((name) => name.length))
  return Object.entries(record)
    .map(([name, value]) => `${printable(name.padEnd(width))}  ${printable(cellOf(value))}\n`)
    .join('')
}
