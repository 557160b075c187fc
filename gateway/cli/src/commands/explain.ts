import type { AgencyCaller, Caller, Purpose } from '@simpul/boundary'
import { purposes, roles } from '@simpul/boundary'
import type { TrustAnchors } from '@simpul/trust'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { CommandError, usageError } from '../command-error.ts'
import { readQuery, readVariables } from '../gateway/read-query.ts'
import { type EmergencyView, emergenciesAnswerSchema, grantsAnswerSchema } from '../kit/grant-answers.ts'
import { openStaffDoor } from '../kit/staff-door.ts'
import { messageOf } from '../message-of.ts'
import { type Arguments, readArguments, readChoice } from '../read-arguments.ts'
import { boundaryHelp, boundaryOptions, loadBoundary } from '../register/load-boundary.ts'
import type { KnownGrant } from '../sharing/explain-field.ts'
import { explainQuery } from '../sharing/explain-query.ts'
import { explanationText } from '../sharing/explanation-text.ts'
import { choicesOf, chooseCapacity } from '../sign-in/capacity.ts'
import { obtainCredentials } from '../sign-in/credentials.ts'
import { readWho, type Who, whoHelp, whoOptions } from '../sign-in/who.ts'

const options = {
  ...whoOptions,
  ...boundaryOptions,
  agency: { type: 'string' },
  purpose: { type: 'string' },
  role: { type: 'string' },
  worker: { type: 'string' },
  variables: { type: 'string' },
  operation: { type: 'string' },
  strict: { type: 'boolean', default: false },
} as const

/** `simpul explain`: for one query and one caller, field by field, what is open, why, and what would open the rest. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Explains a query field by field: what is open, why, and what would open the rest.',
  help: `
simpul explain: explains a query field by field: what is open, why, and what would open the rest.
It asks no agency for the data.

Usage: simpul explain [--as WHO --purpose P] [options] FILE | - | 'query'

${whoHelp}
                  without --as and --issuer it explains what the public reads
  --purpose P     why you ask; may be left out where the person has only one
  --role R        in which role; only where the person has several
  --worker ID     about which worker: your own agency's kit then says whether a grant is live
  --variables V   the variables, as a JSON object or a file of one
  --operation N   which operation of the query
${boundaryHelp}
  --strict        exit code 3 when a field is closed
  --json          one object: the caller, and every field with its reasons

It is computed here from the owners' schemas and the register. Whether a row names your agency
(LINKED) only its owner knows, and so does a respondent's exclusion: no row may be there.

Exit codes: 0 explained, 1 it failed, 2 it was called wrongly, 3 closed fields (with --strict).

Example:
  simpul explain --as ngo/caseworker --purpose PROTECTION docs/examples/one-worker.graphql
`,
  run: explain,
}

async function explain(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const [source, extra] = positionals
  if (source === undefined || extra !== undefined)
    throw usageError("Give one query: a file, '-' for standard input, or its text.")
  const query = {
    text: await readQuery(source, shell.readInput),
    variables: await readVariables(values.variables),
    operationName: values.operation,
  }
  const boundary = await loadBoundary(values, shell)
  const caller = await callerOf(values, boundary.founding, shell)
  const grants = await grantsOf(values, caller, shell)
  const { schemas, owners, state: register } = boundary
  const fields = explainQuery({ query, schemas, owners, register, caller, worker: values.worker, grants })
  shell.out(
    values.json ? `${JSON.stringify({ caller, worker: values.worker, fields })}\n` : explanationText(fields, caller),
  )
  for (const remark of boundary.remarks) shell.err(`${remark}\n`)
  return values.strict && fields.some(({ verdict }) => verdict === 'CLOSED') ? exitCodes.closed : exitCodes.ok
}

type ExplainValues = Arguments<typeof options>['values']

async function callerOf(values: ExplainValues, founding: TrustAnchors, shell: Shell): Promise<Caller> {
  const who = readWho(values, shell.settings)
  if (!who) return { kind: 'public' }
  const credentials = await obtainCredentials(who, shell)
  const choices = choicesOf(credentials.token)
  const capacity = chooseCapacity(choices, values)
  if (who.issuer === founding.subjects.issuer) return { kind: 'subject', person: who.person ?? '' }
  const role = capacity.role ?? choices?.roles[0] ?? ''
  return agencyCaller(who, { purpose: capacity.purpose, role }, founding)
}

function agencyCaller(
  who: Who,
  { purpose, role }: { readonly purpose: string; readonly role: string },
  { agencies }: TrustAnchors,
): AgencyCaller {
  const agency = agencies.find(({ issuer }) => issuer === who.issuer)
  if (agency === undefined)
    throw new CommandError('REQUEST_FAILED', `The founding file pins no agency that signs in at ${who.issuer}.`)
  const staffRoles = roles.filter((one): one is AgencyCaller['role'] => one !== 'SUBJECT')
  return {
    kind: 'agency',
    agency: agency.id,
    agencyKind: agency.kind,
    person: who.person ?? '',
    role: readChoice('role', role, staffRoles),
    purpose: readChoice<Purpose>('purpose', purpose, purposes),
  }
}

/** What the caller's own agency keeps of this worker. Without it the rest is explained all the same. */
async function grantsOf(
  values: ExplainValues,
  caller: Caller,
  shell: Shell,
): Promise<readonly KnownGrant[] | undefined> {
  if (values.worker === undefined || caller.kind !== 'agency') return undefined
  try {
    const door = await openStaffDoor({ ...values, agency: caller.agency }, shell)
    const { grants } = await door.ask('grantList', { subject: values.worker }, grantsAnswerSchema)
    const { emergencies } = await door.ask('emergencyList', {}, emergenciesAnswerSchema)
    return [...grants, ...emergencies.map(asGrant)]
  } catch (error) {
    shell.err(`Your own agency did not say which grants are live. ${messageOf(error)}\n`)
    return undefined
  }
}

/** An emergency opens what is granted on vital interest, while it is open. */
function asGrant({ state, ...emergency }: EmergencyView): KnownGrant {
  return { ...emergency, basis: 'VITAL_INTEREST', state: state === 'CLOSED' ? 'OVER' : 'LIVE' }
}
