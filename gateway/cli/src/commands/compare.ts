import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { CommandError, usageError } from '../command-error.ts'
import { type Answer, readAnswer } from '../gateway/answer.ts'
import { askGateway } from '../gateway/ask-gateway.ts'
import { readQuery, readVariables } from '../gateway/read-query.ts'
import { sideBySide } from '../gateway/side-by-side.ts'
import { readArguments, readUrl } from '../read-arguments.ts'
import { capacityHeaders, choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { obtainCredentials } from '../sign-in/credentials.ts'
import { readWho } from '../sign-in/who.ts'

const asked = ['government/officer:VERIFICATION', 'recruitment/officer:PLACEMENT', 'ngo/caseworker:PROTECTION']

const help = `
simpul compare: asks one question as several people and shows their answers side by side.

Usage: simpul compare [--as WHO:PURPOSE]… [options] FILE | - | 'query'

  --as WHO:PURPOSE  somebody of the demonstration and why they ask; may be repeated
                    (default: ${asked.join(', ')})
  --variables V     the variables, as a JSON object or a file of one
  --gateway URL     the gateway's public /graphql (default http://localhost:4000/graphql)
  --json            one object: each caller's whole answer

Exit codes: 0 all were answered, 1 one of them was not, 2 the command was called wrongly.
`

/** `simpul compare`: one question, several callers, their answers in columns. */
export const compareCommand: Command = {
  name: 'compare',
  summary: 'Asks one question as several people and shows the answers side by side.',
  help,
  run: compare,
}

async function compare(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { callers, rest } = takeCallers(args)
  const { values, positionals } = readArguments(rest, { variables: { type: 'string' }, gateway: { type: 'string' } })
  const [source, extra] = positionals
  if (source === undefined || extra !== undefined)
    throw usageError("Give one query: a file, '-' for standard input, or its text.")
  const gateway = readUrl('gateway', values.gateway ?? shell.settings.gateway)
  const question = {
    gateway,
    query: await readQuery(source, shell.readInput),
    variables: await readVariables(values.variables),
    operationName: undefined,
  }
  const answers = await Promise.all(callers.map(async (name) => ({ name, answer: await ask(name, question, shell) })))
  if (values.json)
    shell.out(`${JSON.stringify(Object.fromEntries(answers.map(({ name, answer }) => [name, answer])))}\n`)
  else shell.out(sideBySide(answers))
  const faults = answers.flatMap(({ name, answer }) => answer.faults.map((fault) => `${name}: ${fault}`))
  for (const fault of faults) shell.err(`${fault}\n`)
  return faults.length > 0 ? exitCodes.failed : exitCodes.ok
}

function takeCallers(args: readonly string[]): {
  readonly callers: readonly string[]
  readonly rest: readonly string[]
} {
  const callers = args.filter((_, index) => args[index - 1] === '--as')
  const rest = args.filter((arg, index) => arg !== '--as' && args[index - 1] !== '--as')
  return { callers: callers.length > 0 ? callers : asked, rest }
}

type Question = Omit<Parameters<typeof askGateway>[0], 'headers'>

async function ask(name: string, question: Question, shell: Shell): Promise<Answer> {
  const [as, purpose] = name.split(':')
  const who = readWho({ as, client: 'simpul-cli', browser: false }, shell.settings)
  if (who === undefined) throw usageError(`"${name}" names nobody. Write --as WHO:PURPOSE.`)
  const credentials = await obtainCredentials(who, shell)
  const capacity = chooseCapacity(choicesOf(credentials.token), { purpose })
  const headers = { ...(await credentials.headers('POST', question.gateway)), ...capacityHeaders(capacity) }
  const { status, body } = await askGateway({ ...question, headers }, shell.fetch, shell.stop)
  const answer = readAnswer(body)
  if (answer === undefined)
    throw new CommandError('REQUEST_FAILED', `The gateway answered ${name} with ${status}, and not in GraphQL.`)
  return answer
}
