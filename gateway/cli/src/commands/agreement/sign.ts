import { agreementDigest, agreementDocumentSchema } from '@simpul/trust'
import type { z } from 'zod'
import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { CommandError, usageError } from '../../command-error.ts'
import { actAnswerSchema, agreementAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readOne } from '../../read-arguments.ts'
import { printable, textTable } from '../../text-table.ts'

/** `simpul agreement sign`: shows what is signed, and signs it for one's own agency. */
export const agreementSign: Command = {
  name: 'sign',
  summary: 'Shows what is to be signed, and signs it for your agency.',
  help: `
simpul agreement sign: shows what is to be signed, and signs it for your agency.

Usage: simpul agreement sign --as WHO AGREEMENT --digest D | --yes

  --digest D      the digest of the document that you have read; another one is not signed
  --yes           signs the document that is shown now
${doorHelp}

Without --digest and --yes it only shows what would be signed. The digest is computed here,
from the document as it came. Signing again takes back a suspension of your own agency.

Exit codes: 0 signed, 1 it failed, was refused or is another document, 2 it was called
wrongly, or nobody said --digest or --yes.
`,
  run: sign,
}

const options = { ...doorOptions, digest: { type: 'string' }, yes: { type: 'boolean', default: false } } as const

async function sign(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const agreement = readOne(positionals, 'the id of an agreement')
  const door = await openStaffDoor(values, shell)
  const found = await door.ask('agreementDocument', { agreement }, agreementAnswerSchema)
  const { digest, text } = readSigned(found)
  if (!values.json) shell.out(text)
  if (values.digest !== undefined && values.digest !== digest)
    throw new CommandError(
      'REFUSED',
      `Nothing was signed: the digest of ${agreement} is ${digest}, not ${values.digest}.`,
    )
  if (values.digest === undefined && !values.yes)
    throw usageError(`Nothing was signed. To sign this document say --yes, or --digest ${digest}.`)
  const answer = await door.ask('agreementSign', { agreement, digest }, actAnswerSchema)
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else shell.out(`\n${door.agency} has signed it. It is ${printable(answer.state ?? 'in the register')}.\n`)
  return exitCodes.ok
}

/** The digest of a document as it came, so that nobody signs another one than is shown. */
function readSigned(found: z.infer<typeof agreementAnswerSchema>): { readonly digest: string; readonly text: string } {
  const read = agreementDocumentSchema.safeParse(found.document)
  if (!read.success)
    throw new CommandError('REFUSED', 'Nothing was signed: the document is of a form that this program does not know.')
  const document = read.data
  const digest = agreementDigest(document)
  if (digest !== found.digest)
    throw new CommandError('REFUSED', 'Nothing was signed: the agency names another digest than its document has.')
  const rows = [
    ['agreement', document.id],
    ['title', document.title.id],
    ['', document.title.en],
    ['parties', document.parties.join(', ')],
    ['days', `${document.from} to ${document.until}`],
    ...(document.kind === 'PKS' ? [['under', document.under]] : []),
    ['lines', `${document.lines.length}; "simpul agreement preview ${document.id}" shows each`],
    ...(found.outdated.length > 0 ? [['changed since', found.outdated.join(', ')]] : []),
    ['signed by', found.signedBy.join(', ') || 'nobody yet'],
    ['digest', digest],
  ]
  return { digest, text: textTable(['', ''], rows).split('\n').slice(2).join('\n') }
}
