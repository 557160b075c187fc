import type { ClosedReason } from '@simpul/boundary'
import { textTable } from '../text-table.ts'
import type { Answer, ClosedField, OpenedField } from './answer.ts'

const meanings: Readonly<Record<ClosedReason, string>> = {
  NOT_OFFERED: 'the owner does not offer it to your kind of agency',
  PURPOSE_NOT_ALLOWED: 'the owner offers it, but not for this purpose',
  NOT_AGREED: 'no signed line of an agreement names it for you and this purpose',
  AGREEMENT_NOT_ACTIVE: 'the agreement is not in force today',
  LINE_OUTDATED: 'the field has changed since it was agreed; it must be signed again',
  REGISTER_STALE: 'the owner has had no news from the register for too long',
  NOT_CLEARED: 'your role may not see values as sensitive as this',
  NO_GRANT: 'nothing names you for this person: no live grant and no link, or no such record',
}

/** Says below an answer which fields were closed and why, and what binds the reader for those that were opened. */
export function boundaryReport({ closed, opened }: Answer): string {
  return [closedReport(closed), openedReport(opened)].filter(Boolean).join('\n')
}

function closedReport(closed: readonly ClosedField[]): string {
  if (closed.length === 0) return ''
  const rows = closed.map(({ coordinate, owner, reason, agreement, signed, ask }) => [
    coordinate,
    owner ?? '-',
    reason,
    signed && signed.length > 0 ? signed.join(' or ') : (agreement ?? '-'),
    ask ?? '-',
  ])
  const reasons = [...new Set(closed.map(({ reason }) => reason))]
  const legend = reasons.map((reason) => `  ${reason}: ${meaningOf(reason)}.\n`).join('')
  return `Closed: ${count(closed)}.\n\n${textTable(['field', 'owner', 'reason', 'opened by', 'ask'], rows)}\n${legend}`
}

function openedReport(opened: readonly OpenedField[]): string {
  if (opened.length === 0) return ''
  const rows = opened.map(({ coordinate, owner, agreement, basis, retainDays }) => [
    coordinate,
    owner ?? '-',
    agreement ?? '-',
    basis ?? '-',
    retainDays === undefined || retainDays === null ? '-' : `${retainDays}`,
  ])
  const table = textTable(['field', 'owner', 'agreement', 'basis', 'keep days'], rows)
  return `Opened by agreement: ${count(opened)}. Do not pass them on.\n\n${table}`
}

function count(fields: readonly unknown[]): string {
  return fields.length === 1 ? '1 field' : `${fields.length} fields`
}

function meaningOf(reason: string): string {
  return new Map(Object.entries(meanings)).get(reason) ?? 'the owner keeps it closed'
}
