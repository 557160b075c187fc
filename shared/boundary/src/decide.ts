import {
  type AgencyCaller,
  type Caller,
  type ClosedReason,
  closedReasons,
  type Decision,
  type RowFacts,
} from './decision.ts'
import type { AgreementLine, AgreementView, RegisterView } from './register-view.ts'
import type { LeafRules, Share } from './rules.ts'
import { type Class, isCleared } from './vocabulary.ts'

/** What of a field's rules a decision needs: a leaf's, or an act's with its offers as shares. */
export type Decidable = Pick<LeafRules, 'coordinate' | 'classification' | 'shares' | 'hasSubject' | 'digest'>

/**
 * Decides whether `caller` may read one field of one row. Exclusion, owner, subject, shares: in this order.
 * The row's key is a field like any other and is decided by a call of its own.
 */
export function decide(field: Decidable, caller: Caller, row: RowFacts, register: RegisterView): Decision {
  if (row.isExcluded) return closed('NO_GRANT') // reads like absence
  if (field.classification === 'PUBLIC') return { kind: 'open', because: 'PUBLIC' }
  if (caller.kind === 'public') return closed('NOT_OFFERED')
  if (caller.kind === 'subject') return decideSubject(field, row)
  if (row.owner === caller.agency) return decideOwn(field, caller)
  return best(field.shares, (share) => decideShare(field, share, caller, row, register))
}

function decideSubject(field: Decidable, row: RowFacts): Decision {
  if (!field.hasSubject) return closed('NOT_OFFERED')
  return row.isAboutCaller ? { kind: 'open', because: 'SUBJECT' } : closed('NO_GRANT')
}

function decideOwn(field: Decidable, caller: AgencyCaller): Decision {
  return isCleared(caller.role, field.classification) ? { kind: 'open', because: 'OWNER' } : closed('NOT_CLEARED')
}

function decideShare(
  field: Decidable,
  share: Share,
  caller: AgencyCaller,
  row: RowFacts,
  register: RegisterView,
): Decision {
  const line = findLine(field, share, row.owner, caller, register)
  if (line.kind === 'closed') return line
  if (!isCleared(caller.role, field.classification)) return closed('NOT_CLEARED')
  return coversRow(share, row) ? { ...line, because: 'SHARED' } : closed('NO_GRANT')
}

type Found =
  | { readonly kind: 'open'; readonly agreement: string; readonly line: AgreementLine }
  | Extract<Decision, { kind: 'closed' }>

/** The line of an active agreement that accepts one offer, whatever the row; or the reason why there is none. */
export function findLine(
  field: Decidable,
  share: Share,
  owner: string,
  caller: AgencyCaller,
  register: RegisterView,
): Found {
  if (share.with !== caller.agencyKind) return closed('NOT_OFFERED')
  if (!share.for.includes(caller.purpose)) return closed('PURPOSE_NOT_ALLOWED')
  const found = candidates(field, share, owner, caller, register)
  if (found.length === 0) return closed('NOT_AGREED')
  const active = found.filter(({ agreement }) => agreement.isActive && areAdmitted(register, owner, caller.agency))
  if (active.length === 0) return closed('AGREEMENT_NOT_ACTIVE')
  const current = active.find(({ line }) => line.digest === field.digest)
  if (current === undefined) return closed('LINE_OUTDATED')
  if (!register.isFresh && isAboutPeople(field.classification)) return closed('REGISTER_STALE')
  return { kind: 'open', agreement: current.agreement.id, line: current.line }
}

interface Candidate {
  readonly agreement: AgreementView
  readonly line: AgreementLine
}

function candidates(
  field: Decidable,
  share: Share,
  owner: string,
  caller: AgencyCaller,
  register: RegisterView,
): Candidate[] {
  return register.agreements
    .filter((agreement) => agreement.form === share.under)
    .filter((agreement) => agreement.kind === 'PKS' || !isAboutPeople(field.classification))
    .filter((agreement) => agreement.parties.includes(owner) && agreement.parties.includes(caller.agency))
    .flatMap((agreement) =>
      agreement.lines.filter((line) => accepts(line, field, share, owner, caller)).map((line) => ({ agreement, line })),
    )
}

function accepts(line: AgreementLine, field: Decidable, share: Share, owner: string, caller: AgencyCaller): boolean {
  return (
    line.coordinate === field.coordinate &&
    line.owner === owner &&
    line.recipient === caller.agency &&
    line.purpose === caller.purpose &&
    line.basis === share.on &&
    line.rows === share.rows
  )
}

function areAdmitted(register: RegisterView, ...ids: readonly string[]): boolean {
  return ids.every((id) => register.agencies.get(id)?.isSuspended === false)
}

function coversRow(share: Share, row: RowFacts): boolean {
  if (share.rows === 'ALL') return true
  return share.rows === 'LINKED' ? row.isLinked : row.grantedOn.includes(share.on)
}

function isAboutPeople(classification: Class): boolean {
  return classification === 'PERSONAL' || classification === 'SPECIFIC'
}

/** The open decision of several, or the closed one that came furthest. */
function best(shares: readonly Share[], decideOne: (share: Share) => Decision): Decision {
  let furthest: Decision = closed('NOT_OFFERED')
  for (const share of shares) {
    const decision = decideOne(share)
    if (decision.kind === 'open') return decision
    if (furthest.kind === 'closed') furthest = closed(further(furthest.because, decision.because))
  }
  return furthest
}

/** Of two reasons the one nearer to open: what stands in the way once the other is settled. */
export function further(left: ClosedReason, right: ClosedReason): ClosedReason {
  return closedReasons.indexOf(left) >= closedReasons.indexOf(right) ? left : right
}

function closed(because: ClosedReason): Extract<Decision, { kind: 'closed' }> {
  return { kind: 'closed', because }
}
