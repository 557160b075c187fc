import { z } from 'zod'
import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { usageError } from '../../command-error.ts'
import { recordAnswerSchema } from '../../kit/plain-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { type Arguments, readArguments, readChoice, readOne, required } from '../../read-arguments.ts'
import { writeNewFile } from '../../read-file.ts'
import { recordText } from '../record-command.ts'

const answers = { accept: 'ACCEPT', refuse: 'REFUSE', 'ask-back': 'ASK_BACK' } as const

const options = {
  ...doorOptions,
  answer: { type: 'string' },
  text: { type: 'string' },
  out: { type: 'string' },
} as const

/** `simpul access answer`: what a head says to a partner that asked for fields. */
export const accessAnswer: Command = {
  name: 'answer',
  summary: 'Answers a partner that has asked for fields; a head does it.',
  help: `
simpul access answer: answers a partner that has asked for fields; a head does it.

Usage: simpul access answer --as WHO REQUEST --answer accept | refuse | ask-back [options]

  --answer A      accept makes a draft agreement over just these fields; nothing opens until
                  both have signed it. refuse and ask-back need --text
  --text TEXT     the reason of a refusal, or what you want to know
  --out FILE      where the draft is written (default standard output); a second one, under
                  another form, goes to FILE with -2 before its ending
${doorHelp}

Exit codes: 0 answered, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: answer,
}

const answeredSchema = z.looseObject({
  request: recordAnswerSchema,
  drafts: z.array(z.looseObject({ document: z.unknown() })).default([]),
})

async function answer(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  const request = readOne(positionals, 'the id of a request')
  const input = { request, ...inputOf(values) }
  const door = await openStaffDoor(values, shell)
  const answered = await door.ask('accessAnswer', input, answeredSchema)
  const documents = answered.drafts.map(({ document }) => `${JSON.stringify(document, null, 2)}\n`)
  const files = documents.map((_, index) => fileOf(values.out, index))
  for (const [index, file] of files.entries()) if (file !== undefined) await writeNewFile(file, documents[index] ?? '')
  if (values.json) shell.out(`${JSON.stringify(answered)}\n`)
  else shell.out(values.out === undefined && documents.length > 0 ? documents.join('') : recordText(answered.request))
  if (documents.length > 0)
    shell.err(
      `Nothing is open yet: preview, propose and sign ${values.out === undefined ? 'the draft' : files.join(' and ')}.\n`,
    )
  return exitCodes.ok
}

function inputOf({ answer: named, text }: Arguments<typeof options>['values']) {
  const chosen = answers[readChoice('answer', required('answer', named), ['accept', 'refuse', 'ask-back'])]
  if (chosen !== 'ACCEPT' && text === undefined) throw usageError(`--text is missing: ${named} says why.`)
  return { answer: chosen, text }
}

/** `draft.json`, then `draft-2.json`. */
function fileOf(file: string | undefined, index: number): string | undefined {
  if (file === undefined || index === 0) return file
  return /\.[^./]*$/.test(file) ? file.replace(/(\.[^./]*)$/, `-${index + 1}$1`) : `${file}-${index + 1}`
}
