import type { z } from 'zod'
import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { registerAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readNone } from '../../read-arguments.ts'
import { textTable } from '../../text-table.ts'

/** `simpul agreement list`: the agreements in the register, as one's own agency holds it. */
export const agreementList: Command = {
  name: 'list',
  summary: 'Lists the agreements, where each stands and who has still to sign.',
  help: `
simpul agreement list: lists the agreements, where each stands and who has still to sign.

Usage: simpul agreement list --as WHO [options]

${doorHelp}

States: PROPOSED not yet signed by all, NOT_YET before its first day, ACTIVE, SUSPENDED,
FRAME_ENDED its memorandum is not in force, EXPIRED, TERMINATED.

Exit codes: 0 done, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: list,
}

async function list(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, doorOptions)
  readNone(positionals)
  const door = await openStaffDoor(values, shell)
  const register = await door.ask('register', {}, registerAnswerSchema)
  shell.out(values.json ? `${JSON.stringify(register)}\n` : tableOf(register))
  for (const line of values.json ? [] : remarks(register)) shell.err(`${line}\n`)
  return exitCodes.ok
}

type RegisterAnswer = z.infer<typeof registerAnswerSchema>

function tableOf({ agreements }: RegisterAnswer): string {
  const headings = ['agreement', 'kind', 'form', 'parties', 'from', 'until', 'state', 'lines', 'still to sign']
  const rows = agreements.map((one) => [
    one.id,
    one.kind,
    one.form,
    one.parties.join(' '),
    one.from,
    one.until,
    standingOf(one),
    one.lines === undefined || one.lines === null ? '-' : `${one.lines}`,
    one.missing.join(' ') || '-',
  ])
  return textTable(headings, rows)
}

function standingOf({ state, warning, suspendedBy, terminatedBy }: RegisterAnswer['agreements'][number]): string {
  if (state === 'SUSPENDED' && suspendedBy.length > 0) return `${state} by ${suspendedBy.join(' ')}`
  if (state === 'TERMINATED' && terminatedBy.length > 0) return `${state} by ${terminatedBy.join(' ')}`
  return warning ? `${state}, ends within ${warning} days` : state
}

function remarks({ isFresh, freshAt, faults, admissions }: RegisterAnswer): readonly string[] {
  return [
    ...(isFresh
      ? []
      : [`The register was last confirmed at ${freshAt ?? 'no time'}: personal and specific fields wait.`]),
    ...admissions.map(({ agency }) => `${agency} asks to be admitted.`),
    ...(faults.length > 0 ? ['Some entries of the register do not count; "simpul doctor" says which and why.'] : []),
  ]
}
