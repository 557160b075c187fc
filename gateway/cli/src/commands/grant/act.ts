import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { grantAnswerSchema } from '../../kit/grant-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readOne } from '../../read-arguments.ts'
import { grantTable } from './list.ts'

/** `simpul grant confirm`: countersigns for the owner what the recipient took. */
export const grantConfirm: Command = {
  name: 'confirm',
  summary: 'Countersigns for the owner what the recipient took; then it is live.',
  help: `
simpul grant confirm: countersigns for the owner what the recipient took; then it is live.

Usage: simpul grant confirm --as WHO GRANT

${doorHelp}

Exit codes: 0 confirmed, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: async (args, shell) => {
    const { values, positionals } = readArguments(args, doorOptions)
    const grant = readOne(positionals, 'the id of a grant')
    return act('grantConfirm', { grant }, values, shell)
  },
}

/** `simpul grant withdraw`: ends a grant, at either side. */
export const grantWithdraw: Command = {
  name: 'withdraw',
  summary: 'Ends a grant; the next read at the owner is closed.',
  help: `
simpul grant withdraw: ends a grant; the next read at the owner is closed. Either side does it,
because the person asked; no reason is needed.

Usage: simpul grant withdraw --as WHO GRANT [--reason TEXT]

  --reason TEXT   why, where the person said so; name nobody in it
${doorHelp}

Exit codes: 0 withdrawn, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: async (args, shell) => {
    const { values, positionals } = readArguments(args, { ...doorOptions, reason: { type: 'string' } })
    const grant = readOne(positionals, 'the id of a grant')
    return act('grantWithdraw', { grant, reason: values.reason }, values, shell)
  },
}

type ActValues = Parameters<typeof openStaffDoor>[0] & { readonly json: boolean }

async function act(operation: string, input: object, values: ActValues, shell: Shell): Promise<ExitCode> {
  const door = await openStaffDoor(values, shell)
  const answer = await door.ask(operation, input, grantAnswerSchema)
  shell.out(values.json ? `${JSON.stringify(answer)}\n` : grantTable([answer]))
  return exitCodes.ok
}
