import type { Caller } from '@simpul/boundary'
import { textTable } from '../text-table.ts'
import type { ExplainedField } from './explain-query.ts'

/** An explanation for a person: a table, and below it what would open each closed field. */
export function explanationText(fields: readonly ExplainedField[], caller: Caller): string {
  const headings = ['field', 'owner', 'class', 'offered', 'agreed', 'cleared', 'rows', 'grant', 'so it is']
  const table = textTable(headings, fields.map(rowOf))
  return [`${callerSentence(caller)}\n`, table, remedies(fields)].filter(Boolean).join('\n')
}

function callerSentence(caller: Caller): string {
  if (caller.kind === 'public') return 'As the public:'
  if (caller.kind === 'subject') return 'As the person whom rows are about:'
  return `As ${caller.role} of ${caller.agency}, for ${caller.purpose}:`
}

function rowOf(one: ExplainedField): readonly string[] {
  return [
    one.readBy === undefined ? one.field : `${one.field} (by ${one.readBy})`,
    one.owner,
    one.class,
    yesNo(one.isOffered),
    one.agreements.map(({ id, until }) => (until === undefined ? id : `${id} until ${until}`)).join(', ') || '-',
    yesNo(one.isCleared),
    rowsOf(one.rows),
    one.grant ?? '-',
    verdictOf(one),
  ]
}

/** Several grounds of one reach read as one. */
function rowsOf(rows: readonly string[]): string {
  const grounds = rows.filter((row) => row.startsWith('GRANTED on ')).map((row) => row.slice('GRANTED on '.length))
  const others = rows.filter((row) => !row.startsWith('GRANTED on '))
  return [...others, ...(grounds.length > 0 ? [`GRANTED on ${grounds.join(' or ')}`] : [])].join(', ') || '-'
}

function verdictOf({ verdict, reason, rows }: ExplainedField): string {
  if (verdict === 'CLOSED') return `closed: ${reason}`
  if (verdict === 'OPEN') return 'open'
  return rows.some((row) => row.startsWith('GRANTED')) ? 'open where a grant is live' : 'open for such rows'
}

function yesNo(value: boolean | undefined): string {
  if (value === undefined) return '-'
  return value ? 'yes' : 'no'
}

/** One sentence for all fields that it would open. */
function remedies(fields: readonly ExplainedField[]): string {
  const closed = new Map<string, Set<string>>()
  for (const { field, opens } of fields)
    if (opens !== undefined) closed.set(opens, (closed.get(opens) ?? new Set()).add(field))
  if (closed.size === 0) return ''
  const lines = [...closed].map(([opens, named]) => `  ${[...named].join(', ')}\n    ${opens}\n`)
  return `What would open the rest:\n\n${lines.join('\n')}`
}
