import { type Basis, bases, purposes } from '@simpul/boundary'
import { readAgency } from '../../agency-names.ts'
import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { usageError } from '../../command-error.ts'
import { fileDigest } from '../../file-digest.ts'
import { grantAnswerSchema } from '../../kit/grant-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { type Arguments, readArguments, readChoice, readChoices, readNone, required } from '../../read-arguments.ts'
import { readTextFile } from '../../read-file.ts'
import { readMoment } from '../../read-moment.ts'
import { type ConsentTerms, consentWords } from '../../sharing/consent-words.ts'
import { printable } from '../../text-table.ts'
import { grantTable } from './list.ts'

const options = {
  ...doorOptions,
  subject: { type: 'string' },
  owner: { type: 'string' },
  recipient: { type: 'string' },
  for: { type: 'string', multiple: true },
  basis: { type: 'string', default: 'CONSENT' },
  until: { type: 'string' },
  evidence: { type: 'string' },
  words: { type: 'string' },
  'given-at': { type: 'string' },
  guardian: { type: 'string' },
  relation: { type: 'string' },
} as const

/** `simpul grant give`: records what a person has permitted. */
export const grantGive: Command = {
  name: 'give',
  summary: 'Records what a person has permitted, signed by your agency.',
  help: `
simpul grant give: records what a person has permitted, signed by your agency.

Usage: simpul grant give --as WHO --subject WORKER --owner AGENCY --recipient AGENCY
                         --for PURPOSE --until DAY --evidence FILE [options]

  --subject ID    the worker who permits it
  --owner AGENCY  who keeps the data; --recipient AGENCY who may read them. Your agency is one
                  of the two. By id or by subgraph: government
  --for P         for what; may be repeated
  --until DAY     the last day, yyyy-mm-dd
  --evidence FILE the recording, photograph or paper that shows it. Its SHA-256 is computed
                  here and is all that leaves this machine; keep the file
  --basis B       CONSENT (default) or another basis of the schema
  --words FILE    the words that were read to the person, in Indonesian, where they are not
                  those of "simpul grant words"
  --given-at T    when it was given, where that was earlier and offline
  --guardian ID   your agency's pseudonym of the guardian who spoke for a minor, and
  --relation TEXT what they are to them
${doorHelp}

Taken by the owner it opens at once; taken by the recipient it waits at the owner until the
owner's officer (simpul grant confirm) or the worker confirms it.

Exit codes: 0 recorded, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: give,
}

async function give(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  readNone(positionals)
  const input = await inputOf(values)
  const door = await openStaffDoor(values, shell, input.purposes)
  const grant = await door.ask('grantGive', input, grantAnswerSchema)
  const words = grant.words?.text ?? input.words ?? ''
  if (values.json) shell.out(`${JSON.stringify(grant)}\n`)
  else shell.out(`The words it stands on:\n\n  ${printable(words)}\n\n${grantTable([grant])}`)
  return exitCodes.ok
}

type GiveValues = Arguments<typeof options>['values']

async function inputOf(values: GiveValues) {
  const terms = {
    owner: readAgency('owner', required('owner', values.owner)),
    recipient: readAgency('recipient', required('recipient', values.recipient)),
    purposes: readChoices('for', values.for, purposes) ?? [],
  }
  if (terms.purposes.length === 0) throw usageError('--for is missing: say what the person permits it for.')
  const until = readMoment('until', required('until', values.until))
  const basis = readChoice('basis', values.basis, bases)
  const givenAt = values['given-at']
  return {
    ...terms,
    subject: required('subject', values.subject),
    basis,
    words: await wordsOf(values.words, basis, { ...terms, until: until.slice(0, 10) }),
    evidenceDigest: await fileDigest(required('evidence', values.evidence)),
    takenOffline: givenAt === undefined ? undefined : readMoment('given-at', givenAt, '12:00:00'),
    until,
    guardian: guardianOf(values),
  }
}

/** Consent has words of its own; on another ground the kit has them. */
async function wordsOf(file: string | undefined, basis: Basis, terms: ConsentTerms): Promise<string | undefined> {
  if (file !== undefined) return (await readTextFile(file)).trim()
  return basis === 'CONSENT' ? consentWords(terms) : undefined
}

function guardianOf({ guardian, relation }: GiveValues): object | undefined {
  if (guardian === undefined && relation === undefined) return undefined
  return { person: required('guardian', guardian), relation: required('relation', relation) }
}
