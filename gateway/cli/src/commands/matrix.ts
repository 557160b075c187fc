import { purposes } from '@simpul/boundary'
import { readAgency } from '../agency-names.ts'
import { type Command, type ExitCode, exitCodes, type Shell } from '../command.ts'
import { usageError } from '../command-error.ts'
import { type Arguments, readArguments, readChoice, readNone } from '../read-arguments.ts'
import { boundaryHelp, boundaryOptions, type LoadedBoundary, loadBoundary } from '../register/load-boundary.ts'
import { matrixCsv, matrixTable } from '../sharing/matrix-columns.ts'
import { matrixPage } from '../sharing/matrix-page.ts'
import { sharingMatrix } from '../sharing/sharing-matrix.ts'
import { everybody, filterRows, type SharingRow, subject } from '../sharing/sharing-row.ts'

const formats = ['table', 'csv', 'json', 'html'] as const

const options = {
  ...boundaryOptions,
  format: { type: 'string', default: 'table' },
  agency: { type: 'string' },
  owner: { type: 'string' },
  purpose: { type: 'string' },
  type: { type: 'string' },
  all: { type: 'boolean', default: false },
  closed: { type: 'boolean', default: false },
} as const

/** `simpul matrix`: who may read what, for which purpose, for which rows, on which ground, under what. */
export const matrixCommand: Command = {
  name: 'matrix',
  summary: 'Shows who may read what, for which purpose, rows and basis, under what agreement.',
  help: `
simpul matrix: shows who may read what, for which purpose, rows and basis, under what agreement.

Usage: simpul matrix [options]

  --agency A      only what agency A may read of others; by id or by subgraph: ngo
  --owner A       only what agency A owns
  --purpose P     only for this purpose
  --type T        only fields of this type: Worker
  --closed        also what is offered and closed today, with the reason
  --all           also own staff, the people whom rows are about, and the public
  --format F      table (default), csv, json or html (one page, Indonesian and English)
${boundaryHelp}
  --json          the same as --format json

It is computed here, by the rules that the owners enforce: from their schema files and from
the register, every signature checked against the founding. Nobody signs in.
Rows: ALL; LINKED, those that name the reader; GRANTED, those of people who permit it.

Exit codes: 0 shown, 1 the register or a schema could not be read, 2 it was called wrongly.
`,
  run: matrix,
}

async function matrix(args: readonly string[], shell: Shell): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options)
  readNone(positionals)
  const format = values.json ? 'json' : readChoice('format', values.format, formats)
  const filter = filterOf(values)
  const boundary = await loadBoundary(values, shell)
  refuseUnknown(filter, boundary)
  const rows = filterRows(sharingMatrix(boundary.owners, boundary.state), filter).filter((row) => isWanted(row, values))
  shell.out(rendered(format, rows, boundary))
  for (const remark of boundary.remarks) shell.err(`${remark}\n`)
  return exitCodes.ok
}

type MatrixValues = Arguments<typeof options>['values']

function filterOf({ agency, owner, purpose, type }: MatrixValues) {
  return {
    agency: agency === undefined ? undefined : readAgency('agency', agency),
    owner: owner === undefined ? undefined : readAgency('owner', owner),
    purpose: purpose === undefined ? undefined : readChoice('purpose', purpose, purposes),
    type,
  }
}

/** A misspelt name would read as "nobody may". */
function refuseUnknown(
  { agency, owner, type }: ReturnType<typeof filterOf>,
  { owners, state, founding }: LoadedBoundary,
): void {
  const agencies = [...new Set([...founding.agencies.map(({ id }) => id), ...state.agencies.keys()])]
  for (const named of [agency, owner])
    if (named !== undefined && !agencies.includes(named))
      throw usageError(`The register knows no agency "${named}", only ${agencies.join(', ')}.`)
  if (type !== undefined && !owners.some(({ types }) => types.has(type)))
    throw usageError(`No schema has a type "${type}".`)
}

function isWanted({ reader, owner, closed }: SharingRow, { all, closed: withClosed }: MatrixValues): boolean {
  if (closed !== undefined) return withClosed
  return all || ![owner, everybody, subject].includes(reader)
}

function rendered(format: (typeof formats)[number], rows: readonly SharingRow[], boundary: LoadedBoundary): string {
  const { now, state } = boundary
  if (format === 'csv') return matrixCsv(rows)
  if (format === 'table') return matrixTable(rows)
  if (format === 'html') return matrixPage({ rows, at: now, seq: state.head.seq, isFresh: state.isFresh })
  return `${JSON.stringify({ at: now, head: state.head, isFresh: state.isFresh, rows })}\n`
}
