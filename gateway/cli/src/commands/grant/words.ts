import { purposes } from '@simpul/boundary'
import { readAgency } from '../../agency-names.ts'
import { type Command, exitCodes } from '../../command.ts'
import { usageError } from '../../command-error.ts'
import { readArguments, readChoices, readNone, required } from '../../read-arguments.ts'
import { readMoment } from '../../read-moment.ts'
import { consentWords } from '../../sharing/consent-words.ts'

/** `simpul grant words`: what to read to a person before they consent. It asks nobody and records nothing. */
export const grantWords: Command = {
  name: 'words',
  summary: 'Prints what to read to a person before they consent.',
  help: `
simpul grant words: prints what to read to a person before they consent, in Indonesian. It asks
nobody, records nothing, and works without a network.

Usage: simpul grant words --owner AGENCY --recipient AGENCY --for PURPOSE --until DAY

  --owner AGENCY  who keeps the data; --recipient AGENCY who may read them
  --for P         for what; may be repeated
  --until DAY     the last day, yyyy-mm-dd
  --json          the words as a JSON object

"simpul grant give" with the same options records these words.

Exit codes: 0 printed, 2 it was called wrongly.
`,
  run: async (args, shell) => {
    const { values, positionals } = readArguments(args, options)
    readNone(positionals)
    const named = readChoices('for', values.for, purposes) ?? []
    if (named.length === 0) throw usageError('--for is missing: say what the person permits it for.')
    const text = consentWords({
      owner: readAgency('owner', required('owner', values.owner)),
      recipient: readAgency('recipient', required('recipient', values.recipient)),
      purposes: named,
      until: readMoment('until', required('until', values.until)).slice(0, 10),
    })
    shell.out(values.json ? `${JSON.stringify({ language: 'id', text })}\n` : `${text}\n`)
    return exitCodes.ok
  },
}

const options = {
  owner: { type: 'string' },
  recipient: { type: 'string' },
  for: { type: 'string', multiple: true },
  until: { type: 'string' },
} as const
