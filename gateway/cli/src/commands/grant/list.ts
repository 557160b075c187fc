import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { type GrantView, grantsAnswerSchema } from '../../kit/grant-answers.ts'
import { type DoorValues, doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { isSubject, openSubjectDoor } from '../../kit/subject-door.ts'
import { readArguments, readNone } from '../../read-arguments.ts'
import { textTable } from '../../text-table.ts'

/** `simpul grant list`: the grants that one's own agency keeps. */
export const grantList: Command = {
  name: 'list',
  summary: 'Lists the grants that your agency keeps, of one person or of all.',
  help: `
simpul grant list: lists the grants that your agency keeps, as owner or as recipient. A worker who
signs in sees their own, at every agency that knows them.

Usage: simpul grant list --as WHO [--subject WORKER]

  --subject ID    only those of this worker
${doorHelp}

States: WAITING for a signature, LIVE, WITHDRAWN, OVER. Who has given a grant is personal
data: do not keep what this prints longer than you need it.

Exit codes: 0 done, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: list,
}

async function list(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...doorOptions, subject: { type: 'string' } })
  readNone(positionals)
  const answer = isSubject(values, shell)
    ? { grants: await (await openSubjectDoor(values, shell)).list() }
    : await listAtAgency(values, shell)
  shell.out(values.json ? `${JSON.stringify(answer)}\n` : grantTable(answer.grants))
  return exitCodes.ok
}

async function listAtAgency(values: DoorValues & { readonly subject?: string | undefined }, shell: Shell) {
  const door = await openStaffDoor(values, shell)
  return door.ask('grantList', { subject: values.subject }, grantsAnswerSchema)
}

/** Grants in columns, one a line. */
export function grantTable(grants: readonly GrantView[]): string {
  const headings = ['grant', 'worker', 'owner', 'recipient', 'purposes', 'basis', 'state', 'until', 'still to sign']
  const rows = grants.map((grant) => [
    grant.id,
    grant.subject,
    grant.owner,
    grant.recipient,
    grant.purposes.join(' '),
    grant.basis,
    grant.state,
    grant.until ?? '-',
    grant.missing?.join(' ') || '-',
  ])
  return textTable(headings, rows)
}
