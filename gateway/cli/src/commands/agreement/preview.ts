import { type Command, type ExitCode, exitCodes, type Shell } from '../../command.ts'
import { type PreviewedOpening, previewAnswerSchema } from '../../kit/agreement-answers.ts'
import { doorHelp, doorOptions, openStaffDoor } from '../../kit/staff-door.ts'
import { readArguments, readOne } from '../../read-arguments.ts'
import { printable, textTable } from '../../text-table.ts'
import { agreementOrDocument } from './agreement-or-document.ts'

/** `simpul agreement preview`: what a document would open, before anybody signs it. */
export const agreementPreview: Command = {
  name: 'preview',
  summary: 'Shows exactly which fields an agreement would open, to whom and why.',
  help: `
simpul agreement preview: shows exactly which fields an agreement would open, to whom and why.

Usage: simpul agreement preview --as WHO FILE | - | AGREEMENT

${doorHelp}

"rows today" is how many rows the line would open today. Only the owner of a field knows
it, so it is a dash for the fields of the other party. A basis marked (duty) is one that
the owner cannot end alone. "stays closed" says why a line would open nothing: NOT_OFFERED
the owner's schema does not have it so, LINE_OUTDATED the field has changed since the draft.

Exit codes: 0 shown, 1 it failed, was refused, or could not be signed as it stands, 2 it was
called wrongly.
`,
  run: preview,
}

async function preview(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, doorOptions)
  const input = await agreementOrDocument(
    readOne(positionals, 'a file, "-" or the id of an agreement'),
    shell.readInput,
  )
  const door = await openStaffDoor(values, shell)
  const answer = await door.ask('agreementPreview', input, previewAnswerSchema)
  if (values.json) shell.out(`${JSON.stringify(answer)}\n`)
  else shell.out(`${previewTable(answer.opens)}\n${summary(answer.opens)}\n`)
  if (!answer.fault) return exitCodes.ok
  shell.err(`It could not be signed as it stands. ${printable(answer.fault)}\n`)
  return exitCodes.failed
}

function previewTable(opens: readonly PreviewedOpening[]): string {
  const headings = [
    'field',
    'class',
    'from',
    'to whom',
    'purpose',
    'basis',
    'rows',
    'rows today',
    'kept days',
    'already open?',
  ]
  return textTable(headings, opens.map(rowOf))
}

function rowOf(one: PreviewedOpening): readonly string[] {
  return [
    one.coordinate,
    one.class ?? '-',
    one.owner,
    one.recipient,
    one.purpose,
    one.duty ? `${one.basis} (duty)` : one.basis,
    one.rows,
    one.rowsToday === undefined || one.rowsToday === null ? '-' : `${one.rowsToday}`,
    `${one.retainDays}`,
    standingOf(one),
  ]
}

function standingOf(one: PreviewedOpening): string {
  const reason = reasonOf(one)
  if (reason !== undefined) return `stays closed: ${reason}`
  return one.wasOpen ? 'yes' : 'no'
}

/** Why a line would open nothing even when it is signed. */
function reasonOf({ closedBecause, isOutdated }: PreviewedOpening): string | undefined {
  return closedBecause ?? (isOutdated ? 'LINE_OUTDATED' : undefined)
}

function summary(opens: readonly PreviewedOpening[]): string {
  const closed = opens.filter((one) => reasonOf(one) !== undefined)
  const fresh = opens.filter((one) => !one.wasOpen && !closed.includes(one)).length
  const before = opens.length - closed.length - fresh
  return [
    `${countOf(fresh)} would open what is closed today; ${before} open already.`,
    ...(closed.length > 0 ? [`${countOf(closed.length)} would open nothing.`] : []),
  ].join(' ')
}

function countOf(lines: number): string {
  return lines === 1 ? '1 line' : `${lines} lines`
}
