import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { CommandError, usageError } from '../../command-error.ts'
import { type GrantView, grantAnswerSchema } from '../../kit/grant-answers.ts'
import { type DoorValues, doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { isSubject, openSubjectDoor } from '../../kit/subject-door.ts'
import { readArguments, readOne } from '../../read-arguments.ts'
import { printable } from '../../text-table.ts'
import { grantTable } from './list.ts'

/** `simpul grant confirm`: countersigns what the recipient took, for the owner or as the person. */
export const grantConfirm: Command = {
  name: 'confirm',
  summary: 'Countersigns what the recipient took, for the owner or as the person.',
  help: `
simpul grant confirm: countersigns what the recipient took, for the owner or as the person. Then
it is live.

Usage: simpul grant confirm --as WHO GRANT

  --yes           for a worker who signs in: they agree to the words that are shown
${doorHelp}

An officer of the owner confirms at their own agency. A worker confirms their own grant with the
key of their own sign-in.

Exit codes: 0 confirmed, 1 it failed or was refused, 2 it was called wrongly, or the worker did
not say --yes.
`,
  run: async (args, shell) => {
    const { values, positionals } = readArguments(args, { ...doorOptions, yes: { type: 'boolean', default: false } })
    const grant = readOne(positionals, 'the id of a grant')
    if (!isSubject(values, shell)) return act('grantConfirm', { grant }, values, shell)
    return confirmOwn(grant, values, shell)
  },
}

/** `simpul grant withdraw`: ends a grant, at either side or as the person. */
export const grantWithdraw: Command = {
  name: 'withdraw',
  summary: 'Ends a grant; the next read at the owner is closed.',
  help: `
simpul grant withdraw: ends a grant; the next read at the owner is closed. Either side does it,
because the person asked, or the person who signs in; no reason is needed.

Usage: simpul grant withdraw --as WHO GRANT [--reason TEXT]

  --reason TEXT   why, where the person said so to an agency; name nobody in it
${doorHelp}

Exit codes: 0 withdrawn, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: async (args, shell) => {
    const { values, positionals } = readArguments(args, { ...doorOptions, reason: { type: 'string' } })
    const grant = readOne(positionals, 'the id of a grant')
    if (!isSubject(values, shell)) return act('grantWithdraw', { grant, reason: values.reason }, values, shell)
    if (values.reason !== undefined) throw usageError('A person need not say why they withdraw: leave --reason out.')
    return show(await (await openSubjectDoor(values, shell)).withdraw(grant), values, shell)
  },
}

type ActValues = DoorValues & { readonly json: boolean }

async function act(operation: string, input: object, values: ActValues, shell: Shell): Promise<ExitCode> {
  const door = await openStaffDoor(values, shell)
  return show(await door.ask(operation, input, grantAnswerSchema), values, shell)
}

/** Nobody agrees to words that they have not been shown. */
async function confirmOwn(id: string, values: ActValues & { readonly yes: boolean }, shell: Shell): Promise<ExitCode> {
  const door = await openSubjectDoor(values, shell)
  const grant = (await door.list()).find((one) => one.id === id)
  if (grant === undefined) throw new CommandError('REFUSED', 'There is no such grant about you.')
  if (!values.json) shell.out(`${printable(grant.words?.text ?? '')}\n\n`)
  if (!values.yes) throw usageError('Nothing was confirmed. To agree to these words say --yes.')
  return show(await door.confirm(grant), values, shell)
}

function show(grant: GrantView, { json }: ActValues, { out }: Shell): ExitCode {
  out(json ? `${JSON.stringify(grant)}\n` : grantTable([grant]))
  return exitCodes.ok
}
