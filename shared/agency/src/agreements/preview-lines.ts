import {
  type AgencyCaller,
  type AgencyView,
  type AgreementLine,
  type AgreementView,
  type BoundaryRules,
  type ClosedReason,
  compileMatrix,
  type Matrix,
  type Reach,
  type RegisterView,
} from '@simpul/boundary'
import type { AgreementDocument } from '@simpul/trust'

/** What one own line of an agreement would do if the agreement were active now. */
export interface LineEffect {
  readonly line: AgreementLine
  /** Why it would open nothing; null where it opens its field. */
  readonly closedBecause: ClosedReason | null
  /** The way by which rows are reached under it. */
  readonly reach: Reach
  /** The whole decision for its recipient and purpose with the agreement in force. */
  readonly matrix: Matrix
}

/**
 * Decides each line that concerns the owner's own fields as a request would be decided with the agreement in force
 * beside those that are active today, so that a preview and the boundary cannot disagree.
 */
export function effectsOf(
  document: AgreementDocument,
  rules: BoundaryRules,
  register: RegisterView,
): readonly LineEffect[] {
  const inForce = withAgreement(document, register)
  const compiled = new Map<string, Matrix>()
  return document.lines
    .filter(({ owner }) => owner === rules.agency.id)
    .flatMap((line) => {
      const recipient = register.agencies.get(line.recipient)
      if (recipient === undefined) return []
      const name = `${line.recipient} ${line.purpose}`
      const matrix = compiled.get(name) ?? compileMatrix(rules, clearedFor(recipient, line), inForce)
      compiled.set(name, matrix)
      return [effectOf(line, document, matrix)]
    })
}

/** True where the same field is open today, for the same rows and purpose, under another agreement. */
export function isOpenElsewhere(line: AgreementLine, digestToday: string, id: string, register: RegisterView): boolean {
  return register.agreements.some(
    (agreement) =>
      agreement.id !== id && agreement.isActive && agreement.lines.some((other) => isSame(line, other, digestToday)),
  )
}

function isSame(line: AgreementLine, other: AgreementLine, digestToday: string): boolean {
  return (
    other.coordinate === line.coordinate &&
    other.owner === line.owner &&
    other.recipient === line.recipient &&
    other.purpose === line.purpose &&
    other.basis === line.basis &&
    other.rows === line.rows &&
    other.digest === digestToday
  )
}

function effectOf(line: AgreementLine, { id }: AgreementDocument, matrix: Matrix): LineEffect {
  const reach: Reach = line.rows === 'GRANTED' ? `GRANTED:${line.basis}` : line.rows
  const cell = matrix.cells.get(line.coordinate) ?? ({ kind: 'closed', because: 'NOT_OFFERED' } as const)
  if (cell.kind === 'closed') return { line, closedBecause: cell.because, reach, matrix }
  const opens = cell.ways.some(
    (way) => way.reach === reach && (way.agreement === id || way.line?.digest === line.digest),
  )
  return { line, closedBecause: opens ? null : 'LINE_OUTDATED', reach, matrix }
}

function withAgreement({ id, kind, form, parties, lines }: AgreementDocument, register: RegisterView): RegisterView {
  const view: AgreementView = { id, kind, form, parties, isActive: true, lines }
  return {
    epoch: `preview of ${id}`,
    isFresh: true,
    agencies: register.agencies,
    // what is not active opens nothing, and would only change the reasons
    agreements: [view, ...register.agreements.filter((other) => other.id !== id && other.isActive)],
  }
}

/** Somebody of the recipient whose role may see every class. */
function clearedFor({ id, kind }: AgencyView, { purpose }: AgreementLine): AgencyCaller {
  return { kind: 'agency', agency: id, agencyKind: kind, person: '', role: 'SUPERVISOR', purpose }
}
