import { purposes } from '@simpul/boundary'
import { jakartaDay } from '@simpul/trust'
import { readAgency } from '../../agency-names.ts'
import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { draftAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import {
  type Arguments,
  readArguments,
  readChoice,
  readChoices,
  readList,
  readNone,
  required,
} from '../../read-arguments.ts'
import { writeNewFile } from '../../read-file.ts'
import { printable } from '../../text-table.ts'

const options = {
  ...doorOptions,
  form: { type: 'string' },
  with: { type: 'string', multiple: true },
  kind: { type: 'string' },
  for: { type: 'string', multiple: true },
  field: { type: 'string', multiple: true },
  from: { type: 'string' },
  until: { type: 'string' },
  title: { type: 'string' },
  'title-en': { type: 'string' },
  under: { type: 'string' },
  renews: { type: 'string' },
  id: { type: 'string' },
  out: { type: 'string' },
} as const

/** `simpul agreement draft`: a document over what the schemas offer today. */
export const agreementDraft: Command = {
  name: 'draft',
  summary: 'Drafts an agreement from what the schemas offer today.',
  help: `
simpul agreement draft: drafts an agreement from what the schemas offer today. It binds nobody.

Usage: simpul agreement draft --as WHO --form FORM --with AGENCY [options]

  --form FORM     the form that @share(under:) names: pks-protection
  --with AGENCY   the other party, by its id or its subgraph: government
  --for P         only lines for this purpose; may be repeated
  --field F       only lines of this field, Worker.maritalStatus, and of the key that its rows
                  need; may be repeated
  --kind K        PKS (data, between two) or MOU (a frame); default PKS
  --from DAY      the first day, yyyy-mm-dd or today (default tomorrow); --until DAY the last
  --title T       what it is called in Indonesian; --title-en T in English
  --under ID      the memorandum above it (default the one in force between both)
  --renews ID     the earlier agreement that it follows
  --id ID         its id (default FORM-YEAR)
  --out FILE      where the document is written (default standard output)
${doorHelp}

Exit codes: 0 drafted, 1 it failed, was refused, or could not be signed as it stands (the
document is written all the same), 2 it was called wrongly.

Example:
  simpul agreement draft --as ngo/head --form pks-protection --with government \\
         --field Worker.maritalStatus --out draft.json
`,
  run: draft,
}

async function draft(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  readNone(positionals)
  const input = inputOf(values)
  const door = await openStaffDoor(values, shell)
  const answer = await door.ask('agreementDraft', input, draftAnswerSchema)
  const document = `${JSON.stringify(answer.document, null, 2)}\n`
  if (values.out !== undefined) await writeNewFile(values.out, document)
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else if (values.out === undefined) shell.out(document)
  else shell.out(`The draft is in ${values.out}. See what it opens: simpul agreement preview ${values.out}\n`)
  if (!answer.fault) return exitCodes.ok
  shell.err(`It could not be signed as it stands. ${printable(answer.fault)}\n`)
  return exitCodes.failed
}

type DraftValues = Arguments<typeof options>['values']

function inputOf(values: DraftValues): object {
  const partners = (readList(values.with) ?? []).map((one) => readAgency('with', one))
  const [partner = readAgency('with', required('with', undefined)), ...others] = partners
  const { from, until, under, renews, id, title, 'title-en': english } = values
  return {
    form: required('form', values.form),
    with: others.length === 0 ? partner : partners,
    kind: values.kind === undefined ? undefined : readChoice('kind', values.kind, ['PKS', 'MOU']),
    from: from === 'today' ? jakartaDay(new Date()) : from,
    until,
    under,
    renews,
    id,
    title: titleOf(title, english),
    coordinates: readList(values.field),
    purposes: readChoices('for', values.for, purposes),
  }
}

function titleOf(indonesian: string | undefined, english: string | undefined): object | undefined {
  const either = indonesian ?? english
  return either === undefined ? undefined : { id: indonesian ?? either, en: english ?? either }
}
