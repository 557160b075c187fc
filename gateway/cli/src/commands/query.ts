import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { CommandError, usageError } from '../command-error.ts'
import { type Answer, readAnswer } from '../gateway/answer.ts'
import { askGateway } from '../gateway/ask-gateway.ts'
import { boundaryReport } from '../gateway/boundary-report.ts'
import { readQuery, readVariables } from '../gateway/read-query.ts'
import { type Arguments, readArguments, readUrl } from '../read-arguments.ts'
import { capacityHeaders, choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { obtainCredentials } from '../sign-in/credentials.ts'
import { readWho, whoHelp, whoOptions } from '../sign-in/who.ts'
import { printable } from '../text-table.ts'

const options = {
  ...whoOptions,
  purpose: { type: 'string' },
  role: { type: 'string' },
  variables: { type: 'string' },
  operation: { type: 'string' },
  gateway: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const

/** `simpul query`: asks the gateway and says below the answer which fields stayed closed and why. */
export const queryCommand: Command = {
  name: 'query',
  summary: 'Asks the gateway, and says which fields stayed closed and why.',
  help: `
simpul query: asks the gateway, and says below the answer which fields stayed closed and why.

Usage: simpul query [--as WHO] [options] FILE | - | 'query'

${whoHelp}
                  without --as and --issuer the question is asked as the public
  --purpose P     why you ask; may be left out where the person has only one
  --role R        in which role; only where the person has several
  --variables V   the variables, as a JSON object or a file of one; keep identity numbers
                  in a file, so that they stay out of the history of your shell
  --operation N   which operation of the query
  --gateway URL   the gateway's public /graphql (default http://localhost:4000/graphql)
  --strict        exit code 3 when a field of the answer is closed
  --json          the gateway's answer as it came

Exit codes: 0 answered, 1 it failed or an agency did not answer, 2 the command was called
wrongly, 3 closed fields (with --strict).

Examples:
  simpul query --as ngo-caseworker --purpose PROTECTION '{ workers { totalCount } }'
  simpul query --as government/officer --purpose VERIFICATION --variables worker.json find.graphql
`,
  run: query,
}

async function query(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const [source, extra] = positionals
  if (source === undefined || extra !== undefined)
    throw usageError("Give one query: a file, '-' for standard input, or its text.")
  const gateway = readUrl('gateway', values.gateway ?? shell.settings.gateway)
  const question = {
    gateway,
    query: await readQuery(source, shell.readInput),
    variables: await readVariables(values.variables),
    operationName: values.operation,
  }
  const headers = await headersOf(values, gateway, shell)
  const { status, body } = await askGateway({ ...question, headers }, shell.fetch, shell.stop)
  const answer = readAnswer(body)
  if (values.json) shell.out(body.endsWith('\n') ? body : `${body}\n`)
  if (!answer)
    throw new CommandError(
      'REQUEST_FAILED',
      `The gateway answered ${status}, and not in GraphQL: ${printable(body.slice(0, 200))}`,
    )
  if (!values.json) print(answer, shell)
  return outcome(answer, values.strict)
}

type QueryValues = Arguments<typeof options>['values']

async function headersOf(
  values: QueryValues,
  gateway: string,
  shell: Shell,
): Promise<Readonly<Record<string, string>>> {
  const who = readWho(values, shell.settings)
  if (!who) {
    if (values.purpose ?? values.role)
      throw usageError('The public has no purpose and no role. Say who asks with --as.')
    return {}
  }
  const credentials = await obtainCredentials(who, shell)
  const capacity = chooseCapacity(choicesOf(credentials.token), values)
  return { ...(await credentials.headers('POST', gateway)), ...capacityHeaders(capacity) }
}

function print(answer: Answer, { out, err }: Shell): void {
  if (answer.data !== undefined) out(`${JSON.stringify(answer.data, null, 2)}\n`)
  for (const message of answer.faults) err(`${printable(message)}\n`)
  const report = boundaryReport(answer)
  if (report) out(`\n${report}`)
}

function outcome({ data, faults, closed }: Answer, isStrict: boolean): ExitCode {
  if (faults.length > 0 || data === undefined) return exitCodes.failed
  return isStrict && closed.length > 0 ? exitCodes.closed : exitCodes.ok
}
