import { z } from 'zod'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { commandGroup } from '../command-group.ts'
import { recordAnswerSchema } from '../kit/plain-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../kit/staff-door.ts'
import { readArguments, readOne } from '../read-arguments.ts'
import { readBytesFile } from '../read-file.ts'
import { recordText } from './record-command.ts'

const sentSchema = z.object({ file: recordAnswerSchema })

const filePut: Command = {
  name: 'put',
  summary: 'Sends a file to your own agency, and prints the id by which an act attaches it.',
  help: `
simpul file put: sends a file to your own agency, and prints the id by which an act attaches it.

Usage: simpul file put --as WHO FILE

The file is a PDF, PNG, JPEG or HEIC of at most 10 MiB. It waits a day for an act of yours that
names its id (fileId), and is removed if none does.
${doorHelp}

Exit codes: 0 done, 1 it failed or was refused, 2 it was called wrongly.
`,
  run: putFile,
}

async function putFile(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, doorOptions)
  const bytes = await readBytesFile(readOne(positionals, 'a file'))
  const door = await openStaffDoor(values, shell, ['PLACEMENT', 'VERIFICATION', 'PROTECTION'])
  const answer = await door.send(bytes, sentSchema)
  shell.out(values.json ? `${JSON.stringify(answer)}\n` : recordText(answer.file))
  return exitCodes.ok
}

/** `simpul file`: what an agency keeps of documents. */
export const fileCommand = commandGroup('file', {
  summary: 'Sends a file that an act attaches.',
  about: 'A file goes to the owner straight, never through the hub, and is fetched by a link of a minute.',
  parts: [filePut],
})
