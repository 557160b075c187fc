import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { actAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readOne } from '../../read-arguments.ts'
import { readJsonFile } from '../../read-file.ts'
import { printable } from '../../text-table.ts'

/** `simpul agreement propose`: puts a document into the register, for its parties to sign. */
export const agreementPropose: Command = {
  name: 'propose',
  summary: 'Puts a document into the register, for its parties to sign.',
  help: `
simpul agreement propose: puts a document into the register, for its parties to sign. It opens
nothing. A document in the register does not change any more; another one needs another id.

Usage: simpul agreement propose --as WHO FILE | -

${doorHelp}

Exit codes: 0 proposed, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: propose,
}

async function propose(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, doorOptions)
  const document = await readJsonFile(readOne(positionals, 'a file with a document, or "-"'), shell.readInput)
  const door = await openStaffDoor(values, shell)
  const answer = await door.ask('agreementPropose', { document }, actAnswerSchema)
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else
    shell.out(`${printable(answer.agreement)} is proposed (entry ${answer.seq ?? '-'} of the register).
Digest: ${printable(answer.digest ?? '-')}
Each party signs it: simpul agreement sign --as WHO ${printable(answer.agreement)}
`)
  return exitCodes.ok
}
